import { describe, expect, it } from 'vitest';
import { cronOf, isDue, lastDue, lateSince } from '@/lib/domain/rhythm';

const at = (text: string) => new Date(text);
/** 07:00 in Seoul is 22:00 of the day before in UTC. */
const daily = { hour: 7 };

describe('a daily source', () => {
  it('was due last at seven in Seoul', () => {
    expect(lastDue(7, at('2026-11-24T08:00:00+09:00'))).toEqual(at('2026-11-24T07:00:00+09:00'));
    expect(lastDue(7, at('2026-11-24T07:00:00+09:00'))).toEqual(at('2026-11-24T07:00:00+09:00'));
    expect(lastDue(7, at('2026-11-24T06:59:59+09:00'))).toEqual(at('2026-11-23T07:00:00+09:00'));
  });

  it('is due where it was last read before that', () => {
    const now = at('2026-11-24T09:00:00+09:00');
    expect(isDue(daily, at('2026-11-23T08:00:00+09:00'), now)).toBe(true);
    expect(isDue(daily, at('2026-11-24T07:10:00+09:00'), now)).toBe(false);
    expect(isDue(daily, null, now)).toBe(true);
  });

  it('is late three hours after it was due, from then on', () => {
    const yesterday = at('2026-11-23T07:20:00+09:00');
    expect(lateSince(daily, yesterday, at('2026-11-24T09:59:00+09:00'))).toBeNull();
    expect(lateSince(daily, yesterday, at('2026-11-24T10:01:00+09:00'))).toEqual(
      at('2026-11-24T07:00:00+09:00'),
    );
    expect(lateSince(daily, at('2026-11-24T07:20:00+09:00'), at('2026-11-25T06:00:00+09:00'))).toBeNull();
    // Still late the next morning, before that day's three hours are over.
    expect(lateSince(daily, at('2026-11-22T07:20:00+09:00'), at('2026-11-24T08:00:00+09:00'))).toEqual(
      at('2026-11-23T07:00:00+09:00'),
    );
  });
});

describe('a periodic source', () => {
  const now = at('2026-11-24T12:00:00Z');
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

  it('is due after its minutes', () => {
    expect(isDue({ minutes: 5 }, minutesAgo(4), now)).toBe(false);
    expect(isDue({ minutes: 5 }, minutesAgo(5), now)).toBe(true);
  });

  it('is late after three rounds, a quarter of an hour at least', () => {
    expect(lateSince({ minutes: 1 }, minutesAgo(14), now)).toBeNull();
    expect(lateSince({ minutes: 1 }, minutesAgo(16), now)).toEqual(minutesAgo(16));
    expect(lateSince({ minutes: 30 }, minutesAgo(89), now)).toBeNull();
    expect(lateSince({ minutes: 30 }, minutesAgo(91), now)).toEqual(minutesAgo(91));
  });
});

it.each([
  [{ minutes: 5 }, '*/5 * * * *'],
  [{ minutes: 60 }, '0 */1 * * *'],
  [{ minutes: 360 }, '0 */6 * * *'],
  [{ minutes: 1440 }, '0 0 * * *'],
  [{ hour: 7 }, '5 7 * * *'],
])('the schedule of %o is %s', (rhythm, cron) => {
  expect(cronOf(rhythm)).toBe(cron);
});

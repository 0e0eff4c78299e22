/**
 * How often a source is read, and from when on it is late. A periodic one is read every so many minutes; a daily one once a day
 * after an hour of Seoul's clock.
 */
export type Rhythm = { minutes: number } | { hour: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Seoul is nine hours ahead of UTC all year. */
const SEOUL_MS = 9 * HOUR_MS;

/** Three rounds may be missed, or a quarter of an hour where they are short. */
const ROUNDS = 3;
const SHORTEST_MS = 15 * MINUTE_MS;
/** A daily one has three hours for its retries. */
const DAILY_GRACE_MS = 3 * HOUR_MS;

/** The last moment at which a daily source became due, at or before `now`. */
export function lastDue(hour: number, now: Date): Date {
  const seoul = now.getTime() + SEOUL_MS;
  const today = Math.floor(seoul / DAY_MS) * DAY_MS + hour * HOUR_MS;
  return new Date((today <= seoul ? today : today - DAY_MS) - SEOUL_MS);
}

/** Whether a source should be read now, rather than at its next turn. @param last when it was last read; null: never */
export function isDue(rhythm: Rhythm, last: Date | null, now: Date): boolean {
  if (last === null) return true;
  if ('hour' in rhythm) return last < lastDue(rhythm.hour, now);
  return now.getTime() - last.getTime() >= rhythm.minutes * MINUTE_MS;
}

/**
 * Since when a source is late.
 * @param last when it was last read successfully, or, where it never was, when it was first tried
 * @returns null where it is in time
 */
export function lateSince(rhythm: Rhythm, last: Date, now: Date): Date | null {
  if ('hour' in rhythm) {
    const due = lastDue(rhythm.hour, now);
    return last < due && now.getTime() - due.getTime() > DAILY_GRACE_MS
      ? due
      : dayBefore(rhythm.hour, last, due);
  }
  const allowed = Math.max(ROUNDS * rhythm.minutes * MINUTE_MS, SHORTEST_MS);
  return now.getTime() - last.getTime() > allowed ? last : null;
}

/** In the hours of grace a source that missed the day before is still late. */
function dayBefore(hour: number, last: Date, due: Date): Date | null {
  const earlier = lastDue(hour, new Date(due.getTime() - 1));
  return last < earlier ? earlier : null;
}

/** The schedule in five fields of cron, in Seoul time. */
export function cronOf(rhythm: Rhythm): string {
  if ('hour' in rhythm) return `5 ${rhythm.hour} * * *`;
  if (rhythm.minutes < 60) return `*/${rhythm.minutes} * * * *`;
  const hours = rhythm.minutes / 60;
  return hours < 24 ? `0 */${hours} * * *` : '0 0 * * *';
}

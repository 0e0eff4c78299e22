import { describe, expect, it } from 'vitest';
import { snakeKeys } from '@/lib/domain/snake-keys';
import { feedLag } from '@/lib/domain/status';

const at = new Date('2026-07-18T09:00:00Z');

describe('feedLag', () => {
  it('is none when everything was read, however long ago the newest change was made', () => {
    const newestChangeAt = new Date('2026-07-01T00:00:00Z');
    expect(feedLag({ at, newestChangeAt, oldestUnreadAt: null, unread: 0 })).toEqual({
      measuredAt: '2026-07-18T09:00:00.000Z',
      newestChangeAt: '2026-07-01T00:00:00.000Z',
      unread: 0,
      seconds: 0,
      stalled: false,
    });
  });

  it.each([
    ['2026-07-18T08:45:00Z', 900, false],
    ['2026-07-18T08:44:59Z', 901, true],
    // A clock that runs ahead is no negative lag.
    ['2026-07-18T09:00:05Z', 0, false],
  ])('since %s is %i s', (oldest, seconds, stalled) => {
    const oldestUnreadAt = new Date(oldest);
    expect(feedLag({ at, newestChangeAt: at, oldestUnreadAt, unread: 3 })).toMatchObject({
      seconds,
      stalled,
    });
  });
});

describe('snakeKeys', () => {
  it('changes keys at every depth, and nothing else', () => {
    expect(snakeKeys({ heldBack: 1, runs: [{ asOfFrom: 'heldBack', error: null }] })).toEqual({
      held_back: 1,
      runs: [{ as_of_from: 'heldBack', error: null }],
    });
  });
});

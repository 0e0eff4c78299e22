import { describe, expect, it } from 'vitest';
import { CastQueue } from '@/lib/http/ballot/cast-queue';
import { findElectionNow } from '@/lib/http/ballot/elections';
import { MemoryLimit } from '@/lib/http/ballot/memory-limit';

describe('casts that come at once', () => {
  it('are let in up to a number, of which a part is for who has waited', async () => {
    const queue = new CastQueue();
    const ends: (() => void)[] = [];
    const work = () => new Promise<string>((resolve) => ends.push(() => resolve('taken')));
    const fresh = Array.from({ length: 60 }, () => queue.take(false, work));
    const begun = ends.length;
    const back = Array.from({ length: 60 }, () => queue.take(true, work));
    expect([begun, ends.length]).toEqual([48, 64]);
    ends.forEach((end) => end());
    const answers = [...(await Promise.all(fresh)), ...(await Promise.all(back))];
    expect(answers.filter((one) => one === 'taken')).toHaveLength(64);
    // What failed is over, too.
    await expect(queue.take(false, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await Promise.all(Array.from({ length: 48 }, () => queue.take(false, async () => 1)))).toEqual(
      Array.from({ length: 48 }, () => 1),
    );
  });

  it('are asked back one after the other, a hundred a second, none before a second has gone', () => {
    const queue = new CastQueue();
    const now = 1_000_000;
    const waits = Array.from({ length: 1000 }, () => queue.secondsToWait(now));
    expect([waits[0], waits[50], waits[150], waits[999]]).toEqual([1, 2, 3, 11]);
    // Some time later nobody waits any more.
    expect(queue.secondsToWait(now + 60_000)).toBe(1);
  });
});

describe('a limit in memory', () => {
  it('counts each in a window of time', () => {
    const limit = new MemoryLimit(2, 1000);
    expect([limit.isOver('a', 0), limit.isOver('a', 10), limit.isOver('a', 20)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(limit.isOver('b', 30)).toBe(false);
    expect(limit.isOver('a', 999)).toBe(true);
    expect(limit.isOver('a', 1000)).toBe(false);
  });
});

describe('a vote that is asked for', () => {
  it('is read once a second', async () => {
    let reads = 0;
    const find = () => {
      reads += 1;
      return Promise.resolve(null);
    };
    const at = (now: number, id = 'a') => findElectionNow(id, find, now);
    await Promise.all([at(0), at(10), at(999)]);
    expect(reads).toBe(1);
    await at(1000);
    await at(1000, 'b');
    expect(reads).toBe(3);
  });

  it('is read again where the reading failed', async () => {
    const failing = () => Promise.reject(new Error('away'));
    await expect(findElectionNow('c', failing, 0)).rejects.toThrow('away');
    expect(await findElectionNow('c', () => Promise.resolve(null), 1)).toBeNull();
  });
});

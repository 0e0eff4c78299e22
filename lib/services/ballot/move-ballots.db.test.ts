import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { newestHead } from '@/lib/services/ballot/ledger';
import { moveBallots } from '@/lib/services/ballot/move-ballots';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';
import { lookInRounds } from '@/lib/worker/jobs/move-ballots';

let db: TestDatabase;
let world: BallotWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db, { batch: 3, grace: 60 });
});
afterAll(() => db.drop());

const move = (now = new Date()) => moveBallots({ ballot: db.ballot, member: db.member }, now);
const size = async () => (await newestHead(db.ballot, PROCESS))?.size ?? 0;
async function castMore(number: number) {
  for (let one = 0; one < number; one += 1) await castBy(world, await addVoter(world), choosing(1));
}

describe('votes that are open', () => {
  it('have casts moved where enough wait together, and are closed when their time is over', async () => {
    await castMore(2);
    expect(await move()).toEqual({ open: 1, heads: 0, closed: [] });
    await castMore(1);
    expect(await move()).toEqual({ open: 1, heads: 1, closed: [] });
    expect(await size()).toBe(3);
    await castMore(1);
    // At its end, as long as what came in time is taken, it stays open.
    const { ends } = world.election;
    expect(await move(new Date(ends.getTime() + 59_999))).toEqual({ open: 1, heads: 0, closed: [] });
    expect(await size()).toBe(3);
    await db.sync.query(`INSERT INTO run (source, state) VALUES ('file', 'done')`);
    // The database takes the end from the process and from its own clock, not from who asks.
    const late = new Date(ends.getTime() + 61_000);
    expect(await move(late)).toEqual({ open: 1, heads: 0, closed: [] });
    expect(await size()).toBe(3);
    await setVoteClock(db.owner, late);
    expect(await move(late)).toEqual({ open: 0, heads: 0, closed: [PROCESS] });
    expect(await size()).toBe(4);
    const { rows } = await db.owner.query('SELECT payload FROM outbox ORDER BY id');
    expect(rows).toEqual([{ payload: `process:${PROCESS}` }, { payload: 'processes' }]);
    expect(await move(late)).toEqual({ open: 0, heads: 0, closed: [] });
  });
});

describe('the job', () => {
  const open = { open: 1, heads: 1, closed: [] };
  const over = { open: 0, heads: 0, closed: [PROCESS] };
  async function rounds(answers: (typeof open | typeof over)[], signal = new AbortController().signal) {
    let looks = 0;
    let pauses = 0;
    const result = await lookInRounds({
      look: () => Promise.resolve(answers[(looks += 1) - 1] ?? open),
      pause: () => Promise.resolve(void (pauses += 1)),
      signal,
    });
    return { looks, pauses, result };
  }

  it('looks five times in its minute, and once where no vote is open', async () => {
    expect(await rounds([])).toEqual({ looks: 5, pauses: 4, result: { outcome: 'done', detail: '5 heads' } });
    const nothing = { open: 0, heads: 0, closed: [] };
    expect(await rounds([nothing])).toEqual({ looks: 1, pauses: 0, result: { outcome: 'idle' } });
    expect(await rounds([open, over])).toEqual({
      looks: 2,
      pauses: 1,
      result: { outcome: 'done', detail: `1 heads, ${PROCESS} closed` },
    });
    expect((await rounds([], AbortSignal.abort())).looks).toBe(0);
  });
});

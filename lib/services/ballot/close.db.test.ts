import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type Bytes, sameBytes } from '@/lib/domain/ballot/bytes';
import { addProcess } from '@/lib/queries/process/process.test-support';
import { hashOfCast } from '@/lib/ballot/voter';
import { closeVote } from '@/lib/services/ballot/close';
import { findLeaf } from '@/lib/services/ballot/find-leaf';
import { newestHead } from '@/lib/services/ballot/ledger';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import { receiptCode } from '@/lib/ballot/heads';
import { addPerson } from '@/lib/services/people.test-support';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
  known,
  PROCESS,
  type TestVoter,
} from '@/lib/services/ballot/world.test-support';

const OTHER = '1111000-2027';
/** Every table that closing writes anew, and the keys in whose order it does. */
const REWRITTEN: Record<string, string> = {
  'ballotbox.ballot': 'process_id, leaf_hash',
  'ballotbox.node': 'process_id, level, index',
  'ballotbox.waiting': 'process_id, leaf_hash',
  'identity.eligibility': 'process_id, person_key, track',
  'identity.credential': 'process_id, track, person_key',
  'identity.eligibility_claim': 'process_id, person_key',
  'identity.ballot_draft': 'process_id, person',
  'identity.kiosk_ticket': 'process_id, ticket_hash',
};

let db: TestDatabase;
let world: BallotWorld;
let lateOne: TestVoter;
const hashes: Bytes[] = [];
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db);
  await addProcess(db.owner, OTHER);
  await db.owner.query(
    `INSERT INTO election (process_id, rules, frozen_at, ledger_key, paper_key) VALUES ($1, '{}', now(), $2, $2)`,
    [OTHER, randomBytes(32)],
  );
  await db.owner.query(`INSERT INTO election_track VALUES ($1, 'general', $2)`, [OTHER, randomBytes(294)]);
  await db.owner.query(
    `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'codes', 'codes', $2)`,
    [OTHER, randomBytes(64)],
  );
  // As they come, and not in the order of keys: those of both votes between each other.
  for (let n = 0; n < 12; n += 1) {
    const voter = await addVoter(world);
    const { cast } = await castBy(world, voter, choosing(1));
    hashes.push(await hashOfCast(cast));
    await addOthers(n);
    await claim(PROCESS, voter.personKey);
    lateOne = voter;
  }
}, 60_000);
afterAll(() => db.drop());

async function claim(process: string, personKey: Buffer): Promise<void> {
  const { id } = await addPerson(db.owner);
  await db.owner.query(`INSERT INTO identity.eligibility_claim VALUES ($1, $2, 'codes', $3)`, [
    process,
    personKey,
    id,
  ]);
  await db.owner.query('INSERT INTO identity.ballot_draft VALUES ($1, $2, $3)', [
    process,
    id,
    randomBytes(1052),
  ]);
  await db.owner.query('INSERT INTO identity.kiosk_ticket VALUES ($1, $2, $3, now())', [
    randomBytes(32),
    process,
    personKey,
  ]);
}

/** Somebody of another vote, whose rows are to stay as they are. */
async function addOthers(n: number): Promise<void> {
  const [key, leaf, voter] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  await db.owner.query(
    `INSERT INTO identity.eligibility VALUES ($1, $2, 'codes', 'general', '동', '2026-11-01', true, false)`,
    [OTHER, key],
  );
  await db.owner.query(`INSERT INTO identity.credential VALUES ($1, 'general', $2, $3)`, [
    OTHER,
    key,
    randomBytes(32),
  ]);
  await claim(OTHER, key);
  await db.owner.query(`INSERT INTO ballotbox.ballot VALUES ($1, 'general', $2, $3, $4, 1, $5, $6)`, [
    OTHER,
    leaf,
    voter,
    randomBytes(256),
    randomBytes(885),
    randomBytes(64),
  ]);
  await db.owner.query(`INSERT INTO ballotbox.waiting VALUES ($1, 'general', $2, $3)`, [OTHER, leaf, voter]);
  await db.owner.query('INSERT INTO ballotbox.node VALUES ($1, 0, $2, $3)', [OTHER, 11 - n, randomBytes(32)]);
}

/** How many transactions a table's rows were written by, and whether they lie in the order of keys. */
async function traces(table: string): Promise<{ rows: number; writers: number; ordered: boolean }> {
  const keys = REWRITTEN[table] ?? '';
  const { rows } = await db.owner.query<{ rows: number; writers: number; ordered: boolean }>(
    `SELECT count(*)::int AS rows, count(DISTINCT xmin::text)::int AS writers, coalesce(bool_and(ordered), true) AS ordered
       FROM (SELECT xmin, row_number() OVER (ORDER BY ctid) = row_number() OVER (ORDER BY ${keys}) AS ordered FROM ${table}) t`,
  );
  return rows[0] ?? { rows: 0, writers: 0, ordered: false };
}

async function rowsOf(process: string): Promise<Record<string, string[]>> {
  const state: Record<string, string[]> = {};
  for (const [table, keys] of Object.entries(REWRITTEN)) {
    const { rows } = await db.owner.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE process_id = $1 ORDER BY ${keys}`,
      [process],
    );
    state[table] = rows.map(({ row }) => row);
  }
  return state;
}

const after = (seconds: number) => new Date(world.election.ends.getTime() + seconds * 1000);

describe('closing a vote', () => {
  it('is refused until what came in time could be taken', async () => {
    expect(world.election.vote.grace).toBe(600);
    expect(await closeVote(db.ballot, world.election, after(6000))).toBe(false);
    await setVoteClock(db.owner, after(6000));
    for (const seconds of [-1, 0, 599])
      expect(await closeVote(db.ballot, world.election, after(seconds))).toBe(false);
    await setVoteClock(db.owner, new Date());
    const close = (at: Date) =>
      db.ballot.query('SELECT ballotbox.close_vote($1, $2)', [PROCESS, at.toISOString()]);
    // Whatever moment is named: the database's clock has not reached it.
    await expect(close(after(6000))).rejects.toThrow('is not over');
    for (const seconds of [-1, 0, 599]) {
      await setVoteClock(db.owner, after(seconds));
      await expect(close(after(600)), `${seconds}`).rejects.toThrow('is not over');
    }
    await setVoteClock(db.owner, after(700));
    await expect(close(after(599))).rejects.toThrow('is not over');
    await expect(close(after(600))).rejects.toThrow('wait for the ledger');
    await expect(db.ballot.query('SELECT ballotbox.close_vote($1, $2)', [OTHER, after(600)])).rejects.toThrow(
      'is not open',
    );
    expect((await known(db)).election.closedAt).toBeNull();
  });

  it('writes both schemas anew in the order of keys by one transaction, and leaves other votes as they are', async () => {
    const before = await rowsOf(OTHER);
    const own = await rowsOf(PROCESS);
    const as = await Promise.all(Object.keys(REWRITTEN).map((table) => traces(table)));
    // They did lie in the order in which people came.
    expect(as.filter(({ ordered }) => !ordered).length).toBeGreaterThan(6);
    expect(await closeVote(db.ballot, world.election, after(600))).toBe(true);

    for (const table of Object.keys(REWRITTEN))
      expect({ table, ...(await traces(table)) }).toMatchObject({ writers: 1, ordered: true });
    const writers = await Promise.all(
      Object.keys(REWRITTEN).map(async (table) => {
        const { rows } = await db.owner.query<{ xmin: string }>(`SELECT DISTINCT xmin::text FROM ${table}`);
        return rows.map(({ xmin }) => xmin);
      }),
    );
    expect(new Set(writers.flat()).size).toBe(1);
    expect(await rowsOf(OTHER)).toEqual(before);
    expect(await rowsOf(PROCESS)).toEqual({
      ...own,
      'ballotbox.node': expect.any(Array) as unknown,
      'ballotbox.waiting': [],
      'identity.ballot_draft': [],
      'identity.kiosk_ticket': [],
    });
    expect(own['identity.ballot_draft']).toHaveLength(12);
    expect(own['ballotbox.ballot']).toHaveLength(12);
  });

  it('has taken in all that waited, each with its proof, and is done once', async () => {
    expect((await newestHead(db.web, PROCESS))?.size).toBe(12);
    for (const hash of hashes) expect(await findLeaf(db.web, PROCESS, receiptCode(hash))).not.toBeNull();
    const { election } = await known(db);
    expect(election.closedAt).toEqual(new Date(Math.floor(after(600).getTime() / 1000) * 1000));
    expect(await closeVote(db.ballot, election, after(700))).toBe(true);
    expect(sameBytes(election.rulesHash, world.election.rulesHash)).toBe(true);
    const late = await castBy({ ...world, election }, lateOne, choosing(1), {
      counter: 2,
      arrived: after(700),
    });
    expect(late.answer).toEqual({ refusal: 'closed' });
    await expect(addVoter({ ...world, election })).rejects.toThrow('not-open');
  });
});

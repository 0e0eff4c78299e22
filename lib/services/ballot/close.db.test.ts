import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type Bytes, sameBytes } from '@/lib/domain/ballot/bytes';
import { addProcess } from '@/lib/queries/process/process.test-support';
import { hashOfCast } from '@/lib/ballot/voter';
import { closeVote } from '@/lib/services/ballot/close';
import { findLeaf } from '@/lib/services/ballot/find-leaf';
import { moveBatch, newestHead } from '@/lib/services/ballot/ledger';
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
  'ballotbox.sheet': 'process_id, serial',
  'ballotbox.sheet_differed': 'id',
  'ballotbox.sheet_entry': 'process_id, serial',
  'ballotbox.tree_head': 'process_id, size',
  'ballotbox.waiting': 'process_id, leaf_hash',
  'identity.eligibility': 'process_id, person_key, track',
  'identity.credential': 'process_id, track, person_key',
  'identity.eligibility_answer': 'process_id, person',
  'identity.eligibility_case': 'id',
  'identity.eligibility_claim': 'process_id, person_key',
  'identity.ballot_draft': 'process_id, person',
  'identity.kiosk_ticket': 'process_id, ticket_hash',
  'identity.let_in': 'process_id, officer, on_day, way',
};
/** Every other table of both schemas, and why nothing of the order in which people come is in it. */
const KEPT: Record<string, string> = {
  'ballotbox.secret': 'one row a vote, from the freezing',
  'identity.eligibility_code': 'made many at a time before anybody has one; using one changes nothing in it',
  'identity.eligibility_list': 'one row a list that was taken in',
  'identity.eligibility_list_row': 'written by one transaction in the order of keys',
  'identity.eligibility_process': 'one row a process',
  'identity.eligibility_rejected': 'lines of a list, which name nobody',
  'identity.eligibility_rule': 'one row a track',
  'identity.eligibility_sheet': 'codes that wait for the officer who made them',
  'identity.issuing_key': 'one row a track, from the freezing',
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
    await addSheets(PROCESS, n);
    if (n % 3 === 0) await moveBatch(db.ballot, PROCESS, 1, new Date());
    lateOne = voter;
  }
  // Cases are numbered as they come, and move in their table when they are decided.
  await db.owner.query(
    `UPDATE identity.eligibility_case SET state = 'no', reason = '확인되지 않음', decided_on = '2026-11-02' WHERE id % 2 = 0`,
  );
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
  await db.owner.query(
    `INSERT INTO identity.eligibility_answer VALUES ($1, $2, '2026-11-01', 'confirmed', '{"general": "eligible"}')`,
    [process, id],
  );
  await db.owner.query(
    `INSERT INTO identity.eligibility_case (process_id, person, kind, text, opened_on) VALUES ($1, $2, 'asked', '사정', '2026-11-01')`,
    [process, id],
  );
  await db.owner.query(`INSERT INTO identity.let_in VALUES ($1, $2, '2026-11-02', 'kiosk', 3)`, [
    process,
    id,
  ]);
}

/** What officers entered of sheets, the last ones first. */
async function addSheets(process: string, n: number): Promise<void> {
  const [first, second] = [await addPerson(db.owner), await addPerson(db.owner)];
  const serial = 100 - n;
  await db.owner.query(`INSERT INTO ballotbox.sheet VALUES ($1, $2, 'spoiled', $3, $4)`, [
    process,
    serial,
    first.id,
    second.id,
  ]);
  await db.owner.query(`INSERT INTO ballotbox.sheet_entry VALUES ($1, $2, $3, 'invalid')`, [
    process,
    serial + 100,
    first.id,
  ]);
  await db.owner.query(
    `INSERT INTO ballotbox.sheet_differed (process_id, serial, first, second, at) VALUES ($1, $2, $3, $4, '2026-11-03T09:00:00Z')`,
    [process, serial, first.id, second.id],
  );
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
  await addSheets(OTHER, n);
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
  await db.owner.query(`INSERT INTO ballotbox.tree_head VALUES ($1, $2, $3, '2026-11-03T09:00:00Z', $4)`, [
    OTHER,
    12 - n,
    randomBytes(32),
    randomBytes(64),
  ]);
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

/** By how many transactions the rows of those who were checked were locked last. */
async function lockers(): Promise<number> {
  const { rows } = await db.owner.query<{ lockers: number }>(
    `SELECT count(DISTINCT p.xmax::text)::int AS lockers FROM person p JOIN identity.eligibility_claim k ON k.person = p.id`,
  );
  return rows[0]?.lockers ?? 0;
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
    // They do lie in the order in which people came; numbers were given in that order.
    for (const table of Object.keys(REWRITTEN)) {
      const { writers, ordered } = await traces(table);
      expect({ table, ordered }).toEqual({ table, ordered: table === 'ballotbox.sheet_differed' });
      expect(writers, table).toBeGreaterThan(10);
    }
    expect(await lockers()).toBeGreaterThan(10);
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
      'ballotbox.tree_head': [...(own['ballotbox.tree_head'] ?? []), expect.any(String)],
      'ballotbox.waiting': [],
      'identity.ballot_draft': [],
      'identity.kiosk_ticket': [],
    });
    expect(own['identity.ballot_draft']).toHaveLength(12);
    expect(own['ballotbox.ballot']).toHaveLength(12);
    expect(own['ballotbox.tree_head']).toHaveLength(4);
  });

  it('leaves no order in the rows of accounts, which are locked for whatever names them', async () => {
    expect(await lockers()).toBe(1);
  });

  it('goes on numbering where it was', async () => {
    const { id } = await addPerson(db.owner);
    const next = await db.owner.query<{ id: string }>(
      `INSERT INTO identity.eligibility_case (process_id, person, kind, opened_on) VALUES ($1, $2, 'asked', '2026-11-05') RETURNING id`,
      [OTHER, id],
    );
    expect(next.rows).toEqual([{ id: '25' }]);
  });

  it('leaves no table of both schemas as it was without a reason', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('identity', 'ballotbox')`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(REWRITTEN), ...Object.keys(KEPT)].sort(),
    );
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

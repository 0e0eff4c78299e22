import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { addProcess } from '@/lib/queries/process/process.test-support';
import { openAtOnce, setVoteClock } from '@/lib/services/ballot/vote.test-support';
import { buildBallotWorld, PROCESS } from '@/lib/services/ballot/world.test-support';

const OTHER = '1111000-2027';
const KEY = randomBytes(32);
const LATE = new Date(Date.now() + 10 * 86_400_000).toISOString();

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  await buildBallotWorld(db);
  await addOther(db.owner);
  await setVoteClock(db.owner, new Date(LATE));
}, 60_000);
afterAll(() => db.drop());

/** Another vote that is over: a cast, a head, somebody who was checked in on paper, and a bundle that nobody has finished. */
async function addOther(owner: Pool): Promise<void> {
  await addProcess(owner, OTHER);
  await owner.query(`INSERT INTO process_phase VALUES ($1, 'voting', '2026-11-01Z', '2026-11-20Z')`, [OTHER]);
  await owner.query(
    `INSERT INTO election (process_id, rules, frozen_at, ledger_key, paper_key) VALUES ($1, '{"vote":{"grace":0}}', now(), $2, $2)`,
    [OTHER, randomBytes(32)],
  );
  await owner.query(`INSERT INTO election_track VALUES ($1, 'general', $2)`, [OTHER, randomBytes(294)]);
  await openAtOnce(owner, OTHER, new Uint8Array(65));
  await owner.query(
    `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'codes', 'codes', $2)`,
    [OTHER, randomBytes(64)],
  );
  await owner.query(
    `INSERT INTO identity.eligibility VALUES ($1, $2, 'codes', 'general', '동', '2026-11-01', false, true)`,
    [OTHER, randomBytes(32)],
  );
  await owner.query(`INSERT INTO paper_bundle VALUES ($1, 1, 'general', '시청', 1, 10, NULL)`, [OTHER]);
  await owner.query(
    `INSERT INTO ballotbox.sheet SELECT $1, 1, 'spoiled', (array_agg(id))[1], (array_agg(id))[2] FROM person`,
    [OTHER],
  );
  await owner.query(`INSERT INTO ballotbox.ballot VALUES ($1, 'general', $2, $3, $4, 7, $5, $6)`, [
    OTHER,
    randomBytes(32),
    KEY,
    randomBytes(256),
    randomBytes(885),
    randomBytes(64),
  ]);
  await owner.query('INSERT INTO ballotbox.tree_head VALUES ($1, 1, $2, now(), $3)', [
    OTHER,
    randomBytes(32),
    randomBytes(64),
  ]);
}

/** Every way to ask for rows of the other vote, and the answer. */
const ASKED: readonly (readonly ['member' | 'ballot' | 'web', string, unknown])[] = [
  ['member', 'SELECT ballotbox.paper_waits($1) AS found', 1],
  ['member', 'SELECT spoiled::int AS found FROM ballotbox.paper_numbers($1)', 1],
  ['member', 'SELECT paper::int AS found FROM identity.numbers($1)', 1],
  ['member', 'SELECT count(*)::int AS found FROM ballotbox.sheet WHERE process_id = $1', 1],
  ['ballot', `SELECT ballotbox.highest_counter($1, '\\x${KEY.toString('hex')}') AS found`, 7],
  ['web', 'SELECT max(size)::int AS found FROM ballotbox.tree_head WHERE process_id = $1', 1],
];

/** How many wait for somebody in this database. */
async function waiting(): Promise<number> {
  const { rows } = await db.owner.query<{ waiting: number }>(
    `SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks
      WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return rows[0]?.waiting ?? 0;
}

describe('while a vote is closed', () => {
  it('whoever asks about another one waits, and does not find its tables empty; nor does closing that one', async () => {
    const closing = await db.owner.connect();
    await closing.query('BEGIN');
    await closing.query('SELECT ballotbox.close_vote($1, $2)', [PROCESS, LATE]);
    const answers = Promise.allSettled(ASKED.map(([role, sql]) => db[role].query(sql, [OTHER])));
    const closed = db.ballot.query('SELECT ballotbox.close_vote($1, $2)', [OTHER, LATE]);
    const refused = expect(closed).rejects.toThrow('bundles of 1111000-2027 are still being entered');
    await expect.poll(waiting, { timeout: 10_000 }).toBe(ASKED.length + 1);
    await closing.query('COMMIT');
    closing.release();

    const found = (await answers).map((answer) =>
      answer.status === 'fulfilled' ? answer.value.rows : answer,
    );
    expect(found).toEqual(ASKED.map(([, , expected]) => [{ found: expected }]));
    await refused;
  });

  it('so that no function of both schemas looks at them as they were when it was asked', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `SELECT oid::regprocedure::text AS name FROM pg_proc
        WHERE pronamespace IN ('identity'::regnamespace, 'ballotbox'::regnamespace) AND provolatile <> 'v'`,
    );
    expect(rows).toEqual([]);
  });
});

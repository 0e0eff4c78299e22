import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { newSeed } from '@/lib/ballot/recovery';
import { castBody, credentialOf, makeCast, voterOf } from '@/lib/ballot/voter';
import type { Sent } from '@/lib/cli/bench/vote-casting';
import { checkLedger } from '@/lib/cli/bench/vote-check';
import { atPace, manyAtOnce } from '@/lib/cli/bench/vote-client';
import { addAccounts, fillVote, knownVote, PROCESS, setEnd, TRACK } from '@/lib/cli/bench/vote-world';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { takeCast } from '@/lib/services/ballot/cast';
import { closeVote } from '@/lib/services/ballot/close';
import { issueCredential } from '@/lib/services/ballot/issue';
import { moveBatch } from '@/lib/services/ballot/ledger';

let db: TestDatabase;
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of thirty-two characters, or more');
  db = await createTestDatabase(inject('testServer'));
  await fillVote(db.owner, db.member);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

/** One voter's cast; not sent: only made. */
async function castOf(personKey: Buffer, isSent = true): Promise<Sent> {
  const { device, election } = await knownVote(db.ballot);
  const voter = await voterOf(device, TRACK, newSeed());
  const asked = { track: TRACK, personKey, blinded: voter.blinded };
  const issued = await issueCredential(db.member, election, asked, new Date());
  if ('refusal' in issued) throw new Error(issued.refusal);
  const credential = await credentialOf(voter, issued.signature);
  const cast = await makeCast(voter, credential, { void: false, choices: [1, 2], points: null }, 1);
  const answer = isSent ? await takeCast(db.ballot, election, castBody(cast), new Date()) : null;
  const receipt = answer !== null && 'receipt' in answer ? answer.receipt : null;
  return { cast, receipt, sample: { at_ms: 0, ms: 1, sends: 1, outcome: 'taken' } };
}

it('the check of the ledger finds what is lost, what is twice, and a head of another tree', async () => {
  expect(await addAccounts(db.owner, 6, 'http://localhost:3000')).toHaveLength(6);
  const { rows } = await db.owner.query<{ key: Buffer }>(
    'SELECT person_key AS key FROM identity.eligibility',
  );
  const keys = rows.map(({ key }) => key);
  const sent: Sent[] = [];
  for (const key of keys.slice(0, 4)) sent.push(await castOf(key));
  await moveBatch(db.ballot, PROCESS, 3, new Date());
  const lastKey = keys[4] ?? Buffer.alloc(0);
  sent.push(await castOf(lastKey));
  await setEnd(db.owner, new Date(Date.now() - 3_600_000));
  const { election } = await knownVote(db.ballot);
  expect(await closeVote(db.ballot, election, new Date())).toBe(true);
  const check = await checkLedger(db.ballot);
  expect(check).toMatchObject({ ledger_ok: true, leaves: 5, heads: 2, double: 0 });
  expect(await check.lost(sent)).toBe(0);
  // One without a receipt, and one whose receipt is another one's.
  const [first, second] = sent;
  expect(await check.lost(sent.map((one) => ({ ...one, receipt: one === first ? null : one.receipt })))).toBe(
    1,
  );
  expect(await check.lost([{ ...(first as Sent), receipt: second?.receipt ?? null }])).toBe(1);
  for (const [sql, found] of [
    [`UPDATE ballotbox.node SET hash = sha256('x') WHERE level = 0 AND index = 2`, 'a replaced leaf'],
    [
      `UPDATE ballotbox.ballot SET ciphertext = set_byte(ciphertext, 9, get_byte(ciphertext, 9) # 1)
       WHERE leaf_hash = (SELECT max(leaf_hash) FROM ballotbox.ballot)`,
      'an altered ballot',
    ],
    [
      `DELETE FROM ballotbox.ballot WHERE leaf_hash = (SELECT max(leaf_hash) FROM ballotbox.ballot)`,
      'a removed ballot',
    ],
    [`UPDATE ballotbox.tree_head SET root = sha256('x') WHERE size = 4`, 'another head'],
  ] as const) {
    const tx = await db.owner.connect();
    await tx.query('ALTER TABLE ballotbox.node DISABLE TRIGGER USER');
    await tx.query('ALTER TABLE ballotbox.ballot DISABLE TRIGGER USER');
    await tx.query('ALTER TABLE ballotbox.tree_head DISABLE TRIGGER USER');
    await tx.query('CREATE TEMP TABLE kept_node AS TABLE ballotbox.node');
    await tx.query('CREATE TEMP TABLE kept_ballot AS TABLE ballotbox.ballot');
    await tx.query('CREATE TEMP TABLE kept_head AS TABLE ballotbox.tree_head');
    expect((await tx.query(sql)).rowCount).toBe(1);
    expect((await checkLedger(db.ballot)).ledger_ok, found).toBe(false);
    await tx.query('TRUNCATE ballotbox.node, ballotbox.ballot, ballotbox.tree_head');
    await tx.query('INSERT INTO ballotbox.node TABLE kept_node');
    await tx.query('INSERT INTO ballotbox.ballot TABLE kept_ballot');
    await tx.query('INSERT INTO ballotbox.tree_head TABLE kept_head');
    await tx.query('DROP TABLE kept_node, kept_ballot, kept_head');
    tx.release();
  }
  expect((await checkLedger(db.ballot)).ledger_ok).toBe(true);
});

it('work begins at its pace, however long each takes, and is all waited for', async () => {
  const began = performance.now();
  const lags: number[] = [];
  const [last, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let ended = 0;
  const all = atPace({ perSecond: 100, seconds: 0.3 }, async (nth, due) => {
    lags.push(performance.now() - due);
    if (nth === 29) last.resolve();
    // The first one takes longer than all the others together.
    if (nth === 0) await release.promise;
    ended += 1;
  });
  let isOver = false;
  void all.then(() => (isOver = true));
  await last.promise;
  expect(performance.now() - began).toBeGreaterThanOrEqual(289);
  // One that begins now is over before it.
  await atPace({ perSecond: 100, seconds: 0.02 }, () => Promise.resolve());
  expect([lags.length, ended, isOver]).toEqual([30, 29, false]);
  release.resolve();
  await all;
  expect(ended).toBe(30);
  expect(Math.min(...lags)).toBeGreaterThanOrEqual(0);
  const seen: number[] = [];
  await manyAtOnce([1, 2, 3, 4, 5], 2, (one) => Promise.resolve(void seen.push(one)));
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type CountReport, countVote } from '@/lib/cli/count/count';
import { exportElection } from '@/lib/cli/count/export';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { agreedStatements } from '@/lib/domain/ballot/statement';
import type { Ballot, Cast } from '@/lib/domain/ballot/types';
import { shareText, splitKey } from '@/lib/ballot/shares';
import { castBody, hashOfCast, isReceiptFor, makeCast } from '@/lib/ballot/voter';
import { takeCast } from '@/lib/services/ballot/cast';
import { moveBatch } from '@/lib/services/ballot/ledger';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
  PROCESS,
  type TestVoter,
} from '@/lib/services/ballot/world.test-support';
import { endVote, forceCast } from '@/lib/services/count/world.test-support';

/** A vote that goes on, which each test has for itself. */
let open: Omit<BallotWorld, 'db'>;
let template: TestDatabase;
let folder: string;
const used: TestDatabase[] = [];
beforeAll(async () => {
  template = await createTestDatabase(inject('testServer'));
  open = await buildBallotWorld(template);
  await template.close();
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-odd-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  for (const db of [...used, template]) await db.drop();
});

async function newWorld(): Promise<BallotWorld> {
  const db = await createTestDatabase(inject('testServer'), template.urls);
  used.push(db);
  return { ...open, db };
}

/** The vote ends, and a machine of each of two bodies counts it, opened by other holders. */
async function countTwice(world: BallotWorld, name: string): Promise<[CountReport, CountReport]> {
  await endVote(world);
  const at = (...parts: string[]) => path.join(folder, name, ...parts);
  await exportElection({ member: world.db.member, ballot: world.db.ballot }, { process: PROCESS, out: at() });
  const shares = await Promise.all((await splitKey(world.privateKey)).map(shareText));
  const count = (machine: string, body: string, given: string[]) =>
    countVote({
      from: at(),
      shares: given,
      machine,
      body,
      key: at(`${machine}.key`),
      seed: '7',
      out: at(machine),
    });
  return [await count('one', '의회', shares.slice(0, 3)), await count('two', '감사부서', shares.slice(2))];
}

/** What stands in the ballots file of 일반 that machine one wrote: choices, without the number of the row. */
async function votesOf(name: string): Promise<string[]> {
  const text = await readFile(path.join(folder, name, 'one', 'general.pb'), 'utf8');
  const [, rows = ''] = text.split('voter_id;vote\n');
  return rows
    .trimEnd()
    .split('\n')
    .map((row) => row.replace(/^\d+;/, ''));
}

/** Two casts with the same counter, the one whose leaf has the lower hash first. */
async function twoAlike({ voter, credential }: TestVoter, ...ballots: [Ballot, Ballot]) {
  const casts = await Promise.all(
    ballots.map(async (ballot) => {
      const cast = await makeCast(voter, credential, ballot, 1);
      return { cast, votes: ballot.choices.join(','), hash: Buffer.from(await hashOfCast(cast)) };
    }),
  );
  const [lower, higher] = casts.sort((one, other) => Buffer.compare(one.hash, other.hash));
  if (lower === undefined || higher === undefined) throw new Error('no two casts');
  return { lower, higher };
}

async function send({ db, election, device }: BallotWorld, cast: Cast): Promise<void> {
  const answer = await takeCast(db.ballot, election, castBody(cast), new Date());
  const receipt = 'receipt' in answer ? answer.receipt : { leaf: '', promise: '' };
  expect(await isReceiptFor(device, cast, receipt)).toBe(true);
}

it('of two casts with one counter, both acknowledged, the one with the lower leaf hash counts, for every machine', async () => {
  const world = await newWorld();
  const atOnce = [
    await twoAlike(await addVoter(world), choosing(1), choosing(2)),
    await twoAlike(await addVoter(world), choosing(1, 2), choosing(2, 3)),
    await twoAlike(await addVoter(world), choosing(3), choosing(4)),
  ];
  // Within a batch the ledger is in the order of hashes. These come in two batches, either hash first.
  const lowerLast = await twoAlike(await addVoter(world), choosing(1, 5), choosing(2, 5));
  const lowerFirst = await twoAlike(await addVoter(world), choosing(3, 5), choosing(4, 5));
  await Promise.all([send(world, lowerLast.higher.cast), send(world, lowerFirst.lower.cast)]);
  expect((await moveBatch(world.db.ballot, PROCESS, 1, new Date()))?.size).toBe(2);
  await Promise.all([send(world, lowerLast.lower.cast), send(world, lowerFirst.higher.cast)]);
  await Promise.all(
    atOnce.flatMap(({ lower, higher }) => [send(world, lower.cast), send(world, higher.cast)]),
  );
  await castBy(world, await addVoter(world), choosing(5));

  const [one, two] = await countTwice(world, 'alike');
  expect(agreedStatements([one.signed, two.signed])).toEqual([one.signed.statement]);
  expect(one.numbers.head.size).toBe(11);
  expect(one.numbers.tracks[0]).toMatchObject({
    track: 'general',
    credentials: 6,
    channels: { electronic: { casts: 11, superseded: 5, voided: 0, invalid: {}, blank: 0, counted: 6 } },
  });
  const counting = [...atOnce, lowerLast, lowerFirst].map(({ lower }) => lower.votes);
  expect(await votesOf('alike')).toEqual([...counting, '5'].sort());
});

it('leaves with the credential of another key, or not signed by their own, are not counted: nothing is', async () => {
  const world = await newWorld();
  const victim = await addVoter(world);
  const { cast: own } = await castBy(world, victim, choosing(1));
  const thief = await addVoter(world);
  const forged = await forceCast(world, await makeCast(thief.voter, victim.credential, choosing(2), 1));
  const stolen = await makeCast(thief.voter, victim.credential, choosing(3), 2);
  const unsigned = await forceCast(world, { ...stolen, publicKey: own.publicKey });
  const refused = countTwice(world, 'forged');
  await expect(refused).rejects.toMatchObject({ exitCode: 1 });
  const error: unknown = await refused.catch((found: unknown) => found);
  const [head, ...lines] = (error instanceof Error ? error.message : '').split('\n');
  expect(head).toBe('The ledger is not what was signed, and is not counted:');
  expect(lines.map((line) => line.replace(/^ {2}leaf \d /, '')).sort()).toEqual(
    [`(${toBase64(forged)}): no-credential`, `(${toBase64(unsigned)}): not-signed`].sort(),
  );
  await expect(votesOf('forged')).rejects.toThrow(/ENOENT/);
});

it('a cast that takes back, with a higher counter, takes back what its own key cast', async () => {
  const world = await newWorld();
  await castBy(world, await addVoter(world), choosing(1));
  const other = await addVoter(world);
  await castBy(world, other, choosing(2));
  await castBy(world, other, { void: true, choices: [], points: null }, { counter: 99 });
  const [one] = await countTwice(world, 'taken-back');
  expect(one.numbers.tracks[0]).toMatchObject({
    credentials: 2,
    channels: { electronic: { casts: 3, superseded: 1, voided: 1, invalid: {}, blank: 0, counted: 1 } },
  });
  expect(await votesOf('taken-back')).toEqual(['1']);
});

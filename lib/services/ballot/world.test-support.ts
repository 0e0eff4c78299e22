import { randomBytes } from 'node:crypto';
import { vi } from 'vitest';
import type { TestDatabase } from '@/lib/db/testing';
import type { Bytes } from '@/lib/domain/ballot/bytes';
import { ballotElection, type BallotElection } from '@/lib/domain/ballot/election-data';
import { type RulesParts, VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import type { Ballot, Cast } from '@/lib/domain/ballot/types';
import type { TrackRules } from '@/lib/domain/process/track-rules';
import { addProcess, addProposal, addStep } from '@/lib/queries/process/process.test-support';
import { newSeed } from '@/lib/ballot/recovery';
import { newElectionKey } from '@/lib/ballot/sealing';
import { castBody, credentialOf, makeCast, type Voter, voterOf } from '@/lib/ballot/voter';
import { TEST_SECRET } from '@/lib/services/people.test-support';
import { takeCast } from '@/lib/services/ballot/cast';
import { type Election, electionData, findElection } from '@/lib/services/ballot/election';
import { issueCredential } from '@/lib/services/ballot/issue';
import { openAtOnce } from '@/lib/services/ballot/vote.test-support';
import { freezeRules, rulesParts } from '@/lib/services/election/freeze';

export const PROCESS = '4111000-2027';
const DAY = 86_400_000;

/** A vote that goes on: 일반 with five projects (choose up to three), 청년 with three (points). */
export interface BallotWorld {
  db: TestDatabase;
  /** What the server knows. */
  election: Election;
  /** What a device knows. */
  device: BallotElection;
  /** What the holders' shares make when they are joined. */
  privateKey: Bytes;
}

const RULES: Record<'general' | 'youth', TrackRules> = {
  general: {
    ballot: 'approval',
    most: 3,
    rule: 'mes_cost+add1u',
    ties: 'mincost+lot',
    increment: '1',
    seedSource: { ko: '추첨', en: 'A draw' },
    vote: { knapsack: false, least: 1, points: null, blank: 'counts', fields: [] },
  },
  youth: {
    ballot: 'cumulative',
    most: 3,
    rule: 'greedy_by_score',
    ties: 'mincost+lot',
    increment: null,
    seedSource: { ko: '추첨', en: 'A draw' },
    vote: { knapsack: false, least: 1, points: 10, blank: 'apart', fields: [] },
  },
};

const COSTS = { general: [300, 200, 250, 400, 100], youth: [100, 200, 150] };

async function addOnBallot(db: TestDatabase, number: number, track: string, cost: number): Promise<void> {
  const proposal = [PROCESS, number] as const;
  await addProposal(db.owner, PROCESS, { number, track });
  await addStep(db.owner, proposal, 'submitted');
  await addStep(db.owner, proposal, 'judged-feasible', { officialCost: cost });
  await addStep(db.owner, proposal, 'screened-in');
}

/** The process before anything is frozen: its vote began yesterday, or will. @param begins days from now; it lasts for `days` */
export async function buildBallotProcess(db: TestDatabase, begins = -1, days = 3): Promise<void> {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  await addProcess(db.owner, PROCESS);
  await db.owner.query(`UPDATE process_track SET ceiling = 500 WHERE process_id = $1 AND key = 'youth'`, [
    PROCESS,
  ]);
  let number = 0;
  for (const [track, costs] of Object.entries(COSTS))
    for (const cost of costs) await addOnBallot(db, (number += 1), track, cost);
  for (const [track, rules] of Object.entries(RULES))
    await db.owner.query('UPDATE process_track SET rules = $3 WHERE process_id = $1 AND key = $2', [
      PROCESS,
      track,
      rules,
    ]);
  const at = (offset: number) => new Date(Date.now() + offset * DAY).toISOString();
  await db.owner.query(`INSERT INTO process_phase VALUES ($1, 'voting', $2, $3), ($1, 'counting', $3, $4)`, [
    PROCESS,
    at(begins),
    at(begins + days),
    at(begins + days + 2),
  ]);
  await db.owner.query(
    `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'codes', 'codes', $2)`,
    [PROCESS, randomBytes(64)],
  );
}

/** A vote that goes on, with its key made by the test instead of by holders. */
export async function buildBallotWorld(
  db: TestDatabase,
  settings: Partial<RulesParts['settings']> = {},
): Promise<BallotWorld> {
  await buildBallotProcess(db);
  const { publicKey, privateKey } = await newElectionKey();
  const tx = await db.member.connect();
  try {
    const parts = await rulesParts(tx, PROCESS, { ...VOTE_SETTINGS, ...settings });
    const frozen = parts === null ? null : await freezeRules(tx, parts, new Date());
    if (frozen?.frozen !== true) throw new Error(`the rules could not be frozen: ${JSON.stringify(frozen)}`);
  } finally {
    tx.release();
  }
  await openAtOnce(db.owner, PROCESS, publicKey);
  return { db, privateKey, ...(await known(db)) };
}

/** The vote as it stands now. */
export async function known(db: TestDatabase): Promise<Pick<BallotWorld, 'election' | 'device'>> {
  const election = await findElection(db.ballot, PROCESS);
  const device = election === null ? null : ballotElection(electionData(election, new Date(), null));
  if (election === null || device === null) throw new Error('the vote has no key');
  return { election, device };
}

/** Makes somebody who may vote. @returns their key */
export async function addEligible(
  { owner }: Pick<TestDatabase, 'owner'>,
  tracks: readonly string[] = ['general'],
  day = '2026-11-01',
): Promise<Buffer> {
  const key = randomBytes(32);
  await owner.query(
    `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on)
     SELECT $1, $2, 'codes', track, $4 FROM unnest($3::text[]) AS track`,
    [PROCESS, key, tracks, day],
  );
  return key;
}

export interface TestVoter {
  personKey: Buffer;
  seed: Bytes;
  voter: Voter;
  credential: Bytes;
}

/** Somebody who may vote, with a credential. */
export async function addVoter(world: BallotWorld, track = 'general', day?: string): Promise<TestVoter> {
  const personKey = await addEligible(world.db, [track], day);
  const seed = newSeed();
  const voter = await voterOf(world.device, track, seed);
  const issued = await issueCredential(
    world.db.member,
    world.election,
    { track, personKey, blinded: voter.blinded },
    new Date(),
  );
  if ('refusal' in issued) throw new Error(`no credential: ${issued.refusal}`);
  return { personKey, seed, voter, credential: await credentialOf(voter, issued.signature) };
}

export const choosing = (...choices: number[]): Ballot => ({ void: false, choices, points: null });

/** Makes and sends a cast. */
export async function castBy(
  { db, election }: BallotWorld,
  { voter, credential }: TestVoter,
  ballot: Ballot,
  { counter = 1, arrived = new Date() }: { counter?: number; arrived?: Date } = {},
) {
  const cast: Cast = await makeCast(voter, credential, ballot, counter);
  return { cast, answer: await takeCast(db.ballot, election, castBody(cast), arrived) };
}

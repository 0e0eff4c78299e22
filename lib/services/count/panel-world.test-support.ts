import type { TestDatabase } from '@/lib/db/testing';
import { VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import type { Ballot } from '@/lib/domain/ballot/types';
import type { TrackRules } from '@/lib/domain/process/track-rules';
import { newElectionKey } from '@/lib/ballot/sealing';
import { openAtOnce } from '@/lib/services/ballot/vote.test-support';
import {
  addVoter,
  type BallotWorld,
  buildBallotProcess,
  castBy,
  choosing,
  known,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';
import { freezeRules, rulesParts } from '@/lib/services/election/freeze';

const COMMON = {
  ballot: 'approval',
  most: 3,
  rule: 'greedy_by_panels',
  ties: 'mincost',
  increment: null,
  seedSource: null,
  vote: { knapsack: false, least: 1, points: null, blank: 'counts', fields: [] },
} as const;
const RULES: Record<'general' | 'committee', TrackRules> = {
  general: {
    ...COMMON,
    vote: { ...COMMON.vote, fields: [] },
    threshold: { by: 'votes', atLeast: '2' },
    panels: { weight: 70, measure: 'share-of-votes' },
  },
  committee: { ...COMMON, vote: { ...COMMON.vote, fields: [] }, panel: { of: 'general', weight: 30 } },
};

/** Of 일반, projects cost 300, 200, 250, 400 and 100 of 800: project 4 has 5 votes, 1 has 4, 2 has 3, 3 has 2, 5 has 1. */
const RESIDENTS: readonly Ballot[] = [
  choosing(4),
  choosing(4),
  choosing(4, 1),
  choosing(4, 1),
  choosing(4, 1, 2),
  choosing(1, 2),
  choosing(2, 3),
  choosing(3, 5),
];
/** Project 2 has 3 votes, 3 has 2. */
const COMMITTEE: readonly Ballot[] = [choosing(2, 3), choosing(2, 3), choosing(2)];

/** The process of the other tests with a third track, 위원, whose people decide on the projects of 일반. */
export async function buildPanelProcess(db: TestDatabase): Promise<void> {
  await buildBallotProcess(db);
  await db.owner.query(
    `INSERT INTO process_track VALUES ($1, 'committee', 3, '위원', 'Committee', '위원', 'Members', NULL)`,
    [PROCESS],
  );
  // They were set before the vote began.
  await db.owner.query('ALTER TABLE process_track DISABLE TRIGGER USER');
  for (const [track, rules] of Object.entries(RULES))
    await db.owner.query('UPDATE process_track SET rules = $3 WHERE process_id = $1 AND key = $2', [
      PROCESS,
      track,
      rules,
    ]);
  await db.owner.query('ALTER TABLE process_track ENABLE TRIGGER USER');
}

/** A vote that goes on, in which eight residents and three members of a committee have voted. */
export async function buildPanelVote(db: TestDatabase): Promise<BallotWorld> {
  await buildPanelProcess(db);
  const { publicKey, privateKey } = await newElectionKey();
  const tx = await db.member.connect();
  try {
    const parts = await rulesParts(tx, PROCESS, VOTE_SETTINGS);
    const frozen = parts === null ? null : await freezeRules(tx, parts, new Date());
    if (frozen?.frozen !== true) throw new Error(`the rules could not be frozen: ${JSON.stringify(frozen)}`);
  } finally {
    tx.release();
  }
  await openAtOnce(db.owner, PROCESS, publicKey);
  const world = { db, privateKey, ...(await known(db)) };
  for (const ballot of RESIDENTS) await castBy(world, await addVoter(world), ballot);
  for (const ballot of COMMITTEE) await castBy(world, await addVoter(world, 'committee'), ballot);
  return world;
}

/** Its time is over for the actions too, which go by the clock. */
export async function letVoteBeOver(db: TestDatabase): Promise<void> {
  await db.owner.query('ALTER TABLE process_phase DISABLE TRIGGER USER');
  await db.owner.query(
    `UPDATE process_phase SET begins = begins - interval '3 days', ends = ends - interval '3 days' WHERE process_id = $1`,
    [PROCESS],
  );
  await db.owner.query('ALTER TABLE process_phase ENABLE TRIGGER USER');
}

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { PoolClient } from 'pg';
import { castAll } from '@/lib/cli/demo-election/casting';
import { keepShares } from '@/lib/cli/demo-election/ceremony';
import { closeBox, closingTime, countTwice, publish } from '@/lib/cli/demo-election/count-vote';
import { admitResidents, verifyByCodes } from '@/lib/cli/demo-election/eligible';
import { act, type Office, officeOf, type VotePools, voteOf } from '@/lib/cli/demo-election/office';
import { freezeVote, makeKey, openingBefore, openVote } from '@/lib/cli/demo-election/open-vote';
import { toHex } from '@/lib/domain/ballot/bytes';
import { findElection } from '@/lib/services/ballot/election';
import { moveBatch } from '@/lib/services/ballot/ledger';
import { SPECS } from '@/prisma/demo/participation/specs';
import { type DemoVoter, drawVoters } from '@/prisma/demo/participation/voters';

/** Who has voted when `npm start` is done: enough for batches in every track, few enough that nobody waits long. */
const VOTERS = { voting: 300, counted: 90 } as const;
const LOT = '17 3 42 28 9 11';
const HOUR = 3_600_000;

/** Who may vote in a process that votes here: for `fillDemoProcesses`. */
export async function settleEligibility(client: PoolClient, id: string): Promise<void> {
  await verifyByCodes(client, id);
  await admitResidents(client, id, new Date());
}

export interface DemoVotes {
  pools: VotePools;
  seed: number;
  /** Where the shares of the invented keys are put, by process: they protect nothing. */
  folder: string;
  /** Fewer voters, for tests. */
  voters?: { voting: number; counted: number };
}

/** A demo process that is to have a vote, and has none yet. */
export interface VoteAhead {
  id: string;
  stage: 'voting' | 'counted';
  begins: Date;
}

/** The demo processes whose vote is still to be held: none where they were filled before, or are not there. */
export async function votesAhead({ member }: VotePools): Promise<VoteAhead[]> {
  const ahead = await Promise.all(
    SPECS.map(async ({ lafCd, stage }): Promise<VoteAhead[]> => {
      if (stage !== 'voting' && stage !== 'counted') return [];
      const { rows } = await member.query<{ id: string; begins: Date; opened: boolean }>(
        `SELECT p.id, v.begins, e.opened_at IS NOT NULL AS opened FROM process p
           JOIN process_phase v ON v.process_id = p.id AND v.phase = 'voting' LEFT JOIN election e ON e.process_id = p.id
          WHERE p.demo AND p.laf_cd = $1 ORDER BY p.fyr DESC LIMIT 1`,
        [lafCd],
      );
      return rows.filter(({ opened }) => !opened).map(({ id, begins }) => ({ id, stage, begins }));
    }),
  );
  return ahead.flat();
}

/**
 * Holds the votes of the demo processes: the one that is on is opened and voted in, the one that is over is also counted and published. A
 * vote that an interrupted start froze and did not open is begun anew.
 * @returns the ids of the processes whose vote was held now
 */
export async function fillDemoVotes(votes: DemoVotes): Promise<string[]> {
  const ahead = await votesAhead(votes.pools);
  for (const { id, stage, begins } of ahead) {
    const office = officeOf(votes.pools, id);
    const frozen = await findElection(votes.pools.member, id);
    if (frozen !== null) await thaw(office, toHex(frozen.rulesHash), begins);
    const shares = await open(office, begins, votes);
    await letVote(office, stage, { ...votes, begins });
    if (stage === 'counted') await finish(office, shares);
  }
  return ahead.map(({ id }) => id);
}

const thaw = (office: Office, hash: string, now: Date) =>
  act(office, office.first, ['election.thaw', { hash }], { now });

async function open(office: Office, begins: Date, { folder }: DemoVotes): Promise<string[]> {
  const { frozen, keyed, opened } = openingBefore(begins);
  await freezeVote(office, frozen);
  const { shares } = await makeKey(office, keyed, (ceremony) =>
    keepShares(path.join(folder, office.process), ceremony.shares),
  );
  await openVote(office, opened);
  return shares;
}

/** In three parts, so that the ledger grows by batches. */
async function letVote(
  office: Office,
  stage: 'voting' | 'counted',
  { seed, begins, voters = VOTERS }: DemoVotes & { begins: Date },
): Promise<void> {
  const { vote } = await voteOf(office);
  const all = drawVoters(vote.ballots, { voters: voters[stage], seed, forged: false });
  const size = Math.ceil(all.length / 3);
  const parts: DemoVoter[][] = [0, 1, 2].map((part) => all.slice(part * size, (part + 1) * size));
  for (const [part, some] of parts.entries()) {
    const now = new Date(begins.getTime() + (12 + 18 * part) * HOUR);
    await castAll(office, some, { now });
    await moveBatch(office.pools.ballot, office.process, vote.batch, now);
  }
}

/** The vote that is over is counted on the evening of its last day and published two days later. */
async function finish(office: Office, shares: readonly string[]): Promise<void> {
  const closing = await closingTime(office);
  await closeBox(office, closing);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-demo-count-'));
  try {
    await countTwice(office, { shares, seed: LOT, folder, now: new Date(closing.getTime() + HOUR) });
    await publish(office, folder, new Date(closing.getTime() + 46 * HOUR));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

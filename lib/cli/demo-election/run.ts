import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from 'pg';
import { castAll } from '@/lib/cli/demo-election/casting';
import { keepShares } from '@/lib/cli/demo-election/ceremony';
import { closeBox, closingTime, countTwice, publish } from '@/lib/cli/demo-election/count-vote';
import { verifyByCodes } from '@/lib/cli/demo-election/eligible';
import { expectedOf } from '@/lib/cli/demo-election/expected';
import { type Office, officeOf, type VotePools, voteOf } from '@/lib/cli/demo-election/office';
import { freezeVote, makeKey, openVote } from '@/lib/cli/demo-election/open-vote';
import { enterSheets, MOST_ON_PAPER, prepareSheets } from '@/lib/cli/demo-election/paper';
import { download, recountFrom, textsOf, verify } from '@/lib/cli/demo-election/published';
import { Stages } from '@/lib/cli/demo-election/stages';
import { type ElectionSummary, summaryOf } from '@/lib/cli/demo-election/summary';
import type { Claim } from '@/lib/client/verify/claim';
import { moveBatch } from '@/lib/services/ballot/ledger';
import { inTransaction } from '@/prisma/demo/database';
import { fillDemoAccounts } from '@/prisma/demo/participation/accounts';
import { fillOne } from '@/prisma/demo/participation/fill';
import { type ProcessSpec, SPECS } from '@/prisma/demo/participation/specs';
import { type DemoVoter, drawVoters } from '@/prisma/demo/participation/voters';
import { random } from '@/prisma/demo/random';

export interface ElectionOptions {
  /** On their own devices and on paper together. */
  voters: number;
  seed: number;
  /** The day on which it is set up, `YYYY-MM-DD`: its vote begins five days later, and all is done at once by a clock of its own. The result has to lie in the past: no box is closed before its time. */
  today: string;
  /** Where everything that machines are handed and that is published is written. */
  folder: string;
  /** Who does what voters do: this process where nothing is said. */
  cast?: typeof castAll;
}

const HOUR = 3_600_000;
const DRAWN = '17 3 42 28 9 11';
const RECEIPTS = 10;

/**
 * A whole election from its settings to what everybody can recount, through the functions that the site, its jobs, the counting machines and
 * `gotgan ledger verify` use.
 * @param pools of an empty, migrated portal
 */
export async function runElection(
  pools: VotePools & { owner: Pool },
  options: ElectionOptions,
): Promise<ElectionSummary> {
  await mkdir(options.folder, { recursive: true });
  const stages = new Stages();
  const office = await stages.run('Settings', () => settle(pools, options));
  const begins = (await voteAhead(office)).getTime();
  const at = (hours: number) => new Date(begins + hours * HOUR);
  await stages.run('Rules frozen', () => freezeVote(office, at(-96)));
  const { shares } = await stages.run('Key made by its holders', () =>
    makeKey(office, at(-72), ({ shares: made }) => keepShares(path.join(options.folder, 'shares'), made)),
  );
  await stages.run('Opened by two officers', () => openVote(office, at(-24)));

  const { vote } = await voteOf(office);
  const people = Math.min(MOST_ON_PAPER, Math.max(4, Math.round(options.voters / 50)));
  const { seed } = options;
  const voters = drawVoters(vote.ballots, { voters: options.voters - people, seed, forged: true });
  const bundles = await stages.run('Sheets of paper', () =>
    prepareSheets(office, { people, seed, now: at(2) }),
  );
  const claims = await letVote(office, voters, { stages, at, cast: options.cast ?? castAll });

  const ends = await closingTime(office);
  const later = (hours: number) => new Date(ends.getTime() + hours * HOUR);
  await stages.run('Sheets entered twice', () => enterSheets(office, bundles, ends));
  await stages.run('Box closed', () => closeBox(office, ends));
  const { folder } = options;
  const counts = await stages.run('Counted by two machines', () =>
    countTwice(office, { shares, seed: DRAWN, folder, now: later(1) }),
  );
  await stages.run('Published', () => publish(office, folder, later(46)));

  const published = path.join(folder, 'published');
  const names = await stages.run('Published files loaded', () => download(office, published));
  const recounted = await stages.run('Recounted', () => recountFrom(published));
  const some = draw(claims, seed);
  const ledger = await stages.run('Ledger and receipts verified', () => verify(office, published, some));
  const expected = vote.ballots.map((rules) => expectedOf(rules, voters, bundles));
  return summaryOf({
    options,
    stages,
    counts,
    recounted,
    ledger,
    expected,
    files: await textsOf(published, names),
  });
}

/** The process whose vote begins in five days, with a track of each kind of ballot. */
async function settle(pools: VotePools & { owner: Pool }, { today, seed }: ElectionOptions): Promise<Office> {
  const spec: ProcessSpec | undefined = SPECS.find(({ stage }) => stage === 'voting');
  if (spec === undefined) throw new Error('no process votes');
  await fillDemoAccounts(pools.owner);
  const id = await inTransaction(pools.owner, (client) =>
    fillOne(client, { ...spec, stage: 'ballot' }, { today, seed, onVote: verifyByCodes }),
  );
  return officeOf(pools, id);
}

async function voteAhead({ pools, process }: Office): Promise<Date> {
  const { rows } = await pools.member.query<{ begins: Date }>(
    `SELECT begins FROM process_phase WHERE process_id = $1 AND phase = 'voting'`,
    [process],
  );
  if (rows[0] === undefined) throw new Error(`${process} has no vote in its schedule`);
  return rows[0].begins;
}

/** In eight parts, after each of which the job moves what waits. */
const PARTS = 8;

async function letVote(
  office: Office,
  voters: readonly DemoVoter[],
  { stages, at, cast }: { stages: Stages; at: (hours: number) => Date; cast: typeof castAll },
): Promise<Claim[]> {
  const { vote } = await voteOf(office);
  return stages.run(`${voters.length} voters`, async (report) => {
    const claims: Claim[] = [];
    const size = Math.ceil(voters.length / PARTS);
    for (let part = 0; part < PARTS; part += 1) {
      const begun = part * size;
      const some = voters.slice(begun, begun + size);
      const now = at(6 + 24 * part);
      const tell = (done: number) => report(begun + done, voters.length);
      claims.push(...(await cast(office, some, { now, report: tell })));
      await moveBatch(office.pools.ballot, office.process, vote.batch, now);
    }
    return claims;
  });
}

function draw(claims: readonly Claim[], seed: number): Claim[] {
  const chance = random(seed, 'receipts');
  return Array.from({ length: Math.min(RECEIPTS, claims.length) }, () => chance.pick(claims));
}

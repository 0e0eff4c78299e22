import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { castAll, issueAll, readAll, type ReadyVoter, type Sent } from '@/lib/cli/bench/vote-casting';
import { checkLedger } from '@/lib/cli/bench/vote-check';
import { type Pace, SiteClient } from '@/lib/cli/bench/vote-client';
import type { VoteBench, VoteBenchOptions } from '@/lib/cli/bench/vote';
import { addAccounts, fillVote, knownVote, PROCESS, setEnd } from '@/lib/cli/bench/vote-world';
import { buildSite } from '@/lib/cli/site/build';
import { type RunningSite, serveSite, siteEnvironment } from '@/lib/cli/site/serve';
import type { DatabaseUrls } from '@/lib/db/connection';
import { createPool } from '@/lib/db/pool';
import { readEnv } from '@/lib/env';
import { closeVote } from '@/lib/services/ballot/close';
import { moveBallots } from '@/lib/services/ballot/move-ballots';

/** What the process that measures is told, as JSON: see `benchVote`. */
export interface ChildTask extends VoteBenchOptions {
  urls: DatabaseUrls;
}

/** Such as come out of the site's cache. */
const PAGES = [
  '/',
  '/participate',
  `/participate/${PROCESS}`,
  `/en/participate/${PROCESS}`,
  `/participate/${PROCESS}/verify`,
];
const MOVE_EVERY_MS = 10_000;
/** Before the measured time, so that neither side compiles in it. */
const WARM_UP = { perSecond: 50, seconds: 6 };

const say = (line: string) => void process.stderr.write(`${line} …\n`);

async function measure({ urls, ...options }: ChildTask): Promise<VoteBench> {
  const pool = (role: keyof DatabaseUrls) => createPool(urls[role], 4);
  const pools = { owner: pool('owner'), member: pool('member'), ballot: pool('ballot'), web: pool('web') };
  const env = readEnv();
  let site: RunningSite | null = null;
  try {
    say('a vote, and the site that holds it');
    await fillVote(pools.owner, pools.member);
    const environment = siteEnvironment(urls, env, false);
    await buildSite(pools.web, environment);
    site = await serveSite(environment, env);
    return await inSite({ ...pools, origin: env.SITE_URL ?? site.url }, options);
  } finally {
    site?.stop();
    await Promise.all(Object.values(pools).map((one) => one.end()));
  }
}

interface World {
  owner: Pool;
  member: Pool;
  ballot: Pool;
  origin: string;
}

async function inSite(world: World, options: VoteBenchOptions): Promise<VoteBench> {
  const client = new SiteClient(world.origin);
  const stopMoving = new AbortController();
  const moving = moveAllTheTime(world, stopMoving.signal);
  try {
    const phases = await measurePhases(world, client, options);
    stopMoving.abort();
    await moving;
    return await summed(world, options, phases);
  } finally {
    stopMoving.abort();
    client.close();
  }
}

/** As the worker does meanwhile. */
async function moveAllTheTime({ ballot, member }: World, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await moveBallots({ ballot, member }, new Date());
    await pause(MOVE_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

interface Phases {
  issueSeconds: number;
  issued: number;
  steady: readonly Sent[];
  steadySeconds: number;
  reads: readonly number[];
  readSeconds: number;
  spike: readonly Sent[];
  /** When the vote ended, from the beginning of the rush. */
  endMs: number;
}

async function measurePhases(
  world: World,
  client: SiteClient,
  { rate, seconds, spikeRate, spikeSeconds, reads: readRate }: VoteBenchOptions,
): Promise<Phases> {
  const [warm, steadyCasts, spikeCasts] = [
    WARM_UP.perSecond * WARM_UP.seconds,
    Math.round(rate * seconds),
    Math.round(spikeRate * spikeSeconds),
  ];
  const number = warm + steadyCasts + spikeCasts;
  say(`${number} voters ask for their credentials`);
  const people = await addAccounts(world.owner, number, world.origin);
  const { device } = await knownVote(world.ballot);
  const issueBegan = performance.now();
  const voters = await issueAll(client, { device, origin: world.origin }, people);
  const issueSeconds = (performance.now() - issueBegan) / 1000;
  await castAll(client, voters.slice(0, warm), WARM_UP);
  await readAll(client, PAGES, WARM_UP);
  say(`${rate} casts a second for ${seconds} s, and ${readRate} pages`);
  const began = performance.now();
  const [[steady, steadySeconds], [reads, readSeconds]] = await Promise.all([
    timed(castAll(client, voters.slice(warm, warm + steadyCasts), { perSecond: rate, seconds }), began),
    timed(readAll(client, PAGES, { perSecond: readRate, seconds }), began),
  ]);
  say(`${spikeRate} casts a second for ${spikeSeconds} s, and the end while they wait`);
  const rush = { perSecond: spikeRate, seconds: spikeSeconds };
  const { spike, endMs } = await castToTheEnd(world, client, voters.slice(warm + steadyCasts), rush);
  return { issueSeconds, issued: number, steady, steadySeconds, reads, readSeconds, spike, endMs };
}

/** A rush; the vote ends once each cast has its receipt or its ticket. */
async function castToTheEnd(
  { owner }: World,
  client: SiteClient,
  voters: readonly ReadyVoter[],
  rush: Pace,
): Promise<{ spike: Sent[]; endMs: number }> {
  const began = performance.now();
  let waiting = Math.round(rush.perSecond * rush.seconds);
  const answered = Promise.withResolvers<void>();
  const casting = castAll(client, voters, rush, () => {
    waiting -= 1;
    if (waiting === 0) answered.resolve();
  });
  await Promise.race([answered.promise, casting]);
  // A vote ends at a whole second: the next one.
  await setEnd(owner, new Date((Math.floor(Date.now() / 1000) + 1) * 1000));
  return { endMs: performance.now() - began, spike: await casting };
}

async function timed<T>(work: Promise<T>, began: number): Promise<[T, seconds: number]> {
  const result = await work;
  return [result, (performance.now() - began) / 1000];
}

async function summed(
  { owner, ballot }: World,
  options: VoteBenchOptions,
  phases: Phases,
): Promise<VoteBench> {
  say('the vote is closed, and its ledger checked');
  const { election } = await knownVote(ballot);
  // As if the grace had passed.
  const ends = new Date(Date.now() - (election.vote.grace + 1) * 1000);
  await setEnd(owner, ends);
  await closeVote(ballot, { ...election, ends }, new Date());
  const { lost, ...ledger } = await checkLedger(ballot);
  const { steady, spike, reads, endMs } = phases;
  const times = steady.filter(({ receipt }) => receipt !== null).map(({ sample }) => sample.ms);
  const waits = spike.map(({ sample }) => sample.ms);
  return {
    issue_rate: tenths(phases.issued / phases.issueSeconds),
    issued_over: 'http',
    casts: times.length,
    rate: tenths(times.length / phases.steadySeconds),
    p50_ms: percentile(times, 0.5),
    p95_ms: percentile(times, 0.95),
    p99_ms: percentile(times, 0.99),
    lost: await lost(steady),
    ...ledger,
    reads_per_s: tenths(reads.length / phases.readSeconds),
    reads_p95_ms: percentile(reads, 0.95),
    spike_casts: spike.length,
    spike_queued: spike.filter(({ sample }) => sample.sends > 1).length,
    spike_queued_at_end: spike.filter(({ sample }) => sample.at_ms + sample.ms > endMs).length,
    spike_longest_s: tenths(Math.max(0, ...waits) / 1000),
    spike_lost: await lost(spike),
    asked: options,
    raw: {
      casts: steady.map(({ sample }) => sample),
      spike: spike.map(({ sample }) => sample),
      reads_ms: reads,
    },
  };
}

const tenths = (value: number) => Math.round(value * 10) / 10;

/** By nearest rank. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

// Handed over by `benchVote`, which made it of this type.
const task = JSON.parse(process.argv[2] ?? '') as ChildTask;
process.stdout.write(`${JSON.stringify(await measure(task))}\n`);

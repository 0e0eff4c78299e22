import path from 'node:path';
import { Command } from 'commander';
import {
  ballotPool,
  financeIsOurs,
  databases,
  financeOwnerPool,
  memberPool,
  ownerPool,
  syncPool,
  webPool,
} from '@/lib/db/connection';
import { fillDemoVotes, settleEligibility, votesAhead } from '@/lib/cli/demo-election/fill-votes';
import { step } from '@/lib/cli/progress';
import { takeSiteSecret } from '@/lib/cli/site/auth-secret';
import { buildReason, buildSite } from '@/lib/cli/site/build';
import { checkPort, type RunningSite, serveSite, siteEnvironment } from '@/lib/cli/site/serve';
import { openSearchServer } from '@/lib/cli/site/search-server';
import { type SupervisedWorker, superviseWorker } from '@/lib/cli/site/worker-process';
import { pullFinanceDb } from '@/lib/cli/pulls';
import { publishProcesses } from '@/lib/cli/publish-processes';
import { checkPeople } from '@/lib/cli/site/check-people';
import { dataDirectory, readEnv } from '@/lib/env';
import { hasProcesses } from '@/lib/queries/process/processes';
import { readIsDemo } from '@/lib/queries/site';
import { drainSearch, isSearchOutdated } from '@/lib/search/drain';
import { SourceError } from '@/lib/sources/source';
import { isEmpty, loadDemo } from '@/prisma/demo/load';
import { fillDemoAccounts } from '@/prisma/demo/participation/accounts';
import { fillDemoProcesses } from '@/prisma/demo/participation/fill';
import { giveUpWinnersProject } from '@/prisma/demo/participation/give-up';
import { seoulToday } from '@/prisma/demo/world';

const DEMO_SEED = 20260630;

/** `gotgan start`, the project's `npm start`: from an empty folder to the portal that answers. */
export function startCommand(): Command {
  return new Command('start')
    .description(
      'start the portal: databases, demo data where there are none, pull, build where needed, serve, and the worker',
    )
    .option('--no-demo', 'leave the demo data out')
    .option('--no-worker', 'leave the scheduled jobs out: no pulls, retries and alerts by themselves')
    .action(start);
}

async function start(options: { demo: boolean; worker: boolean }): Promise<void> {
  const env = readEnv();
  await checkPort(env);
  const urls = await step('Databases', () => databases(env));
  takeSiteSecret();
  if (options.demo) await fillDemo();
  await pull();
  if (options.demo) await fillProcesses();
  await checkPeople(options.demo, env);
  await remakeSearch();
  const web = await webPool();
  const reason = await buildReason(web);
  const environment = siteEnvironment(urls, env, options.demo && (await readIsDemo(web)));
  if (reason !== null) await step(`Build of the site (${reason})`, () => buildSite(web, environment));
  const search = await openSearchServer(env, (line) => process.stderr.write(`  ${line}\n`));
  const site = await step('Server', () => serveSite(environment, env, search.site));
  process.stderr.write(`\n열린곳간 · Open Gotgan: ${site.url}\nCtrl-C ends it.\n`);
  const worker = options.worker ? superviseWorker(search.worker) : null;
  process.exitCode = await untilEnded(site, worker);
  await search.stop();
}

/** A pull that a gate refuses, or a source that is away, leaves the last good data up: the portal starts with those. */
async function pull(): Promise<void> {
  try {
    const { outcome, detail = 'nothing new' } = await step(
      'Pull from the finance database',
      () => pullFinanceDb(true),
      (result) => result.detail ?? 'nothing new',
    );
    if (outcome === 'refused') process.stderr.write(`  refused, nothing was changed: ${detail}\n`);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    process.stderr.write(`  ${error.message}\n  The portal starts with what was pulled before.\n`);
  }
}

/** After an upgrade that gave them another form. */
async function remakeSearch(): Promise<void> {
  const pool = await syncPool();
  if (await isSearchOutdated(pool))
    await step(
      'Search documents in their new form',
      () => drainSearch(pool),
      (count) => String(count),
    );
}

async function fillDemo(): Promise<void> {
  if (!financeIsOurs()) return;
  const pool = await financeOwnerPool();
  if (!(await isEmpty(pool))) return;
  await step('Demo data for the finance database', (report) =>
    loadDemo(pool, { scale: 'small', seed: DEMO_SEED, onProgress: report }),
  );
}

/** Participatory budgets beside invented amounts, once there are projects that their winners can be tied to. */
async function fillProcesses(): Promise<void> {
  const pool = await ownerPool();
  if (!(await readIsDemo(pool))) return;
  await fillDemoAccounts(pool);
  if (!(await hasProcesses(pool))) {
    await step(
      'Demo data for participatory budgets',
      () =>
        fillDemoProcesses(pool, {
          today: seoulToday(),
          seed: DEMO_SEED,
          onFilled: publishProcesses,
          onVote: settleEligibility,
        }),
      (ids) => String(ids.length),
    );
    // One winner's project is given up: the next pull takes it out, and its followers are told.
    if (financeIsOurs()) await giveUpWinnersProject(await financeOwnerPool());
  }
  await fillVotes();
}

/** Whoever looks at a demo finds a vote that is on, and one that was counted. */
async function fillVotes(): Promise<void> {
  const pools = { member: await memberPool(), ballot: await ballotPool(), web: await webPool() };
  if ((await votesAhead(pools)).length === 0) return;
  const folder = path.join(dataDirectory(), 'demo-election');
  const held = await step(
    'Demo votes',
    () => fillDemoVotes({ pools, seed: DEMO_SEED, folder }),
    (ids) => ids.join(', '),
  );
  for (const id of held)
    process.stdout.write(
      `The five shares of the key of the invented vote ${id} are in ${path.join(folder, id)}: they protect nothing.\n`,
    );
}

/** Signals end the site and the worker; the end of the site ends the worker. */
async function untilEnded(site: RunningSite, worker: SupervisedWorker | null): Promise<number> {
  let workerEnded: Promise<void> | undefined;
  const stop = () => {
    site.stop();
    workerEnded ??= worker?.stop();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop).once('SIGHUP', stop);
  const code = await site.ended;
  stop();
  await workerEnded;
  return code;
}

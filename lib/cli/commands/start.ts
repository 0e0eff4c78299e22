import { Command } from 'commander';
import { financeIsOurs, databases, financeOwnerPool, webPool } from '@/lib/db/connection';
import { step } from '@/lib/cli/progress';
import { buildReason, buildSite } from '@/lib/cli/site/build';
import { checkPort, type RunningSite, serveSite, siteEnvironment } from '@/lib/cli/site/serve';
import { runSync } from '@/lib/cli/sync-run';
import { readEnv } from '@/lib/env';
import { SourceError } from '@/lib/sources/source';
import { isEmpty, loadDemo } from '@/prisma/demo/load';

const DEMO_SEED = 20260630;

/** `gotgan start`, the project's `npm start`: from an empty folder to the portal that answers. */
export function startCommand(): Command {
  return new Command('start')
    .description(
      'start the portal: databases, demo data where there are none, pull, build where needed, serve',
    )
    .option('--no-demo', 'leave the demo data out')
    .action(async (options: { demo: boolean }) => start(options.demo));
}

async function start(withDemo: boolean): Promise<void> {
  const env = readEnv();
  await checkPort(env);
  const urls = await step('Databases', () => databases(env));
  if (withDemo) await fillDemo();
  await pull();
  const web = await webPool();
  const reason = await buildReason(web);
  if (reason !== null)
    await step(`Build of the site (${reason})`, () => buildSite(web, siteEnvironment(urls.web, env)));
  const site = await step('Server', () => serveSite(urls.web, env));
  process.stderr.write(`\n열린곳간 · Open Gotgan: ${site.url}\nCtrl-C ends it.\n`);
  process.exitCode = await untilEnded(site);
}

/** A pull that a gate refuses, or a source that is away, leaves the last good data up: the portal starts with those. */
async function pull(): Promise<void> {
  try {
    const { refused } = await step(
      'Pull from the finance database',
      () => runSync({ source: 'finance-db' }),
      (result) => result.summary,
    );
    for (const reason of refused) process.stderr.write(`  refused, nothing was changed: ${reason}\n`);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    process.stderr.write(`  ${error.message}\n  The portal starts with what was pulled before.\n`);
  }
}

async function fillDemo(): Promise<void> {
  if (!financeIsOurs()) return;
  const pool = await financeOwnerPool();
  if (!(await isEmpty(pool))) return;
  await step('Demo data for the finance database', (report) =>
    loadDemo(pool, { scale: 'small', seed: DEMO_SEED, onProgress: report }),
  );
}

function untilEnded(site: RunningSite): Promise<number> {
  process.once('SIGINT', site.stop).once('SIGTERM', site.stop).once('SIGHUP', site.stop);
  return site.ended;
}

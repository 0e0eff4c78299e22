import os from 'node:os';
import { Command } from 'commander';
import { followRuns } from '@/lib/cli/search-follower';
import { workerJobs } from '@/lib/cli/worker-jobs';
import { databases, syncPool } from '@/lib/db/connection';
import { readEnv } from '@/lib/env';
import { followingMeilisearch } from '@/lib/search/meilisearch/engine';
import { startWorker } from '@/lib/worker/worker';

/** What is under way may end within this; a supervisor that kills after ten seconds never has to. */
const STOP_MS = 8_000;

/** `gotgan worker`: the scheduled jobs, until a signal ends it. `npm start` runs one beside the site. */
export function workerCommand(): Command {
  return new Command('worker')
    .description('run the scheduled jobs: pulls, retries, alerts, cleaning; until it is ended')
    .action(run);
}

async function run(): Promise<void> {
  const ended = signalled();
  const env = readEnv();
  const urls = await databases(env);
  const pool = await syncPool();
  const engine = followingMeilisearch(env);
  if (engine !== null) followRuns(urls.sync, pool, engine);
  const worker = await startWorker({
    urls,
    pool,
    jobs: await workerJobs(env),
    name: env.INSTANCE_NAME ?? os.hostname(),
    restarts: env.GOTGAN_WORKER_RESTARTS,
  });
  await ended;
  // A run that is left in the middle still holds its connection: nobody waits for it to give it back.
  if (!(await worker.stop(STOP_MS))) process.exit(0);
}

/**
 * The first signal asks it to end. At a terminal Ctrl-C reaches the whole group, and whoever started this process asks once more: only
 * a second Ctrl-C is impatience.
 */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    let interrupts = 0;
    process.on('SIGINT', () => {
      interrupts += 1;
      if (interrupts > 1) process.exit(130);
      resolve();
    });
    process.on('SIGTERM', resolve).on('SIGHUP', resolve);
  });
}

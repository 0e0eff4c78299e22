import os from 'node:os';
import { Command } from 'commander';
import { workerJobs } from '@/lib/cli/worker-jobs';
import { databases, syncPool } from '@/lib/db/connection';
import { readEnv } from '@/lib/env';
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
  const worker = await startWorker({
    urls,
    pool: await syncPool(),
    jobs: await workerJobs(env),
    name: env.INSTANCE_NAME ?? os.hostname(),
    restarts: env.GOTGAN_WORKER_RESTARTS,
  });
  await ended;
  // A run that is left in the middle still holds its connection: nobody waits for it to give it back.
  if (!(await worker.stop(STOP_MS))) process.exit(0);
}

/** The first signal asks it to end; the second ends it. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve();
      });
    }
  });
}

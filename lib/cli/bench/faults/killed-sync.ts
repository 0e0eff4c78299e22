import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { type Job, type Kill, type Passage, type Passed, runJob } from '@/lib/cli/bench/faults/job';

/*
 * A process that waits for a job, does it, and dies at the appointed moment. What it passed on its way it writes to a pipe at once,
 * so that whoever started it knows after its death how far it came.
 */
const PIPE = 3;

/** Shared with the thread that kills: [0] 1 armed, 2 seen; [1] microseconds. */
const shared = new Int32Array(new SharedArrayBuffer(8));
const die = () => void process.kill(process.pid, 'SIGKILL');

let kill: Kill | null = null;
let passed: Passed = 'start';
let since = 0;
let statements = 0;

function enter(point: Passed): void {
  passed = point;
  statements = 0;
  if (kill?.at === 'moment' && kill.after === point) arm(kill.micros);
  since = performance.now();
}

/** Hands the killing over to the other thread, and goes on once that counts. */
function arm(micros: number): void {
  shared[1] = micros;
  Atomics.store(shared, 0, 1);
  Atomics.notify(shared, 0);
  while (Atomics.load(shared, 0) === 1);
}

function report(point: Passage['passed']): void {
  const passage: Passage = {
    passed: point,
    micros: Math.round(1000 * (performance.now() - since)),
    statements,
  };
  writeSync(PIPE, `${JSON.stringify(passage)}\n`);
}

function countStatements(): void {
  // Its many signatures are passed through as they are.
  const query = Reflect.get(pg.Client.prototype, 'query') as (this: pg.Client, ...args: unknown[]) => unknown;
  const counting = function (this: pg.Client, ...args: unknown[]): unknown {
    const sent = query.apply(this, args);
    statements += 1;
    if (kill?.at === 'statement' && kill.after === passed && kill.nth === statements) die();
    return sent;
  };
  Object.assign(pg.Client.prototype, { query: counting });
}

async function work(job: Job): Promise<void> {
  enter('start');
  await runJob(job, async (point) => {
    report(point);
    if (kill?.at === 'point' && kill.point === point) die();
    enter(point);
  });
  report('end');
}

countStatements();
const killer = new Worker(new URL('./killer-thread.mjs', import.meta.url), { workerData: shared });
// Whoever started it is gone, and nobody will give it anything to do.
process.once('disconnect', () => process.exit());
killer.once('online', () => process.send?.('ready'));
process.once('message', (message: { job: Job; kill: Kill | null }) => {
  kill = message.kill;
  void work(message.job).then(() => process.exit(0));
});

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Job, type Kill, type Passage } from '@/lib/cli/bench/faults/job';

/** What became of a process that did a job. */
export interface Fate {
  signal: NodeJS.Signals | null;
  code: number | null;
  /** What it passed on its way; `end` last where it came to its end. */
  passages: Passage[];
}

const SCRIPT = fileURLToPath(new URL('./killed-sync.ts', import.meta.url));

/** Processes that are ready for a job: the next one starts while one works, as that takes longer than the work. */
export class Victims {
  private next: Promise<ChildProcess> = start();

  /** Gives a job to a process of its own and waits for its death. @param kill null: it comes to its end */
  async run(job: Job, kill: Kill | null): Promise<Fate> {
    const child = await this.next;
    this.next = start();
    // The fourth of its channels is a pipe, as asked for below.
    const told = text(child.stdio[3] as Readable);
    const exit = once(child, 'exit');
    child.send({ job, kill });
    const [code, signal] = (await exit) as [number | null, NodeJS.Signals | null]; // node's event
    const passages = (await told).split('\n').filter((line) => line !== '');
    return { signal, code, passages: passages.map((line) => JSON.parse(line) as Passage) }; // as the script writes them
  }

  async end(): Promise<void> {
    const child = await this.next;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(SCRIPT, [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

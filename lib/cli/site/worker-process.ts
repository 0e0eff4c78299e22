import { type ChildProcess, spawn } from 'node:child_process';
import { backoffMs } from '@/lib/domain/backoff';
import { childEnvironment } from '@/lib/env';
import { log } from '@/lib/log';

/** Between a crash and the next life. */
const BACKOFF = { first: 1_000, most: 60_000 };
/** One that lived as long is well again. */
const WELL_MS = 10 * 60_000;
/** The worker itself ends within less. */
const KILL_MS = 12_000;

/** A worker beside the site, as a process of its own. */
export interface SupervisedWorker {
  /** Ends it and waits for its end. */
  stop: () => Promise<void>;
}

/**
 * Starts `gotgan worker` as this process was started; one that crashes is started again, with growing pauses.
 * @param settings beside those of this process
 */
export function superviseWorker(
  settings: Record<string, string> = {},
  args: readonly string[] = [...process.execArgv, 'lib/cli/main.ts', 'worker'],
): SupervisedWorker {
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let crashes = 0;
  let restarts = 0;
  let over = false;

  const launch = () => {
    const began = performance.now();
    child = spawn(process.execPath, args, {
      env: childEnvironment({ ...settings, GOTGAN_WORKER_RESTARTS: String(restarts) }),
      // The channel is how the worker notices that this process is gone, however it went.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('exit', (code, signal) => {
      child = null;
      if (over) return;
      crashes = performance.now() - began > WELL_MS ? 1 : crashes + 1;
      restarts += 1;
      const pause = backoffMs(crashes, BACKOFF);
      log.error({ code, signal, restarts, pause_ms: pause }, 'the worker ended; it is started again');
      timer = setTimeout(launch, pause);
    });
  };
  launch();

  const stop = async () => {
    over = true;
    clearTimeout(timer);
    const running = child;
    if (running === null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    const late = setTimeout(() => running.kill('SIGKILL'), KILL_MS);
    await ended;
    clearTimeout(late);
  };
  return { stop };
}

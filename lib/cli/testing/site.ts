import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';

/** A site of its own for the browser tests: state, build and port apart from the user's. */
export interface TestSite {
  settings: Record<string, string>;
  url: string;
  /** Sends the command a signal and waits until it has ended. */
  signal: (name: NodeJS.Signals) => Promise<void>;
  /** Kills the command and all that it has started, the site's server and the worker, at once. Of one that runs `apart`. */
  killAll: () => Promise<void>;
  /** Ends the site; its state stays, so that it can be started again. */
  stop: () => Promise<void>;
  /** Starts it again on the same state. */
  restart: () => Promise<void>;
  /** Ends it and removes its state. */
  remove: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as net.AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface TestSiteOptions {
  /** With the worker, whose pulls come by themselves: most tests count what they pull. */
  worker?: boolean;
  /** On the databases and the build of another one: a second instance. */
  beside?: Pick<TestSite, 'settings'>;
  /** In a process group of its own. */
  apart?: boolean;
  settings?: Record<string, string>;
  /** Settings that name the site's own address. */
  at?: (url: string) => Record<string, string>;
}

/** Runs `gotgan start` as a user would, in a new state folder, and waits until it says that it serves. */
export async function startTestSite(
  given: readonly string[],
  { worker = false, beside, apart = false, settings: more = {}, at = () => ({}) }: TestSiteOptions = {},
): Promise<TestSite> {
  const data = beside?.settings['GOTGAN_DATA_DIR'] ?? (await mkdtemp(path.join(os.tmpdir(), 'gotgan-site-')));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings: Record<string, string> = {
    GOTGAN_DATA_DIR: data,
    GOTGAN_BUILD_DIR: '.next-test',
    PORT: String(port),
    BASE_URL: url,
    DATABASE_URL: '',
    FINANCE_DATABASE_URL: '',
    // Not a line for each of thousands of requests.
    LOG_LEVEL: 'warn',
    ...more,
    ...at(url),
  };
  const flags = worker ? given : [...given, '--no-worker'];
  let child = await launch(flags, settings, apart);
  const end = async (name: NodeJS.Signals, isGroup: boolean) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(isGroup ? -child.pid : child.pid, name);
    await ended;
  };
  const signal = (name: NodeJS.Signals) => end(name, false);
  const killAll = () => end('SIGKILL', true);
  const stop = () => signal('SIGTERM');
  const restart = async () => {
    await stop();
    child = await launch(flags, settings, apart);
  };
  const remove = async () => {
    await stop();
    if (beside === undefined) await rm(data, { recursive: true, force: true });
  };
  return { settings, url, signal, killAll, stop, restart, remove };
}

async function launch(
  flags: readonly string[],
  settings: Record<string, string>,
  apart: boolean,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', 'start', ...flags], {
    stdio: ['ignore', 2, 'pipe', 'ipc'],
    detached: apart,
    env: childEnvironment(settings),
  });
  await untilServing(child);
  return child;
}

/** What a command printed, and how it ended. */
export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `gotgan` with a site's settings. */
export function gotgan(args: readonly string[], settings: Record<string, string>): Promise<CommandResult> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment(settings),
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, ...said })));
}

function untilServing(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      if (chunk.toString().includes('Ctrl-C ends it')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the site under test ended with code ${code}`)));
  });
}

import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { KeeperNote } from '@/lib/db/embedded/keeper';
import { ensureStateFolder } from '@/lib/db/embedded/state-folder';

export interface Lease {
  /** The server's port on 127.0.0.1. */
  port: number;
  /** Gives the lease back; a process that ends gives it back anyway. */
  release(): void;
}

const START_LIMIT_MS = 90_000;

/**
 * Attaches to the embedded server of a state folder, starting it where it is not running.
 * @param home the state folder, e.g. `.gotgan/postgres`
 * @throws SettingsError where the folder cannot be used, Error with the server's log when it does not come up
 */
export async function leaseServer(home: string, durable = true): Promise<Lease> {
  await ensureStateFolder(home);
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    const lease = await attach(home);
    if (lease !== null) return answering(lease, deadline);
    await startKeeper(home, durable);
    await pause(50);
  }
  throw new Error(
    `PostgreSQL did not come up within ${START_LIMIT_MS / 1000} s; its log is ${path.join(home, 'server.log')}`,
  );
}

/** Waits for a server that its keeper is just bringing back, until it takes sessions. */
async function answering(lease: Lease, deadline: number): Promise<Lease> {
  while (!(await accepts(lease.port)) && Date.now() < deadline) await pause(50);
  return lease;
}

/** A start of a session (protocol 3.0) that goes no further than the server's first answer. */
const HELLO = (() => {
  const settings = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + settings.length, 0);
  head.writeInt32BE(3 << 16, 4);
  return Buffer.concat([head, settings]);
})();
/** The SQLSTATE of a server that listens, and recovers or shuts down (cannot_connect_now). */
const NOT_NOW = 'C57P03';
const ANSWER_MS = 2_000;

/** Whether the server takes sessions: one that recovers from being killed listens well before that. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(HELLO));
    socket.once('data', (answer: Buffer) => {
      socket.destroy();
      resolve(!(answer.toString('latin1', 0, 1) === 'E' && answer.includes(NOT_NOW)));
    });
    // One that listens and says nothing is not there yet either.
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.once('error', () => resolve(false)).once('close', () => resolve(false));
  });
}

async function attach(home: string): Promise<Lease | null> {
  const text = await readFile(path.join(home, 'keeper.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  // Written by the keeper alone, whole (renamed into place).
  const note = JSON.parse(text) as KeeperNote;
  const socket = await hold(note);
  if (socket === 'refused' || (socket === null && !isAlive(note.pid))) await discard(home, text);
  if (socket === 'refused' || socket === null) return null;
  return { port: note.port, release: () => socket.destroy() };
}

/**
 * Removes the note of a keeper that is gone without a word (killed, the machine switched off), unless it is another's by now. Its
 * number tells little: after a restart of the machine some other process may have it.
 */
async function discard(home: string, stale: string): Promise<void> {
  const file = path.join(home, 'keeper.json');
  if ((await readFile(file, 'utf8').catch(() => null)) === stale) await rm(file, { force: true });
}

/** @returns null when the keeper is on its way down, `refused` when nobody listens there: a keeper listens before it writes its note */
function hold(note: KeeperNote): Promise<net.Socket | 'refused' | null> {
  return new Promise((resolve) => {
    const socket = net.connect(note.leasePort, '127.0.0.1', () => socket.write(`${note.token}\n`));
    socket.once('data', () => {
      socket.unref();
      resolve(socket);
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : null),
    );
    socket.once('close', () => resolve(null));
  });
}

/** Whether a process has this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Starts a keeper unless another process is at it; the lock of a process that ended is stale and is removed. */
async function startKeeper(home: string, durable: boolean): Promise<void> {
  const lock = path.join(home, 'starting.lock');
  const handle = await open(lock, 'wx', 0o600).catch(() => null);
  if (handle === null) return clearStale(lock);
  try {
    await handle.writeFile(String(process.pid));
    await runKeeper(home, durable);
  } finally {
    await handle.close();
    await rm(lock, { force: true });
  }
}

/** A lock names its holder right after it was made; one that still names nobody was left by a machine that stopped in between. */
const NAMED_WITHIN_MS = 10_000;

async function clearStale(lock: string): Promise<void> {
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
  const info = await stat(lock).catch(() => null);
  const isNobodys = info !== null && !(holder > 0) && Date.now() - info.mtimeMs > NAMED_WITHIN_MS;
  if (isNobodys || (holder > 0 && !isAlive(holder))) await rm(lock, { force: true });
}

async function runKeeper(home: string, durable: boolean): Promise<void> {
  const log = path.join(home, 'server.log');
  const output = openSync(log, 'w', 0o600);
  const script = path.join(import.meta.dirname, 'keeper.ts');
  const args = ['--import', 'tsx', script, home, durable ? 'durable' : 'throwaway'];
  const keeper = spawn(process.execPath, args, { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  keeper.unref();
  const failed = new Promise<boolean>((resolve) => keeper.once('exit', () => resolve(true)));
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if ((await readFile(path.join(home, 'keeper.json'), 'utf8').catch(() => null)) !== null) return;
    if (await Promise.race([failed, pause(25, false)])) {
      throw new Error(`PostgreSQL did not start:\n${(await readFile(log, 'utf8')).slice(-4000)}`);
    }
  }
}

import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '@/lib/env';

/** A Meilisearch that runs for as long as this process does. */
export interface RunningMeilisearch {
  host: string;
  /** May do everything: for making keys that may less. */
  masterKey: string;
  stop: () => Promise<void>;
}

const PROGRAM = 'meilisearch';
const START_MS = 60_000;
const STOP_MS = 10_000;

/** The program on the PATH; null where there is none. */
export function findMeilisearch(searched = childEnvironment({}).PATH ?? ''): string | null {
  const names = process.platform === 'win32' ? [`${PROGRAM}.exe`] : [PROGRAM];
  const places = searched
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
  return places.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts the program on a free port of this machine, with its data in a folder of ours. What it holds is derived: where it cannot
 * read what an older version left there, it begins anew.
 */
export async function startMeilisearch(program: string, folder: string): Promise<RunningMeilisearch> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const masterKey = keyOf(path.join(folder, 'master-key'));
  const data = path.join(folder, 'data');
  await stopOrphan(folder, data);
  try {
    return await launch(program, { data, masterKey });
  } catch (error) {
    if (!existsSync(data)) throw error;
    rmSync(data, { recursive: true, force: true });
    return launch(program, { data, masterKey });
  }
}

/**
 * One that an earlier portal left behind when it was killed still has the data open: it ends first. A number tells little after a
 * restart of the machine, so that only a process that says it works on this data is ended.
 */
async function stopOrphan(folder: string, data: string): Promise<void> {
  const pid = Number(await readFile(path.join(folder, 'pid'), 'utf8').catch(() => ''));
  if (!Number.isSafeInteger(pid) || pid <= 0 || !worksOn(pid, data)) return;
  process.kill(pid, 'SIGTERM');
  for (const until = Date.now() + STOP_MS; worksOn(pid, data);) {
    if (Date.now() > until) {
      process.kill(pid, 'SIGKILL');
      return;
    }
    await pause(50);
  }
}

function worksOn(pid: number, data: string): boolean {
  const { status, stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && stdout.includes(data);
}

function keyOf(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

async function launch(
  program: string,
  { data, masterKey }: { data: string; masterKey: string },
): Promise<RunningMeilisearch> {
  const port = await freePort();
  const host = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['--http-addr', `127.0.0.1:${port}`, '--db-path', data, '--no-analytics'], {
    cwd: path.dirname(data),
    // The key is in nobody's list of processes.
    env: childEnvironment({ MEILI_MASTER_KEY: masterKey, MEILI_ENV: 'production', MEILI_LOG_LEVEL: 'ERROR' }),
    stdio: 'ignore',
  });
  if (child.pid !== undefined) writeFileSync(path.join(path.dirname(data), 'pid'), String(child.pid));
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  );
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    child.kill('SIGTERM');
    await ended;
  };
  if (!(await answers(host, ended))) {
    await stop();
    throw new Error(`${program} does not start with the data in ${data}`);
  }
  return { host, masterKey, stop };
}

async function answers(host: string, ended: Promise<void>): Promise<boolean> {
  let gone = false;
  void ended.then(() => (gone = true));
  const until = Date.now() + START_MS;
  while (!gone && Date.now() < until) {
    const healthy = await fetch(`${host}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return true;
    await pause(50);
  }
  return false;
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  // A server that listens on TCP has an address of this shape.
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

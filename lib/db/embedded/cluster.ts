import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  isReachable,
  serverPrograms,
  type ServerUser,
  serverUser,
  SHARED_ROOT,
} from '@/lib/db/embedded/binaries';

/** One PostgreSQL data directory and the server that runs on it. Only the keeper process uses this. */
export interface Cluster {
  port: number;
  process: ChildProcess;
  stop(): Promise<void>;
}

interface ClusterOptions {
  /** The state folder; the cluster lies in it where its user can enter it. */
  home: string;
  port: number;
  superuserPassword: string;
  /** False for throw-away clusters of tests: no flush to disk. */
  durable: boolean;
}

/**
 * Creates the cluster where there is none, and starts it.
 * @throws Error with the server's own last words when it does not come up
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const user = serverUser();
  const native = await serverPrograms(user);
  const data = await dataFolder(options.home, user);
  if ((await stat(path.join(data, 'PG_VERSION')).catch(() => null)) === null) {
    await initialise(native, data, user, options.superuserPassword);
  }
  stopOrphan(native, data, user);
  return launchAfterOthers(() => launch(native, data, user, options));
}

/** What a server says whose predecessor was killed and whose children have not noticed yet. */
const STILL_THERE = 'pre-existing shared memory block';
const PATIENCE_MS = 15_000;

/** A server that was killed leaves children that end by themselves, in a moment or, on a busy machine, in several. */
async function launchAfterOthers(start: () => Promise<Cluster>): Promise<Cluster> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes(STILL_THERE) || Date.now() > until)
        throw error;
      await pause(250);
    }
  }
}

/**
 * Where the data directory of this state folder is: inside it, or (the server's user cannot enter it) under
 * {@link SHARED_ROOT}, remembered in `cluster-at`.
 */
async function dataFolder(home: string, user: ServerUser | undefined): Promise<string> {
  await mkdir(home, { recursive: true });
  if (user === undefined || (await isReachable(home))) return path.join(home, 'cluster');
  await clearAbandoned();
  const note = path.join(home, 'cluster-at');
  const known = await readFile(note, 'utf8').catch(() => null);
  if (known !== null) return known.trim();
  const folder = path.join(SHARED_ROOT, `cluster-${randomBytes(8).toString('hex')}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  // In this order: another start that clears up takes a cluster for abandoned whose home does not know it.
  await writeFile(note, path.join(folder, 'data'));
  await writeFile(path.join(folder, 'home'), home);
  return path.join(folder, 'data');
}

/**
 * Removes clusters under {@link SHARED_ROOT} whose state folder is gone. One whose server still writes, or that another start removes at
 * the same time, is left to a later start: it is nobody's, and no reason not to start.
 */
async function clearAbandoned(): Promise<void> {
  const names = await readdir(SHARED_ROOT).catch(() => []);
  for (const name of names.filter((entry) => entry.startsWith('cluster-'))) {
    const folder = path.join(SHARED_ROOT, name);
    const home = await readFile(path.join(folder, 'home'), 'utf8').catch(() => null);
    const note =
      home === null ? null : await readFile(path.join(home, 'cluster-at'), 'utf8').catch(() => null);
    if (home !== null && note?.trim() !== path.join(folder, 'data')) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

function programEnv(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' };
}

async function initialise(
  native: string,
  data: string,
  user: ServerUser | undefined,
  password: string,
): Promise<void> {
  const passwordFile = path.join(os.tmpdir(), `gotgan-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await mkdir(data, { recursive: true, mode: 0o700 });
  if (user !== undefined) {
    await chown(passwordFile, user.uid, user.gid);
    await chown(data, user.uid, user.gid);
  }
  const flags = [
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
  ];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const run = spawnSync(path.join(native, 'bin/initdb'), ['-D', data, ...flags, ...locale], {
    ...user,
    env: programEnv(),
    cwd: '/',
    encoding: 'utf8',
  });
  await rm(passwordFile, { force: true });
  if (run.status !== 0) {
    await rm(data, { recursive: true, force: true });
    throw new Error(`initdb failed: ${run.error?.message ?? run.stderr}`);
  }
}

/** A server left behind on this data directory (its keeper was killed) is stopped before a new one starts. */
function stopOrphan(native: string, data: string, user: ServerUser | undefined): void {
  const options = { ...user, env: programEnv(), cwd: '/', encoding: 'utf8' as const };
  const control = (...words: string[]) =>
    spawnSync(path.join(native, 'bin/pg_ctl'), [...words, '-D', data], options);
  if (control('status').status === 0) control('stop', '-m', 'fast', '-w');
}

function serverFlags(options: ClusterOptions): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=80',
    'shared_buffers=256MB',
    'work_mem=32MB',
    'maintenance_work_mem=256MB',
    'max_wal_size=2GB',
    'wal_level=minimal',
    'max_wal_senders=0',
    ...(options.durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  return ['-p', String(options.port), ...settings.flatMap((setting) => ['-c', setting])];
}

function launch(
  native: string,
  data: string,
  user: ServerUser | undefined,
  options: ClusterOptions,
): Promise<Cluster> {
  const server = spawn(path.join(native, 'bin/postgres'), ['-D', data, ...serverFlags(options)], {
    ...user,
    env: programEnv(),
    cwd: '/',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGINT'); // PostgreSQL's fast shutdown: sessions are ended, nothing is lost.
    await ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      process.stderr.write(chunk);
      if (said.includes('ready to accept connections'))
        resolve({ port: options.port, process: server, stop });
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}

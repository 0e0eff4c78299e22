import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, info, ok, problem, warning } from '@/lib/cli/doctor/finding';
import { checkDisk, ownerOf } from '@/lib/cli/doctor/machine';
import { serverPrograms, serverUser } from '@/lib/db/embedded/binaries';
import { isAlive } from '@/lib/db/embedded/lease';

const textOf = (file: string) => readFile(file, 'utf8').catch(() => null);

/** Where the data directory of a state folder is, without making anything. */
async function dataFolderOf(home: string): Promise<string> {
  return (await textOf(path.join(home, 'cluster-at')))?.trim() ?? path.join(home, 'cluster');
}

/**
 * The embedded server before anybody starts it: locks, owner and version of its files.
 * @returns whether it can be started, and the findings
 */
export async function checkEmbedded(home: string): Promise<{ startable: boolean; findings: Finding[] }> {
  const data = await dataFolderOf(home);
  const version = (await textOf(path.join(data, 'PG_VERSION')))?.trim();
  if (version === undefined) {
    const none = info('embedded', 'The embedded database was not made yet.', 'npm start');
    return { startable: false, findings: [none, ...(await checkLock(home))] };
  }
  const findings = [
    ...(await checkVersion(version)),
    ...(await checkOwner(data)),
    ...(await checkLock(home)),
    ...(await checkNote(home)),
    ...(await checkDisk('embedded-disk', data)),
  ];
  return { startable: findings.every(({ severity }) => severity !== 'problem'), findings };
}

async function checkVersion(version: string): Promise<Finding[]> {
  const native = await serverPrograms(serverUser());
  const said = execFileSync(path.join(native, 'bin/postgres'), ['--version'], { encoding: 'utf8' });
  const program = /(\d+)/.exec(said)?.[1] ?? '';
  if (program === version)
    return [ok('embedded-version', `Data directory and programs are PostgreSQL ${version}`)];
  return [
    problem(
      'embedded-version',
      `The data directory was made by PostgreSQL ${version}, the programs are ${program}: they do not start on it.`,
      'Go back to the release that made it, `gotgan backup FILE` there, move the state folder away, and `gotgan restore FILE` here.',
    ),
  ];
}

async function checkOwner(data: string): Promise<Finding[]> {
  const wanted = serverUser()?.uid ?? process.getuid?.();
  const owner = await ownerOf(data);
  if (owner === null || wanted === undefined || owner === wanted)
    return [ok('embedded-owner', 'The data directory belongs to the user that runs the server')];
  return [
    problem(
      'embedded-owner',
      `The data directory ${data} belongs to user ${owner}; the server would run as user ${wanted}.`,
      `Run the portal as the user that made it, or hand it over while nothing runs: chown -R ${wanted} ${data}`,
    ),
  ];
}

async function checkLock(home: string): Promise<Finding[]> {
  const file = path.join(home, 'starting.lock');
  const text = await textOf(file);
  if (text === null) return [];
  const holder = Number(text);
  if (holder > 0 && isAlive(holder))
    return [
      warning(
        'embedded-lock',
        `Process ${holder} is starting the embedded server right now.`,
        `Wait for it; if it hangs, end it and look at ${path.join(home, 'server.log')}.`,
      ),
    ];
  return [info('embedded-lock', 'A start of the server did not end: the next command clears that away.')];
}

/** The note of a keeper that was killed: the next command finds out for itself. */
async function checkNote(home: string): Promise<Finding[]> {
  const text = await textOf(path.join(home, 'keeper.json'));
  if (text === null) return [ok('embedded', 'The embedded server rests; commands start it')];
  const pid = /"pid":\s*(\d+)/.exec(text)?.[1];
  if (pid !== undefined && isAlive(Number(pid)))
    return [ok('embedded', `The embedded server runs (keeper ${pid})`)];
  return [info('embedded', 'The embedded server was ended without notice: the next command starts it anew.')];
}

import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { codeFingerprint } from '@/lib/cli/site/fingerprint';
import { migrationNames } from '@/lib/db/migrate';
import { buildDirectory } from '@/lib/env';

/** What a build was made from; written beside it, read by the server when it starts. */
export interface BuildStamp {
  code: string;
  databaseId: string;
  /** The newest outbox entry when the build began: a server replays what was invalidated since. */
  outboxId: string;
  /** The migrations that the code has: the site is ready on a database that has these and no others. */
  migrations: string[];
}

const stampFile = () => path.join(buildDirectory(), 'gotgan-build.json');

/** @returns null where there is no finished build */
export async function readBuildStamp(): Promise<BuildStamp | null> {
  const text = await readFile(stampFile(), 'utf8').catch(() => null);
  // Written below, after a build that succeeded.
  return text === null ? null : (JSON.parse(text) as BuildStamp);
}

async function presentStamp(web: pg.Pool): Promise<BuildStamp> {
  const { rows } = await web.query<{ database: string; outbox: string }>(
    `SELECT (SELECT value FROM portal_meta WHERE key = 'database_id') AS database,
            (SELECT coalesce(max(id), 0) FROM outbox) AS outbox`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the portal database does not answer');
  const [code, migrations] = await Promise.all([codeFingerprint(), migrationNames()]);
  return { code, databaseId: row.database, outboxId: row.outbox, migrations };
}

/** Why the site has to be built, or null where the build at hand is of this code and this database. */
export async function buildReason(web: pg.Pool): Promise<string | null> {
  const [known, present] = [await readBuildStamp(), await presentStamp(web)];
  if (known === null) return 'there is no build yet';
  if (known.code !== present.code) return 'the code is newer than the build';
  if (known.databaseId !== present.databaseId) return 'the build was made from another database';
  if (await isCutBehind(web, known)) return 'the log of changes no longer reaches back to the build';
  return null;
}

/** Whether entries of the log are gone that a server of this build would have to replay. */
async function isCutBehind(web: pg.Pool, { outboxId }: BuildStamp): Promise<boolean> {
  const { rows } = await web.query<{ value: string }>(
    `SELECT value FROM portal_meta WHERE key = 'outbox_trimmed_to'`,
  );
  return rows.some(({ value }) => BigInt(value) > BigInt(outboxId));
}

/**
 * Builds the site.
 * @param env the environment of the build, with the address that the site reads from
 * @throws Error with the end of the build's output
 */
export async function buildSite(web: pg.Pool, env: NodeJS.ProcessEnv): Promise<void> {
  const stamp = await presentStamp(web);
  await runNext(['build'], env);
  await writeFile(stampFile(), JSON.stringify(stamp));
}

function runNext(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', ...args], {
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const stop = () => child.kill('SIGTERM');
  process.once('SIGTERM', stop).once('SIGINT', stop);
  let output = '';
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      if (code === 0) resolve();
      else reject(new Error(`The site could not be built:\n${output}`));
    });
  });
}

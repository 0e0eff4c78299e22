import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { checkPort } from '@/lib/cli/site/serve';
import { ensureStateFolder } from '@/lib/db/embedded/state-folder';
import { dataDirectory, type Env } from '@/lib/env';
import { type Finding, info, ok, problem, warning } from '@/lib/cli/doctor/finding';

const NODE_MAJOR = 24;
const GIB = 1024 ** 3;
/** Below this the next pull of a nation's year may not fit, below the second nothing does. */
const LOW_BYTES = 2 * GIB;
const NOTHING_LEFT_BYTES = GIB / 5;

export function checkNode(version = process.versions.node): Finding[] {
  if (Number(version.split('.')[0]) >= NODE_MAJOR) return [ok('node', `Node ${version}`)];
  return [
    problem(
      'node',
      `Node ${version} runs this, ${NODE_MAJOR} or newer is needed.`,
      'Run the command as `npm run -s gotgan -- doctor`: the project brings its own Node.',
    ),
  ];
}

/** The state folder: there, writable, and with room. */
export async function checkDataDirectory(env: Env): Promise<Finding[]> {
  const folder = dataDirectory(env);
  try {
    await ensureStateFolder(folder);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return [problem('data-directory', what, 'GOTGAN_DATA_DIR=/a/folder/that/can/be/written')];
  }
  return [ok('data-directory', `${folder} can be written`), ...(await checkDisk('disk', folder))];
}

/** @param folder where the bytes go */
export async function checkDisk(id: string, folder: string): Promise<Finding[]> {
  const { bavail, bsize, ffree, files } = await statfs(folder);
  const free = bavail * bsize;
  const said = `${(free / GIB).toFixed(1)} GiB are free at ${folder}`;
  const remedy = 'Make room, or move the state: stop everything, move the folder, set GOTGAN_DATA_DIR.';
  if (files > 0 && ffree < 1000) return [problem(id, `Only ${ffree} more files fit at ${folder}.`, remedy)];
  if (free < NOTHING_LEFT_BYTES) return [problem(id, `${said}: the database cannot work.`, remedy)];
  if (free < LOW_BYTES) return [warning(id, `${said}: a large pull may not fit.`, remedy)];
  return [ok(id, said)];
}

const PROBE_MS = 2_000;

/** The port of the site: free, or this portal's own. */
export async function checkSitePort(env: Env): Promise<Finding[]> {
  try {
    await checkPort(env);
    return [ok('port', `${env.HOST}:${env.PORT} is free`)];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (await answersHealth(env)) return [ok('port', `A portal answers on ${env.HOST}:${env.PORT}`)];
    return [problem('port', message, `Choose another: PORT=${env.PORT + 1} npm start`)];
  }
}

async function answersHealth({ HOST, PORT }: Env): Promise<boolean> {
  const host = HOST.includes(':') ? `[${HOST}]` : HOST;
  try {
    const answer = await fetch(`http://${host}:${PORT}/api/health`, {
      signal: AbortSignal.timeout(PROBE_MS),
    });
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null && 'status' in body && body.status === 'ok';
  } catch {
    return false;
  }
}

/** What only the tests need. */
export async function checkTestTools(env: Env): Promise<Finding[]> {
  const { installedBrowser, hasKoreanFont } = await import('@/lib/cli/testing/browser');
  const named = env.CHROMIUM_PATH;
  if (named !== undefined && !existsSync(named))
    return [
      problem(
        'browser',
        `CHROMIUM_PATH names ${named}, which is not there.`,
        'Correct or unset CHROMIUM_PATH.',
      ),
    ];
  const browser = installedBrowser();
  return [
    browser === null
      ? info(
          'browser',
          'No browser for the tests was found.',
          '`npm test` fetches one, or set CHROMIUM_PATH.',
        )
      : ok('browser', `${browser} (tests only)`),
    hasKoreanFont() === false
      ? info('fonts', 'No Korean font for the tests was found.', 'apt-get install fonts-noto-cjk')
      : ok('fonts', 'Korean glyphs are there, or cannot be asked for (tests only)'),
  ];
}

/** Settings that belong together. */
export function checkSettings(env: Env): Finding[] {
  const isOpen = !['127.0.0.1', '::1', 'localhost'].includes(env.HOST);
  const found: Finding[] = [];
  if (isOpen && env.SITE_URL === undefined)
    found.push(
      info(
        'site-url',
        `The portal is open on ${env.HOST} and does not know its address.`,
        'Set SITE_URL to its public address.',
      ),
    );
  if (env.TRUST_PROXY && isOpen)
    found.push(
      warning(
        'trust-proxy',
        `Forwarded headers are believed, and HOST=${env.HOST} lets anybody past the proxy send them.`,
        'Let the portal listen for the proxy alone (HOST=127.0.0.1), or close the port to everybody else.',
      ),
    );
  return found;
}

/** Whether a file belongs to somebody else than expected. @returns null where it is not there */
export async function ownerOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null);
  return found?.uid ?? null;
}

export const homeOf = (env: Env) => path.join(dataDirectory(env), 'postgres');
export const isRoot = () => os.userInfo().uid === 0;

import path from 'node:path';
import { onConnection } from '@/lib/cli/doctor/connection';
import { checkEmbedded } from '@/lib/cli/doctor/embedded';
import { checkFeed } from '@/lib/cli/doctor/feed';
import { checkFinance } from '@/lib/cli/doctor/finance';
import { checked, type Finding, info, ok } from '@/lib/cli/doctor/finding';
import {
  checkDataDirectory,
  checkNode,
  checkSettings,
  checkSitePort,
  checkTestTools,
  homeOf,
} from '@/lib/cli/doctor/machine';
import { checkMigrations, checkPortalServer, checkPortalShape } from '@/lib/cli/doctor/portal';
import { type Reference, withReference } from '@/lib/cli/doctor/reference';
import { checkState } from '@/lib/cli/doctor/state';
import { buildReason } from '@/lib/cli/site/build';
import { chosenUrls, type DatabaseUrls, embeddedUrls, financeIsOurs } from '@/lib/db/connection';
import { leaseServer } from '@/lib/db/embedded/lease';
import { createPool } from '@/lib/db/pool';
import { type Env } from '@/lib/env';

const failed = (findings: readonly Finding[]) => findings.some(({ severity }) => severity === 'problem');

/**
 * Looks at everything that the portal stands on and changes nothing: the embedded server is started where it rests, but nothing is
 * migrated, filled or repaired.
 */
export async function examine(env: Env): Promise<Finding[]> {
  const machine = [
    ...checkNode(),
    ...(await checked('data-directory', () => checkDataDirectory(env))),
    ...checkSettings(env),
    ...checkLofin(env),
    ...(await checked('port', () => checkSitePort(env))),
    ...(await checked('test-tools', () => checkTestTools(env))),
  ];
  if (machine.some(({ id, severity }) => id === 'data-directory' && severity === 'problem')) return machine;
  const { urls, findings } = await reachDatabases(env);
  if (urls === null) return [...machine, ...findings];
  return [...machine, ...findings, ...(await examineDatabases(urls, { financeIsOurs: financeIsOurs(env) }))];
}

/** The Open API's settings: whether there is a key, never which. */
function checkLofin(env: Env): Finding[] {
  const settings = new Map<string, unknown>(Object.entries(env));
  if (!settings.has('LOFIN_BASE_URL') && !settings.has('LOFIN_API_KEY')) return [];
  const key = settings.get('LOFIN_API_KEY');
  if (key === undefined)
    return [
      info(
        'lofin',
        'LOFIN_API_KEY is not set: the Open API of 지방재정365 gives samples of a few rows only.',
        'Ask for a key at https://www.lofin365.go.kr and set LOFIN_API_KEY, where that source is wanted.',
      ),
    ];
  return [ok('lofin', 'LOFIN_API_KEY is set')];
}

async function reachDatabases(env: Env): Promise<{ urls: DatabaseUrls | null; findings: Finding[] }> {
  if (env.DATABASE_URL !== undefined && env.FINANCE_DATABASE_URL !== undefined)
    return { urls: chosenUrls(env, null), findings: [] };
  const home = homeOf(env);
  let startable = false;
  const findings = await checked('embedded', async () => {
    const seen = await checkEmbedded(home);
    startable = seen.startable;
    return seen.findings;
  });
  if (!startable) return { urls: null, findings };
  let urls: DatabaseUrls | null = null;
  const started = await checked(
    'embedded-start',
    async () => {
      const lease = await leaseServer(home);
      urls = chosenUrls(env, await embeddedUrls(home, lease.port));
      return [];
    },
    `Its log is ${path.join(home, 'server.log')}. Where the disk was full or the machine stopped, free space and start again: it recovers by itself.`,
  );
  return { urls, findings: [...findings, ...started] };
}

/** @param reference what the migrations make, for tests; made in a throw-away database else */
export async function examineDatabases(
  urls: DatabaseUrls,
  { reference, financeIsOurs: isOurs = false }: { reference?: Reference; financeIsOurs?: boolean } = {},
): Promise<Finding[]> {
  const { owner: portal, 'finance-reader': finance } = urls;
  const server = await checkPortalServer(portal);
  const migrations = failed(server) ? [] : await checked('migrations', () => checkMigrations(portal));
  const isWhole = migrations.length > 0 && migrations.every(({ severity }) => severity === 'ok');
  const findings = [...server, ...migrations];
  const compare = async (known: Reference | null) => {
    findings.push(...(await checked('finance', () => checkFinance(finance, known?.finance ?? null, isOurs))));
    if (isWhole && known !== null)
      findings.push(...(await checked('schema', () => checkPortalShape(portal, known.portal))));
  };
  if (reference !== undefined || (failed(server) && !(await answers(finance))))
    await compare(reference ?? null);
  else findings.push(...(await checked('reference', () => withReference(compare))));
  if (!isWhole) return [...findings, NOT_LOOKED_AT];
  return [
    ...findings,
    ...(await checkState(portal)),
    ...(await checked('feed', () => checkFeed(portal, finance))),
    ...(await checked('build', () => checkBuild(urls.web))),
  ];
}

const NOT_LOOKED_AT = info(
  'state',
  'Runs, sources and deliveries were not looked at: the database is away, empty or of another release.',
);

/** Where nothing answers there is nothing to compare. */
async function answers(url: string): Promise<boolean> {
  return !failed(await onConnection({ id: 'finance', url, setting: '' }, () => Promise.resolve([])));
}

async function checkBuild(url: string): Promise<Finding[]> {
  const pool = createPool(url, 1);
  try {
    const reason = await buildReason(pool);
    if (reason === null) return [ok('build', 'The site is built from this code and this database')];
    return [info('build', `The site has to be built: ${reason}.`, 'npm start builds it.')];
  } finally {
    await pool.end();
  }
}

/** What `--json` prints. */
export function report(findings: readonly Finding[]): {
  ok: boolean;
  problems: number;
  warnings: number;
  findings: readonly Finding[];
} {
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  return { ok: !failed(findings), problems: count('problem'), warnings: count('warning'), findings };
}

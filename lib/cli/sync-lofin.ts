import path from 'node:path';
import { syncPool } from '@/lib/db/connection';
import { dataDirectory, readEnv } from '@/lib/env';
import { CliError } from '@/lib/cli/errors';
import { checkForms, dayOf } from '@/lib/cli/sync-forms';
import { logged } from '@/lib/cli/sync-run';
import { pullLofin } from '@/lib/pipeline/lofin-pull';
import { type SyncReport } from '@/lib/pipeline/sync';
import { findService, SERVICE_CODES } from '@/lib/sources/lofin/catalogue/catalogue';
import { type Service } from '@/lib/sources/lofin/catalogue/types';
import { type PageProgress } from '@/lib/sources/lofin/part';
import { LOFIN_DEFAULTS, type LofinSettings } from '@/lib/sources/lofin/settings';

/** What `gotgan sync --source lofin` is asked for. */
export interface LofinRequest {
  /** Codes of services, with commas between. */
  service?: string;
  year?: string;
  asOf?: string;
  government?: string;
  windowDays?: string;
  dryRun?: boolean;
  acceptRemovals?: boolean;
  wait?: boolean;
}

/** The settings of the client. */
export function lofinSettings(env = readEnv()): LofinSettings {
  return {
    ...LOFIN_DEFAULTS,
    baseUrl: env.LOFIN_BASE_URL,
    key: env.LOFIN_API_KEY ?? null,
    concurrency: env.LOFIN_CONCURRENCY,
    timeoutMs: env.LOFIN_TIMEOUT_SECONDS * 1000,
  };
}

/** The services that a request names, in its order. @throws CliError for one that is not known */
export function servicesOf({ service }: LofinRequest): Service[] {
  const codes = (service ?? '').split(',').map((code) => code.trim().toUpperCase());
  const wanted = [...new Set(codes.filter((code) => code !== ''))];
  if (wanted.length === 0)
    throw new CliError(`--source lofin needs --service, of ${SERVICE_CODES.join(', ')}`, 2);
  return wanted.map((code) => {
    const found = findService(code);
    if (found === null) throw new CliError(`no service ${code}: there are ${SERVICE_CODES.join(', ')}`, 2);
    return found;
  });
}

/** Flags that are not of their form, or that the services cannot answer. @throws CliError with exit code 2 */
export function checkLofin(request: LofinRequest): void {
  const services = servicesOf(request);
  checkForms(request);
  if (request.windowDays !== undefined && services.every(({ asked }) => asked !== 'contract-day'))
    throw new CliError('--window-days goes with the contracts (WCEGCF)', 2);
}

/** One service as one run. @throws SourceError when it cannot be read: nothing was changed */
export async function runLofin(
  service: Service,
  request: LofinRequest,
  progress: PageProgress,
): Promise<SyncReport> {
  const { dryRun = false, acceptRemovals = false, wait = true, year, asOf, government, windowDays } = request;
  const env = readEnv();
  const pool = await syncPool();
  if (government !== undefined) await checkGovernment(pool, government);
  const day = asOf === undefined ? null : dayOf(asOf);
  return logged({ source: 'lofin', dryRun }, () =>
    pullLofin({
      pool,
      settings: lofinSettings(env),
      spoolFolder: path.join(dataDirectory(env), 'lofin'),
      service,
      windowDays: windowDays === undefined ? env.LOFIN_WINDOW_DAYS : Number(windowDays),
      dryRun,
      acceptRemovals,
      wait,
      progress,
      notice: (message) => void process.stderr.write(`${message}\n`),
      ...(year === undefined ? {} : { year: Number(year) }),
      ...(day === null ? {} : { asOf: day }),
      ...(government === undefined ? {} : { government }),
    }),
  );
}

async function checkGovernment(pool: Awaited<ReturnType<typeof syncPool>>, code: string): Promise<void> {
  const { rowCount } = await pool.query('SELECT FROM government WHERE laf_cd = $1', [code]);
  if (rowCount === 0) throw new CliError(`no government has ever had the code ${code}`, 2);
}

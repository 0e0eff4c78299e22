import type pg from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { LofinClient } from '@/lib/sources/lofin/client';
import { type Service } from '@/lib/sources/lofin/catalogue/types';
import { TrafficError } from '@/lib/sources/lofin/errors';
import { dayBefore } from '@/lib/sources/lofin/fields';
import { fetchedSnapshot } from '@/lib/sources/lofin/fetched';
import { type PageProgress } from '@/lib/sources/lofin/part';
import { type Wanted } from '@/lib/sources/lofin/requests';
import { type LofinSettings } from '@/lib/sources/lofin/settings';
import { readSnapshot, type Snapshot } from '@/lib/sources/lofin/snapshot';
import { Spool } from '@/lib/sources/lofin/spool';
import { type Source, SourceError } from '@/lib/sources/source';
import { sync, type SyncOptions, type SyncReport } from '@/lib/pipeline/sync';
import { BusyError } from '@/lib/pipeline/turn';

/** One download at a time: what is kept of a pull that was cut off belongs to it alone. */
const LOCK = 7_240_116;

export interface LofinPull extends Omit<SyncOptions, 'source'> {
  settings: LofinSettings;
  /** Where pages are kept until their run is committed. */
  spoolFolder: string;
  service: Service;
  /** The fiscal year; left out: that of the day. */
  year?: number;
  /** The day, `YYYY-MM-DD`; left out: the newest that the service has, as a rule. */
  asOf?: string;
  /** One government alone. */
  government?: string;
  /** How many days of contracts are read again. */
  windowDays: number;
  progress?: PageProgress;
  /** Pauses between tries, and the clock; for tests. */
  today?: Date;
  rest?: (ms: number) => Promise<unknown>;
}

/**
 * Pulls one service of the Open API as a run of its own: pages are read and settled first, while no transaction is open, then
 * taken in as any other input. A failure is a failed run, and nothing was changed.
 * @throws SourceError when the service cannot be read; a TrafficError keeps what came and says how to go on
 */
export async function pullLofin(pull: LofinPull): Promise<SyncReport> {
  const spool = new Spool(pull.spoolFolder);
  return alone(pull, async () => {
    await spool.dropOld();
    const outcome = await download(pull, spool);
    const report = await sync({
      ...pull,
      source: sourceOf(outcome, await servedElsewhere(pull.pool, outcome)),
    });
    const done = report.refused.length === 0 && pull.dryRun !== true;
    if (done && !(outcome instanceof SourceError)) {
      await outcome.drop();
      await spool.end(nameOf(pull));
    }
    return report;
  });
}

type Outcome = Snapshot | SourceError;

/** A failure is an outcome too: it is the run's to tell. What used-up traffic or a crash cut off is gone on with the next time. */
async function download(pull: LofinPull, spool: Spool): Promise<Outcome> {
  const { settings, progress, rest } = pull;
  const client = new LofinClient(settings, rest);
  const wanted = await wantedOf(pull, spool);
  if (pull.dryRun !== true) await spool.begin(nameOf(pull), wanted.asOf);
  try {
    return await readSnapshot(client, spool, wanted, {
      givesWay: pull.asOf === undefined,
      ...(progress ? { progress } : {}),
    });
  } catch (error) {
    if (error instanceof TrafficError) return new TrafficError(`${error.message}. ${howToGoOn(wanted)}`);
    await spool.end(nameOf(pull));
    if (error instanceof SourceError) return error;
    throw error;
  }
}

/** What a pull is of, apart from its day. */
function nameOf({ service, year, government }: LofinPull): string {
  return [service.code, year ?? 'newest', government ?? 'all'].join('-');
}

function howToGoOn({ service, year, asOf, government }: Wanted): string {
  const only = government === null ? '' : ` --government ${government}`;
  return `What came is kept. Go on after 00:00 (Seoul): gotgan sync --source lofin --service ${service.code} --year ${year} --as-of ${asOf}${only}`;
}

function sourceOf(outcome: Outcome, elsewhere: ReadonlySet<string>): Source {
  return {
    name: 'lofin',
    fetch: async () => {
      if (outcome instanceof SourceError) throw outcome;
      return fetchedSnapshot(outcome, elsewhere);
    },
  };
}

async function wantedOf(pull: LofinPull, spool: Spool): Promise<Wanted> {
  const { pool, service, government, windowDays } = pull;
  const day = pull.asOf ?? (await spool.cutOff(nameOf(pull))) ?? newestDay(service, pull);
  const { rows } = await pool.query<{ laf_cd: string }>(
    `SELECT laf_cd FROM government
      WHERE (valid_from IS NULL OR valid_from <= $1::date) AND (valid_to IS NULL OR $1::date < valid_to) ORDER BY laf_cd`,
    [day],
  );
  return {
    service,
    year: pull.year ?? Number(day.slice(0, 4)),
    asOf: day,
    government: government ?? null,
    windowDays,
    governments: rows.map((row) => row.laf_cd),
  };
}

/**
 * Services of a day have yesterday's state, and keep a year that is over as of its last day; those of a year are as of the day on
 * which they are read.
 */
function newestDay(
  service: Service,
  { year, today: now = new Date() }: Pick<LofinPull, 'year' | 'today'>,
): string {
  const today = seoulDay(now);
  if (service.asked === 'year') return today;
  const yesterday = dayBefore(today);
  return year === undefined || year >= Number(yesterday.slice(0, 4)) ? yesterday : `${year}-12-31`;
}

/** A sample must not take a government-year over from a source that has all of it. */
async function servedElsewhere(pool: pg.Pool, outcome: Outcome): Promise<Set<string>> {
  if (outcome instanceof SourceError || !outcome.sample) return new Set();
  const { rows } = await pool.query<{ laf_cd: string }>(
    `SELECT laf_cd FROM source_coverage WHERE fyr = $1 AND serving AND source <> 'lofin'`,
    [outcome.wanted.year],
  );
  return new Set(rows.map((row) => row.laf_cd));
}

async function alone<T>({ pool, wait = true, notice }: LofinPull, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      LOCK,
    ]);
    if (rows[0]?.taken !== true) {
      if (!wait) throw new BusyError('another pull from 지방재정365 is running: nothing was done');
      notice?.('another pull from 지방재정365 is running: waiting for it to end');
      await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    }
    const done = await work();
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    broken = false;
    return done;
  } finally {
    client.release(broken);
  }
}

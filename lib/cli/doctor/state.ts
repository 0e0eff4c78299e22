import type pg from 'pg';
import { onConnection } from '@/lib/cli/doctor/connection';
import { checked, type Finding, info, ok, problem, warning } from '@/lib/cli/doctor/finding';
import { checkSearch } from '@/lib/cli/doctor/search';
import { STALLED_AFTER_SECONDS } from '@/lib/domain/status';

const SETTING = 'DATABASE_URL';
/** A source that is pulled every day and was not for longer than this has missed a day. */
const LATE_HOURS = 26;
const SKEW_SECONDS = 5;

const duration = (seconds: number) =>
  seconds < 120
    ? `${Math.round(seconds)} s`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} min`
      : `${Math.round(seconds / 3600)} h`;

/** How the portal's own work stands: clock, runs, sources, deliveries, search, alerts. */
export async function checkState(url: string): Promise<Finding[]> {
  return onConnection({ id: 'state', url, setting: SETTING }, async (client) => [
    ...(await checked('clock', () => checkClock(client))),
    ...(await checked('sources', () => checkSources(client))),
    ...(await checked('runs', () => checkRuns(client))),
    ...(await checked('outbox', () => checkOutbox(client))),
    ...(await checked('search', () => checkSearch(client))),
    ...(await checked('instances', () => checkInstances(client))),
    ...(await checked('worker', () => checkWorker(client))),
    ...(await checked('alerts', () => checkAlerts(client))),
    ...(await checked('quarantine', () => checkQuarantine(client))),
  ]);
}

/** The clocks of this machine and of the database, and whether one was set back since the last run. */
async function checkClock(client: pg.Client): Promise<Finding[]> {
  const before = Date.now();
  const { rows } = await client.query<{ now: Date; newest: Date | null }>(
    'SELECT clock_timestamp() AS now, (SELECT max(started_at) FROM run) AS newest',
  );
  const [row] = rows;
  if (row === undefined) return [];
  const skew = (row.now.getTime() - (before + Date.now()) / 2) / 1000;
  const findings: Finding[] = [];
  if (Math.abs(skew) > SKEW_SECONDS)
    findings.push(
      warning(
        'clock',
        `The database's clock is ${duration(Math.abs(skew))} ${skew > 0 ? 'ahead of' : 'behind'} this machine's.`,
        'Let both follow a time server (timedatectl set-ntp true): what is late and as of which day is told by these clocks.',
      ),
    );
  if (row.newest !== null && row.newest.getTime() > row.now.getTime() + SKEW_SECONDS * 1000)
    findings.push(
      warning(
        'clock-set-back',
        `The newest run began on ${row.newest.toISOString()}, which is still to come: the clock was set back.`,
        'Let the database server follow a time server. Runs are told apart by their number, so that nothing is lost; times shown of those runs stay wrong.',
      ),
    );
  return findings.length > 0 ? findings : [ok('clock', 'The clocks agree')];
}

interface SourceRow {
  source: string;
  age: number | null;
  state: string;
  error: string | null;
  run: string;
}

async function checkSources(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<SourceRow>(
    `SELECT source, extract(epoch FROM clock_timestamp() - max(finished_at) FILTER (WHERE state = 'done'))::float AS age,
            (array_agg(state ORDER BY id DESC))[1] AS state, (array_agg(error ORDER BY id DESC))[1] AS error, max(id) AS run
     FROM run GROUP BY source ORDER BY source`,
  );
  if (rows.length === 0) return [info('sources', 'Nothing was pulled yet.', 'gotgan sync')];
  const pulledAt = await pulledSince(client);
  return rows.flatMap((row) => sourceFindings(row, pulledAt));
}

/** Since when the worker's last pull of the finance database ended well, in seconds; one that found nothing makes no run. */
async function pulledSince(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ age: number | null }>(
    `SELECT extract(epoch FROM clock_timestamp() - max(succeeded_at))::float AS age FROM job_state WHERE job = 'pull-finance-db'`,
  );
  return rows[0]?.age ?? Infinity;
}

function sourceFindings(row: SourceRow, pulledAt: number): Finding[] {
  const { source, age } = row;
  const findings = [...failureFindings(row), ...lateFindings(row, pulledAt)];
  if (findings.length > 0) return findings;
  return [ok(`source-${source}`, age === null ? source : `${source} succeeded ${duration(age)} ago`)];
}

function failureFindings({ source, state, error, run }: SourceRow): Finding[] {
  if (!['failed', 'refused', 'interrupted'].includes(state)) return [];
  return [
    warning(
      `source-${source}`,
      `Run ${run} of ${source} was ${state}: ${error ?? 'its process ended'}`,
      `gotgan sync --source ${source}, once that is mended`,
    ),
  ];
}

function lateFindings({ source, age }: SourceRow, pulledAt: number): Finding[] {
  // A file comes when somebody brings it.
  if (source === 'file') return [];
  const since = Math.min(age ?? Infinity, source === 'finance-db' ? pulledAt : Infinity);
  if (since <= LATE_HOURS * 3600) return [];
  return [
    warning(
      `source-${source}-late`,
      since === Infinity ? `${source} never succeeded.` : `${source} last succeeded ${duration(since)} ago.`,
      `gotgan sync --source ${source}; see that \`npm start\` or \`gotgan worker\` runs, which does it every day.`,
    ),
  ];
}

async function checkRuns(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ id: string; locked: boolean }>(
    `SELECT id, EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS locked FROM run WHERE state = 'running'`,
  );
  return rows.map(({ id, locked }) =>
    locked
      ? info('run-under-way', `Run ${id} is under way.`)
      : info(
          'run-interrupted',
          `Run ${id} was left in the middle: it changed nothing.`,
          'The next sync marks it so and does its work.',
        ),
  );
}

async function checkOutbox(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{
    waiting: number;
    age: number | null;
    attempts: number;
    error: string | null;
  }>(
    `SELECT count(*)::int AS waiting, extract(epoch FROM clock_timestamp() - min(created_at))::float AS age,
            coalesce(max(attempts), 0) AS attempts, max(last_error) AS error
     FROM outbox WHERE topic = 'search' AND delivered_at IS NULL`,
  );
  const [row] = rows;
  if (row === undefined || row.waiting === 0) return [ok('outbox', 'Nothing waits')];
  const said = `${row.waiting} runs wait for their search documents, the oldest for ${duration(row.age ?? 0)}, after ${row.attempts} tries${row.error === null ? '' : `: ${row.error}`}`;
  if ((row.age ?? 0) <= STALLED_AFTER_SECONDS) return [info('outbox', said)];
  return [problem('outbox', said, 'gotgan search repair, which also tells why where it fails')];
}

/** Instances of the site that are alive and do not follow. */
async function checkInstances(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{
    name: string;
    behind: string;
    attempts: number;
    error: string | null;
  }>(
    `SELECT name, (SELECT count(*) FROM outbox o WHERE o.topic = 'page' AND o.id > i.position) AS behind, attempts, last_error AS error
     FROM site_instance i WHERE ended_at IS NULL AND last_seen_at > clock_timestamp() - interval '2 minutes' AND attempts > 0`,
  );
  return rows.map(({ name, behind, attempts, error }) =>
    warning(
      `instance-${name}`,
      `The instance ${name} does not take ${behind} invalidations, after ${attempts} tries: ${error ?? ''}`,
      'Restart that instance: it replays what it missed. Until then it shows old pages.',
    ),
  );
}

/** Whether the one who pulls by itself is alive, and which of its jobs fail. */
async function checkWorker(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ known: boolean; gone: boolean; lost: boolean }>(
    `SELECT count(*) > 0 AS known,
            coalesce(bool_and(ended_at IS NOT NULL OR last_seen_at < clock_timestamp() - interval '5 minutes'), true) AS gone,
            coalesce(bool_or(ended_at IS NULL AND last_seen_at < clock_timestamp() - interval '5 minutes'), false) AS lost FROM worker`,
  );
  const { known = false, gone = true, lost = false } = rows[0] ?? {};
  const { rows: jobs } = await client.query<{ job: string; failures: number; error: string | null }>(
    'SELECT job, failures, error FROM job_state WHERE failures > 0 ORDER BY job',
  );
  const failing = jobs.map(({ job, failures, error }) =>
    warning(
      `job-${job}`,
      `The job ${job} failed ${failures} times in a row: ${error ?? ''}`,
      'It is tried again by itself; see its reason.',
    ),
  );
  if (!known)
    return [
      info('worker', 'No worker ever ran: nothing is pulled by itself.', 'npm start, or gotgan worker'),
      ...failing,
    ];
  if (gone && lost)
    return [
      warning(
        'worker',
        'The worker is gone without a word: nothing is pulled by itself.',
        'npm start, or gotgan worker; its log says why it ended.',
      ),
      ...failing,
    ];
  if (gone)
    return [
      info('worker', 'No worker runs: nothing is pulled by itself.', 'npm start, or gotgan worker'),
      ...failing,
    ];
  return [ok('worker', 'A worker runs'), ...failing];
}

async function checkAlerts(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ kind: string; subject: string; since: Date }>(
    'SELECT kind, subject, since FROM alert WHERE resolved_at IS NULL ORDER BY since',
  );
  return rows.map(({ kind, subject, since }) =>
    warning(
      `alert-${kind}`,
      `${kind}: ${subject}, since ${since.toISOString()}`,
      'See /status, where each alert says what helps.',
    ),
  );
}

async function checkQuarantine(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM quarantine WHERE state = 'open'`,
  );
  const open = rows[0]?.open ?? 0;
  if (open === 0) return [];
  return [
    info(
      'quarantine',
      `${open} rows are kept out of the figures.`,
      'gotgan quarantine list tells which and why; gotgan quarantine retry reads them again.',
    ),
  ];
}

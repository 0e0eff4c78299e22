import type pg from 'pg';
import { drainSearch, drainWithin } from '@/lib/search/drain';
import { type Source, type SourceName } from '@/lib/sources/source';
import { breachesOf, reasonsOf } from '@/lib/pipeline/gate';
import { type Prepared, prepare } from '@/lib/pipeline/prepare';
import { type RelationReport, relationReports } from '@/lib/pipeline/relations/report';
import { beginRun, endRun, type RunEnd, tryRun } from '@/lib/pipeline/run';
import { publishRefusal } from '@/lib/pipeline/publish';
import { type Breach, Refusal, saveRefusal } from '@/lib/pipeline/rules/refusal';
import { endTurn, takeTurn } from '@/lib/pipeline/turn';
import { noCounts, type RawPlace, type SyncPoint } from '@/lib/pipeline/types';
import { write } from '@/lib/pipeline/write';

export interface SyncOptions {
  /** With the sync role's rights, of at least two connections. */
  pool: pg.Pool;
  source: Source;
  /** Do everything, tell what came of it, and undo it. */
  dryRun?: boolean;
  /** Apply a snapshot that removes much of a government. */
  acceptRemovals?: boolean;
  /** Wait for another sync to end (the default), or leave with BusyError. */
  wait?: boolean;
  /** The clock of the run: rows dated beyond the next year are not believed. */
  clock?: () => Date;
  /** Plans every row by itself, however plain it is: what tests compare with. */
  oneByOne?: boolean;
  /** Told what an operator should know while it runs. */
  notice?: (message: string) => void;
  /** Called at each point of the way, for tests that stop there. */
  at?: (point: SyncPoint) => Promise<void>;
  /** More to write in the run's transaction. @param rejected where the rows are kept that stay out */
  alongside?: (client: pg.PoolClient, runId: string, rejected: readonly RawPlace[]) => Promise<void>;
}

/** What came of a sync: the document of `gotgan sync --json`. `run` is null for a dry run. */
export interface SyncReport {
  run: number | null;
  source: SourceName;
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  backdated: number;
  duplicates: number;
  held_back: number;
  quarantined: number;
  removed: number;
  pages_invalidated: number;
  documents_indexed: number;
  seconds: number;
  warnings: string[];
  /** Why nothing was changed; empty where it was. */
  refused: string[];
  /** What became of the rows of each relation beside the projects; left out where none came. */
  relations?: Record<string, RelationReport>;
}

/**
 * One sync run: fetch, parse, normalize, plan, gate, apply and publish in one transaction, then the work that follows it.
 * A run that ends early leaves the state before it, and a line in `run` that says so.
 * @throws SourceError when the source cannot be read: nothing was changed
 * @throws BusyError when another sync is at work and this one is not to wait
 */
export async function sync(options: SyncOptions): Promise<SyncReport> {
  const client = await options.pool.connect();
  let broken = true;
  try {
    await takeTurn(client, {
      wait: options.wait ?? true,
      onWait: (message) => options.notice?.(message),
    });
    const report = await inTurn(client, options);
    await endTurn(client);
    broken = false;
    return report;
  } finally {
    // Whatever went wrong on this connection, its lock and its transaction go with it.
    client.release(broken);
  }
}

async function inTurn(client: pg.PoolClient, options: SyncOptions): Promise<SyncReport> {
  const began = performance.now();
  const { source, dryRun = false } = options;
  if (dryRun) await client.query('BEGIN');
  const runId = dryRun ? await tryRun(client, source.name) : await beginRun(client, source.name);
  if (!dryRun) await client.query('BEGIN');
  await options.at?.('begun');
  try {
    return await transact(client, options, runId, began);
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    const message = error instanceof Error ? error.message : String(error);
    const failed: RunEnd = { ...nothingDone(began), state: 'failed', error: message };
    if (!dryRun) await endRun(client, runId, failed).catch(() => undefined);
    throw error;
  }
}

async function transact(
  client: pg.PoolClient,
  options: SyncOptions,
  runId: string,
  began: number,
): Promise<SyncReport> {
  const { pool, source, dryRun = false, acceptRemovals = false, oneByOne = false } = options;
  const at = async (point: SyncPoint) => options.at?.(point);
  const now = options.clock?.() ?? new Date();
  const prepared = await prepare({ client, pool, source, runId, now, oneByOne });
  await at('planned');
  const { kind, plan } = prepared;
  const breaches = breachesOf({ kind, ...plan, acceptRemovals });
  await at('gated');
  if (breaches.length > 0) return refuse(client, options, runId, { prepared, breaches, began });
  const writing = write({ client, pool, source: source.name, runId, dryRun, acceptRemovals, at }, prepared);
  const written = await writing.catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (written instanceof Refusal)
    return refuse(client, options, runId, { prepared, breaches: written.breaches, began });
  const pagesInvalidated = written;
  await options.alongside?.(client, runId, plan.rejected);
  const end = endOf(prepared, began, { state: 'done', error: null, pagesInvalidated });
  await endRun(client, runId, end);
  await at('published');
  const documents = await settle(client, options);
  const final = { ...end, seconds: secondsSince(began) };
  return {
    ...reportOf(source.name, final),
    run: dryRun ? null : Number(runId),
    documents_indexed: documents,
    ...relationReports(prepared.relations),
  };
}

/** Commits and tells the search; a trial tells it first and undoes both. @returns how many documents were written */
async function settle(client: pg.PoolClient, options: SyncOptions): Promise<number> {
  const { pool, dryRun = false, at } = options;
  const tried = dryRun ? await drainWithin(client) : 0;
  await client.query(dryRun ? 'ROLLBACK' : 'COMMIT');
  await at?.('committed');
  const documents = dryRun
    ? tried
    : await drainSearch(pool).catch((error: unknown) => searchWaits(options, error));
  await at?.('indexed');
  return documents;
}

/** The run stands, whatever becomes of the search: its documents wait in the outbox and are tried again. */
function searchWaits({ notice }: SyncOptions, error: unknown): number {
  const reason = error instanceof Error ? error.message : String(error);
  notice?.(`the search does not know of this run yet: ${reason}`);
  return 0;
}

async function refuse(
  client: pg.PoolClient,
  { source, dryRun = false }: SyncOptions,
  runId: string,
  { prepared, breaches, began }: { prepared: Prepared; breaches: readonly Breach[]; began: number },
): Promise<SyncReport> {
  await client.query('ROLLBACK');
  const refused = reasonsOf(breaches);
  const outcome = { state: 'refused' as const, error: refused.join('; '), pagesInvalidated: 0 };
  if (dryRun) return { ...reportOf(source.name, endOf(prepared, began, outcome)), run: null, refused };
  await client.query('BEGIN');
  const delivered = [...prepared.plan.newestDay.values()];
  const held = await saveRefusal(client, { runId, source: source.name, breaches, delivered });
  const pagesInvalidated = await publishRefusal(client, runId, held);
  const end = endOf(prepared, began, { ...outcome, pagesInvalidated });
  await endRun(client, runId, end);
  await client.query('COMMIT');
  return { ...reportOf(source.name, end), run: Number(runId), refused };
}

function endOf(
  { plan, kind, origin, warnings, asOf }: Prepared,
  began: number,
  outcome: Pick<RunEnd, 'state' | 'error' | 'pagesInvalidated'>,
): RunEnd {
  return { ...outcome, counts: plan.counts, kind, origin, warnings, asOf, seconds: secondsSince(began) };
}

function nothingDone(began: number): Omit<RunEnd, 'state' | 'error'> {
  const asOf = { from: null, to: null };
  const seconds = secondsSince(began);
  return { origin: null, kind: null, counts: noCounts(), asOf, pagesInvalidated: 0, seconds, warnings: [] };
}

function secondsSince(began: number): number {
  return Math.round(performance.now() - began) / 1000;
}

function reportOf(source: SourceName, { counts, pagesInvalidated, seconds, warnings }: RunEnd): SyncReport {
  return {
    run: null,
    source,
    read: counts.read,
    inserted: counts.inserted,
    updated: counts.updated,
    unchanged: counts.unchanged,
    backdated: counts.backdated,
    duplicates: counts.duplicates,
    held_back: counts.heldBack,
    quarantined: counts.quarantined,
    removed: counts.removed,
    pages_invalidated: pagesInvalidated,
    documents_indexed: 0,
    seconds,
    warnings: [...warnings],
    refused: [],
  };
}

import { financeReaderPool, syncPool } from '@/lib/db/connection';
import { sourceOfFile } from '@/lib/cli/sync-file';
import { log } from '@/lib/log';
import { measureFeedLag } from '@/lib/pipeline/feed-lag';
import { type RelationReport } from '@/lib/pipeline/relations/report';
import { sync, type SyncReport } from '@/lib/pipeline/sync';
import { BusyError } from '@/lib/pipeline/turn';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { type Source, SourceError, type SourceName } from '@/lib/sources/source';

export interface SyncRequest {
  source: 'finance-db' | 'file';
  /** The file, for the source `file`. */
  path?: string;
  partial?: boolean;
  /** What the file is, of lib/sources/datasets or a service's code; left out: its columns tell. */
  dataset?: string;
  /** The fiscal year and the day of a file that does not say them. */
  year?: string;
  asOf?: string;
  dryRun?: boolean;
  acceptRemovals?: boolean;
  /** Wait for another sync to end: the default. */
  wait?: boolean;
}

/** Prepares the databases and runs one sync. @throws SourceError when the source cannot be read */
export async function runSync(request: SyncRequest): Promise<SyncReport & { summary: string }> {
  const { dryRun = false, acceptRemovals = false, wait = true } = request;
  const pool = await syncPool();
  const notice = (message: string) => void process.stderr.write(`${message}\n`);
  const source = await sourceOf(request);
  const report = await logged(request, () => sync({ pool, source, dryRun, acceptRemovals, wait, notice }));
  if (request.source === 'finance-db' && !dryRun) await measureFeedLag(pool, await financeReaderPool());
  return { ...report, summary: summaryOf(report) };
}

/** One line in the log for each run, with its counts; a bug with its stack, an input that cannot be read with the reason. */
export async function logged(
  { source, dryRun = false }: { source: SourceName; dryRun?: boolean },
  work: () => Promise<SyncReport>,
): Promise<SyncReport> {
  const trial = dryRun ? { dry_run: true } : {};
  try {
    const report = await work();
    const isRefused = report.refused.length > 0;
    log[isRefused ? 'warn' : 'info']({ ...report, ...trial }, isRefused ? 'sync refused' : 'sync done');
    return report;
  } catch (err) {
    if (err instanceof BusyError) log.info({ source, ...trial, reason: err.message }, 'sync left to another');
    else if (err instanceof SourceError)
      log.warn({ source, ...trial, reason: err.message }, 'source unreadable');
    else log.error({ err, source, ...trial }, 'sync failed');
    throw err;
  }
}

async function sourceOf({
  source,
  path = '',
  partial = false,
  dataset,
  year,
  asOf,
}: SyncRequest): Promise<Source> {
  if (source === 'finance-db') return financeDbSource(await financeReaderPool());
  const given = { ...(dataset ? { dataset } : {}), ...(year ? { year } : {}), ...(asOf ? { asOf } : {}) };
  return sourceOfFile(await syncPool(), { path, partial, ...given });
}

/** The counts that are not zero, in one line. */
export function summaryOf(report: SyncReport): string {
  const counts = [
    ['read', report.read],
    ['inserted', report.inserted],
    ['updated', report.updated],
    ['unchanged', report.unchanged],
    ['backdated', report.backdated],
    ['duplicates', report.duplicates],
    ['held back', report.held_back],
    ['quarantined', report.quarantined],
    ['removed', report.removed],
    ['pages invalidated', report.pages_invalidated],
    ['documents indexed', report.documents_indexed],
  ] as const;
  const shown = counts.filter(([name, count]) => name === 'read' || count > 0);
  const projects = shown.map(([name, count]) => `${count.toLocaleString('en')} ${name}`).join(' · ');
  const relations = Object.entries(report.relations ?? {}).map(([name, count]) => relationLine(name, count));
  return [projects, ...relations].join('\n');
}

/** What an operator is told when rows were kept out, of projects or of relations; null where none were. */
export function keptOutHint({ quarantined, relations = {} }: SyncReport): string | null {
  const all = Object.values(relations).reduce((sum, relation) => sum + relation.quarantined, quarantined);
  return all === 0
    ? null
    : 'Rows were kept out of the figures: `gotgan quarantine list` tells which and why.';
}

function relationLine(name: string, report: RelationReport): string {
  const shown = Object.entries<number>({ ...report }).filter(([what, count]) => what === 'read' || count > 0);
  return `  ${name}: ${shown.map(([what, count]) => `${count.toLocaleString('en')} ${what.replace('_', ' ')}`).join(' · ')}`;
}

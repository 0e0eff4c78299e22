import { count, moment } from '@/lib/domain/format';
import type { AlertsStatus, InstanceStatus, WorkerStatus } from '@/lib/domain/status-delivery';
import { alertText } from '@/lib/content/alert-text';
import type {
  CoverageStatus,
  LedgerStatus,
  QuarantineStatus,
  RelationStatus,
  RunStatus,
  SourceStatus,
  Status,
} from '@/lib/domain/status';

const when = (at: string | null) => (at === null ? 'never' : moment(at, 'en'));

/** A list for reading, not for filling the screen with 243 names. */
const NAMED = 10;

/** How the portal stands, for a terminal. */
export function statusText(status: Status): string {
  const { database, build, outbox, search } = status;
  return [
    `State on ${when(status.at)}${status.demo ? ' (demo data)' : ''}`,
    `Database ${database.id}, PostgreSQL ${database.version}`,
    `Build    ${buildLine(build)}`,
    ...coverageLines(status.coverage),
    '',
    ...alertLines(status.alerts, status.worker),
    '',
    ...status.sources.flatMap(sourceLines),
    ...status.relations.map(relationLine),
    '',
    ...runLines(status.runs),
    '',
    ...quarantineLines(status.quarantine),
    '',
    ...ledgerLines(status.ledger),
    '',
    `Search   ${count(search.documents)} documents for ${count(search.projects)} projects${search.drift === 0 ? '' : `: ${search.drift} apart`}; ${outbox.searchWaiting} runs waiting${outbox.oldestWaitingAt === null ? '' : ` since ${when(outbox.oldestWaitingAt)}`}`,
    ...(search.other === null
      ? []
      : [
          `         ${search.other.name}: ${count(search.other.behind)} runs behind${search.other.error === null ? '' : `, ${search.other.error}`}`,
        ]),
    `Pages    log up to entry ${outbox.newestPageEntry ?? 0}, ${count(outbox.pageEntries)} kept`,
    ...status.instances.map(instanceLine),
    '',
    ...workerLines(status.worker),
    '',
  ].join('\n');
}

function buildLine(build: Status['build']): string {
  if (build === null) return 'none';
  return `${build.code.slice(0, 12)}${build.ofThisDatabase ? '' : ', made from another database: it has to be made again'}`;
}

function coverageLines(coverage: CoverageStatus | null): string[] {
  if (coverage === null) return ['Reported nothing yet'];
  const { year, on, reported, existing, notReported } = coverage;
  const lines = [
    `Reported ${year}, as of ${on}: ${reported.upper} of ${existing.upper} head offices, ${reported.lower} of ${existing.lower} lower tiers`,
  ];
  if (notReported.length > 0) {
    const named = notReported.slice(0, NAMED).map(({ lafCd, names }) => `${lafCd} ${names.en}`);
    const more = notReported.length - named.length;
    lines.push(`         not: ${named.join('; ')}${more > 0 ? ` and ${more} more (--json lists them)` : ''}`);
  }
  return lines;
}

function sourceLines(source: SourceStatus): string[] {
  const { lastSuccess, lastFailure, cursor } = source;
  const success =
    lastSuccess === null ? 'never succeeded' : `run ${lastSuccess.run}, ${when(lastSuccess.at)}`;
  const lines = [
    `Source ${source.source}: ${success}; data of ${source.asOfFrom ?? '?'} to ${source.asOfTo ?? '?'}; serves ${count(source.servingRows)} rows of ${source.servingGovernmentYears} government-years, holds back ${count(source.heldBackRows)} of ${source.heldBackGovernmentYears}`,
  ];
  if (source.partialGovernmentYears > 0)
    lines.push(`  of ${source.partialGovernmentYears} government-years only parts came`);
  if (lastFailure !== null)
    lines.push(`  run ${lastFailure.run} ${lastFailure.state}: ${lastFailure.error ?? ''}`);
  if (cursor !== null) lines.push(`  feed read up to (${cursor.tx}, ${cursor.seq}); ${lagText(cursor.lag)}`);
  return lines;
}

function relationLine({ relation, source, shownRows, heldBackRows }: RelationStatus): string {
  const heldBack = heldBackRows === 0 ? '' : `, ${count(heldBackRows)} held back`;
  return `  ${relation}: ${count(shownRows)} rows of ${source}${heldBack}`;
}

function lagText(lag: NonNullable<SourceStatus['cursor']>['lag']): string {
  if (lag === null) return 'lag not measured yet';
  if (lag.unread === 0) return `nothing unread on ${when(lag.measuredAt)}`;
  const stalled = lag.stalled ? ' STALLED: look for a transaction that never ends' : '';
  return `${lag.unread} changes unread for ${lag.seconds} s on ${when(lag.measuredAt)}${stalled}`;
}

function runLines(runs: readonly RunStatus[]): string[] {
  if (runs.length === 0) return ['No run yet'];
  return runs.map((run) => {
    const what = `${run.source}${run.origin === null ? '' : ` ${run.origin}`}${run.partial ? ' (partial)' : ''}`;
    const counts = `read ${run.read}, inserted ${run.inserted}, updated ${run.updated}, unchanged ${run.unchanged}, backdated ${run.backdated}, duplicates ${run.duplicates}, held back ${run.heldBack}, quarantined ${run.quarantined}, removed ${run.removed}, pages ${run.pagesInvalidated}, documents ${run.documentsIndexed}`;
    const error = run.error === null ? '' : `\n  ${run.error}`;
    return `Run ${run.run} ${run.state} ${when(run.startedAt)}: ${what}: ${counts}${run.seconds === null ? '' : ` in ${run.seconds} s`}${error}`;
  });
}

function quarantineLines({ open, rows }: QuarantineStatus): string[] {
  if (open === 0) return ['Quarantine empty'];
  return [
    `Quarantine: ${open} rows${rows.length < open ? `, the newest ${rows.length}` : ''}`,
    ...rows.map(
      ({ origin, source, line, column, value, reason, remedy }) =>
        `  ${origin ?? source}:${line ?? '?'} ${column ?? 'line'} ${JSON.stringify(value ?? '')} ${reason}. ${remedy ?? ''}`,
    ),
  ];
}

function alertLines({ open }: AlertsStatus, { missing, lastSeenAt }: WorkerStatus): string[] {
  const gone = missing
    ? [`ALERT    no worker has been heard of since ${when(lastSeenAt)}: no pulls and no alerts by themselves`]
    : [];
  const lines = open.flatMap((alert) => {
    const { title, remedy } = alertText(alert, 'en');
    return [`ALERT    since ${when(alert.since)}: ${title}`, `         ${remedy}`];
  });
  return lines.length + gone.length === 0 ? ['Alerts   none'] : [...gone, ...lines];
}

function instanceLine(instance: InstanceStatus): string {
  const { name, position, behind, oldestUndeliveredAt, attempts, lastError, silent, lastSeenAt } = instance;
  const waiting =
    behind === 0 ? 'nothing behind' : `${count(behind)} behind, the oldest of ${when(oldestUndeliveredAt)}`;
  const failing = attempts === 0 ? '' : `; ${attempts} failed tries: ${lastError ?? ''}`;
  return `Instance ${name}: at entry ${position}, ${waiting}${failing}${silent ? `; not heard of since ${when(lastSeenAt)}` : ''}`;
}

function workerLines({ workers, jobs }: WorkerStatus): string[] {
  const at = workers.map(
    ({ name, startedAt, restarts }) =>
      `Worker   ${name}, since ${when(startedAt)}, restarted ${restarts} times`,
  );
  return [
    ...(at.length === 0 ? ['Worker   none at work'] : at),
    ...jobs.map(
      ({ job, outcome, startedAt, finishedAt, failures, detail, error }) =>
        `  ${job}: ${outcome} ${when(finishedAt ?? startedAt)}${failures === 0 ? '' : `, ${failures} failures`}${detail === null ? '' : `: ${detail}`}${error === null ? '' : `: ${error}`}`,
    ),
  ];
}

function ledgerLines({ open, resolved, refused }: LedgerStatus): string[] {
  return [
    `Ledger   ${count(open.fatal)} fatal and ${count(open.published)} published discrepancies open, ${count(resolved)} resolved (/status/ledger)`,
    ...refused.map(
      ({ run, source, asOf, governmentYears, rules }) =>
        `  run ${run} of ${source} as of ${asOf} refused (${rules.join(', ')}): ${governmentYears} government-years show older figures`,
    ),
  ];
}

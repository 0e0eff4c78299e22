import type { GovernmentLink } from '@/lib/domain/government-link';
import type { Tier } from '@/lib/domain/governments';
import type { RelationName } from '@/lib/domain/relations';
import type { RuleId, Severity } from '@/lib/domain/rules';
import type { AlertsStatus, InstanceStatus, WorkerStatus } from '@/lib/domain/status-delivery';

/**
 * How the portal stands: what came in, from where, as of when, what was kept out and why, and what still waits. Dates are
 * `YYYY-MM-DD`, moments ISO 8601.
 */
export interface Status {
  at: string;
  demo: boolean;
  database: { id: string; version: string };
  /** Null where the site was not built, or the asker does not serve it. */
  build: BuildStatus | null;
  /** The newest first, twenty at most. */
  runs: RunStatus[];
  sources: SourceStatus[];
  /** What came beside the projects. */
  relations: RelationStatus[];
  /** Null while nothing was reported. */
  coverage: CoverageStatus | null;
  quarantine: QuarantineStatus;
  ledger: LedgerStatus;
  outbox: OutboxStatus;
  instances: InstanceStatus[];
  worker: WorkerStatus;
  alerts: AlertsStatus;
  search: SearchStatus;
  /** What this process rendered; null where the asker is no server. */
  renders: RenderStatus | null;
}

/** What the built site was made from. */
export interface BuildStatus {
  code: string;
  databaseId: string;
  /** Whether it was made from the database that answers now. */
  ofThisDatabase: boolean;
}

export type RunState = 'running' | 'done' | 'refused' | 'failed' | 'interrupted';

/** The counts of a run; read = inserted + updated + unchanged + backdated + duplicates + held back + quarantined. */
export interface RunCounts {
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  backdated: number;
  duplicates: number;
  heldBack: number;
  quarantined: number;
  removed: number;
  pagesInvalidated: number;
  documentsIndexed: number;
}

export interface RunStatus extends RunCounts {
  run: number;
  source: string;
  origin: string | null;
  /** The input was a selection or a feed's changes: what is not in it says nothing. */
  partial: boolean;
  state: RunState;
  startedAt: string;
  finishedAt: string | null;
  asOfFrom: string | null;
  asOfTo: string | null;
  seconds: number | null;
  warnings: string[];
  error: string | null;
}

/** Rows of a relation from a source that stand now. */
export interface RelationStatus {
  relation: RelationName;
  source: string;
  shownRows: number;
  /** Another source serves their government-years. */
  heldBackRows: number;
}

export interface SourceStatus {
  source: string;
  /** The last run that ended well. */
  lastSuccess: { run: number; at: string; partial: boolean } | null;
  /** The last run of all, when it did not end well. */
  lastFailure: { run: number; at: string; state: RunState; error: string | null } | null;
  /** The last look by the worker, also one that found nothing new and so made no run; null where it never looked. */
  lastCheck: { at: string; succeeded: boolean } | null;
  /** The dates of the rows that it gave. */
  asOfFrom: string | null;
  asOfTo: string | null;
  /** The last whole snapshots: the oldest and the newest date; null while there were only parts. */
  verifiedFrom: string | null;
  verifiedTo: string | null;
  /** Government-years that are served from it, that are held back because another source serves them, and rows of each. */
  servingGovernmentYears: number;
  servingRows: number;
  heldBackGovernmentYears: number;
  heldBackRows: number;
  /** Served government-years of which only parts came: their sums are sums of those parts. */
  partialGovernmentYears: number;
  cursor: CursorStatus | null;
}

/** Where an incremental pull stands. */
export interface CursorStatus {
  epoch: string;
  tx: string;
  seq: number;
  /** When the newest change that was read was made. */
  changedAt: string | null;
  run: number;
  /** As measured by the last pull; null before the first. */
  lag: FeedLag | null;
}

/** How far the portal is behind the feed. */
export interface FeedLag {
  measuredAt: string;
  /** The newest change of the feed. */
  newestChangeAt: string | null;
  /** Changes that could not be read yet: an open transaction stands before them. */
  unread: number;
  /** How long the oldest of them had waited. */
  seconds: number;
  /** Beyond a quarter of an hour somebody has to look. */
  stalled: boolean;
}

/** Who reported in the latest fiscal year, of those that existed on its newest date. */
export interface CoverageStatus {
  year: number;
  on: string;
  existing: Record<Tier, number>;
  reported: Record<Tier, number>;
  notReported: GovernmentLink[];
  /** Reported in that year and closed by that date. */
  closedReported: GovernmentLink[];
}

export interface QuarantineStatus {
  open: number;
  reasons: { reason: string; rows: number }[];
  /** The newest first, a hundred at most. */
  rows: QuarantinedRow[];
}

/** A row that was kept out of the figures. */
export interface QuarantinedRow {
  id: number;
  run: number;
  source: string;
  origin: string | null;
  line: number | null;
  column: string | null;
  value: string | null;
  /** A code of lib/domain/quarantine; the remedy of the command line stands beside it. */
  reason: string;
  remedy: string | null;
  at: string;
}

/** The ledger of data checks. */
export interface LedgerStatus {
  /** Discrepancies that hold now. */
  open: Record<Severity, number>;
  resolved: number;
  /** Refused deliveries that nothing later has replaced: their government-years show older figures. */
  refused: { run: number; source: string; asOf: string; governmentYears: number; rules: RuleId[] }[];
}

export interface OutboxStatus {
  searchWaiting: number;
  oldestWaitingAt: string | null;
  /** How often the delivery that waits longest was tried, why it failed last, and when it is tried again. */
  attempts: number;
  lastError: string | null;
  nextAttemptAt: string | null;
  /** The log of invalidated tags: its newest entry. */
  newestPageEntry: number | null;
  newestPageEntryAt: string | null;
  /** How many entries the log still has, and since when. */
  pageEntries: number;
  oldestPageEntryAt: string | null;
}

/** Every served project, removed ones too, has one document. */
export interface SearchStatus {
  documents: number;
  projects: number;
  /** Documents less projects: zero when both agree. */
  drift: number;
  /** The engine beside the database; null where there is none. */
  other: OtherEngine | null;
}

/** A search engine outside of the database, as of the last time that it was brought up to date. */
export interface OtherEngine {
  name: string;
  documents: number | null;
  /** Runs that it does not know of yet. */
  behind: number;
  checkedAt: string | null;
  /** Documents that were wrong then, although everything had been delivered, and were mended. */
  repaired: number | null;
  /** Since when and why it could not be reached; null where it could. */
  failedAt: string | null;
  error: string | null;
}

export interface RenderStatus {
  total: number;
  paths: { path: string; renders: number }[];
}

/** A quarter of an hour. */
export const STALLED_AFTER_SECONDS = 900;

/**
 * The lag of a feed.
 * @param oldestUnreadAt when the oldest change that could not be read was made; null: everything was read
 */
export function feedLag(measured: {
  at: Date;
  newestChangeAt: Date | null;
  oldestUnreadAt: Date | null;
  unread: number;
}): FeedLag {
  const { at, newestChangeAt, oldestUnreadAt, unread } = measured;
  const waited = oldestUnreadAt === null ? 0 : (at.getTime() - oldestUnreadAt.getTime()) / 1000;
  const seconds = Math.max(0, Math.round(waited));
  return {
    measuredAt: at.toISOString(),
    newestChangeAt: newestChangeAt?.toISOString() ?? null,
    unread,
    seconds,
    stalled: seconds > STALLED_AFTER_SECONDS,
  };
}

import type { AlertDetail, AlertKind } from '@/lib/domain/alert';

/** An instance of the site, and how far it has followed the log of invalidated tags. */
export interface InstanceStatus {
  id: string;
  name: string;
  /** The code that it was built from; null where it runs without a build. */
  build: string | null;
  startedAt: string;
  /** The last entry of the log that it was told. */
  position: number;
  /** Entries that it was not told yet; counted up to a hundred thousand. */
  behind: number;
  oldestUndeliveredAt: string | null;
  deliveredAt: string | null;
  /** Failed tries of the delivery at hand. */
  attempts: number;
  /** The last failure, also one that was mended. */
  lastError: string | null;
  lastErrorAt: string | null;
  lastSeenAt: string;
  /** It has not been heard of for a minute. */
  silent: boolean;
}

/** The worker: whether one is at work, and what its jobs did last. */
export interface WorkerStatus {
  /** The workers that are at work now. */
  workers: { name: string; startedAt: string; lastSeenAt: string; restarts: number }[];
  /** When one was last seen; null while there never was any. */
  lastSeenAt: string | null;
  /** Whether one should be there and is not: the last one went without a word. */
  missing: boolean;
  jobs: JobStatus[];
}

export interface JobStatus {
  job: string;
  outcome: 'running' | 'done' | 'idle' | 'busy' | 'refused' | 'failed';
  startedAt: string;
  finishedAt: string | null;
  succeededAt: string | null;
  /** Since the last success. */
  failures: number;
  detail: string | null;
  error: string | null;
}

export interface AlertStatus {
  id: number;
  kind: AlertKind;
  subject: string;
  detail: AlertDetail;
  since: string;
  raisedAt: string;
  /** Null while it lasts. */
  resolvedAt: string | null;
  /** Why the operator's webhook could not be told; null where it was, or where there is none. */
  sendError: string | null;
}

/** What somebody has to look at now, and what was over within the last week. */
export interface AlertsStatus {
  open: AlertStatus[];
  resolved: AlertStatus[];
}

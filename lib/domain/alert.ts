/**
 * What somebody has to look at. The subject is a source (`finance-db`), a delivery (`search`), an instance of the site (its name),
 * a job of the worker or a process (its id); the detail holds what the sentences on the status page need.
 */
export const ALERT_KINDS = [
  /** A source was not read successfully for longer than its rhythm allows. */
  'source_late',
  /** Changes of the finance database cannot be read: a transaction stays open. */
  'feed_stalled',
  /** A gate refused the last run of a source. */
  'run_refused',
  /** The last runs of a source failed, one after the other. */
  'runs_failing',
  /** A job of the worker fails again and again. */
  'job_failing',
  /** Documents wait for the search, and writing them fails. */
  'delivery_failing',
  /** An instance of the site was not told what changed. */
  'instance_behind',
  /** Numbers of a vote that is on do not fit together. */
  'vote_broken',
] as const;

export type AlertKind = (typeof ALERT_KINDS)[number];

export function isAlertKind(kind: string): kind is AlertKind {
  return (ALERT_KINDS as readonly string[]).includes(kind);
}

export type AlertDetail = Record<string, string | number | null>;

/** A fault as it is found. */
export interface Fault {
  kind: AlertKind;
  subject: string;
  /** When it began, as far as that can be told. */
  since: Date;
  detail: AlertDetail;
}

/** From when on something is a fault. */
export const ALERT_AFTER = {
  /** Failures in a row. */
  failures: 3,
  /** Minutes that documents may wait for the search. */
  searchMinutes: 15,
  /** Minutes that an instance may be behind. */
  instanceMinutes: 5,
} as const;

/** An instance says every quarter of a minute that it lives. */
export const INSTANCE_SILENT_SECONDS = 60;
/** One that ended without a word is no longer waited for. */
export const INSTANCE_GONE_MINUTES = 60;

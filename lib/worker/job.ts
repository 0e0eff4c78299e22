/** What came of a job. `busy`: another one was at the same work, and nothing was done. */
export interface JobResult {
  outcome: 'done' | 'idle' | 'busy' | 'refused';
  detail?: string;
}

/** Work that the worker does by itself, again and again: one of a name at a time, on however many machines. */
export interface Job {
  /** Letters, digits and dashes. */
  name: string;
  /** Five fields of cron, in Seoul time. */
  cron: string;
  /** Whether to do it at the start of a worker, whatever the hour. @param succeededAt when it last ended well */
  atStart: (succeededAt: Date | null, now: Date) => boolean;
  retry: {
    /** How often one that failed is tried again before the next turn. */
    limit: number;
    /** Seconds before the first of them; each next one waits twice as long. */
    delay: number;
    /** No pause is longer, in seconds. */
    most: number;
  };
  /** Longer it may not take. */
  hours: number;
  /** @param signal aborted when the worker ends before the work does @throws Error when it failed */
  run: (signal: AbortSignal) => Promise<JobResult>;
}

import type { Pool } from 'pg';
import { log } from '@/lib/log';
import { behindInstances, failingDeliveries, stalledFeeds } from '@/lib/worker/alerts/delivery-faults';
import { saveAlerts } from '@/lib/worker/alerts/save';
import { badRuns, failingJobs, lateSources, type WatchedSource } from '@/lib/worker/alerts/source-faults';
import { brokenVotes } from '@/lib/worker/alerts/vote-faults';
import { tellWebhook, type WebhookOptions } from '@/lib/worker/alerts/webhook';
import type { Job } from '@/lib/worker/job';

export interface WatchOptions {
  pool: Pool;
  watched: readonly WatchedSource[];
  /** Measures how far the feed is held back, between the pulls too. */
  measure: () => Promise<unknown>;
  /** Null where nobody wants to be told. */
  webhook: WebhookOptions | null;
}

/** Looks every minute for what somebody has to look at, and tells. */
export function watchJob(options: WatchOptions): Job {
  return {
    name: 'watch',
    cron: '* * * * *',
    atStart: () => true,
    retry: { limit: 0, delay: 1, most: 1 },
    hours: 1,
    run: async () => {
      await watch(options, new Date());
      return { outcome: 'idle' };
    },
  };
}

/** One look: what is wrong now is raised, what is over is resolved, the webhook is told. */
export async function watch({ pool, watched, measure, webhook }: WatchOptions, now: Date): Promise<void> {
  // Where the finance database is away the last measure stands; that it is away is told by the source being late.
  await measure().catch((err: unknown) => log.debug({ err }, 'the feed cannot be measured'));
  const faults = await Promise.all([
    lateSources(pool, watched, now),
    badRuns(pool),
    failingJobs(pool),
    stalledFeeds(pool),
    failingDeliveries(pool),
    behindInstances(pool, now),
    brokenVotes(pool, now),
  ]);
  await saveAlerts(pool, faults.flat());
  if (webhook !== null) await tellWebhook(pool, webhook);
}

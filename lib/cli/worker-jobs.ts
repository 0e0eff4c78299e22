import type { Pool } from 'pg';
import { pullFinanceDb, pullLofin } from '@/lib/cli/pulls';
import { alertText } from '@/lib/content/alert-text';
import { financeReaderPool, memberPool, syncPool } from '@/lib/db/connection';
import { cronOf, isDue, type Rhythm } from '@/lib/domain/rhythm';
import { type Env, secretsOf } from '@/lib/env';
import { measureFeedLag } from '@/lib/pipeline/feed-lag';
import { checkLateSources } from '@/lib/pipeline/rules/late';
import { followingMeilisearch } from '@/lib/search/meilisearch/engine';
import type { WatchedSource } from '@/lib/worker/alerts/source-faults';
import type { WebhookOptions } from '@/lib/worker/alerts/webhook';
import type { Job } from '@/lib/worker/job';
import { checkSourcesJob } from '@/lib/worker/jobs/check-sources';
import { cleanJob } from '@/lib/worker/jobs/clean';
import { peopleJobs } from '@/lib/cli/people-jobs';
import { deliverSearchJob } from '@/lib/worker/jobs/deliver-search';
import { watchJob } from '@/lib/worker/jobs/watch';

/** A source that is read by itself, and how. */
interface Pull {
  /** Null where it being late is no news: another job of the same source tells. */
  source: string | null;
  job: string;
  rhythm: Rhythm;
  hours: number;
  run: Job['run'];
}

/** What the settings have the worker do. */
export async function workerJobs(env: Env): Promise<Job[]> {
  const pool = await syncPool();
  const pulls = pullsOf(env);
  return [
    ...pulls.map(pullJob),
    deliverSearchJob(pool, followingMeilisearch(env)),
    await watchWith(pool, pulls, env),
    checkSourcesJob(() => checkLateSources(pool)),
    cleanJob(pool, env.PAGE_LOG_DAYS),
    ...peopleJobs(await memberPool(), env),
  ];
}

function pullsOf(env: Env): Pull[] {
  const financeDb: Pull = {
    source: 'finance-db',
    job: 'pull-finance-db',
    rhythm: { minutes: env.PULL_EVERY },
    hours: 12,
    run: () => pullFinanceDb(),
  };
  return env.LOFIN_API_KEY === undefined ? [financeDb] : [financeDb, ...LOFIN];
}

/** The Open API has the day before from the morning on: what has a state of each day, and the contracts that are corrected late. */
const LOFIN: readonly Pull[] = [
  {
    source: 'lofin',
    job: 'pull-lofin',
    rhythm: { hour: 7 },
    hours: 20,
    run: () => pullLofin('QWGJK,HCFDA,SIHHC'),
  },
  {
    source: null,
    job: 'pull-lofin-contracts',
    rhythm: { hour: 8 },
    hours: 20,
    run: () => pullLofin('WCEGCF'),
  },
];

/** One that failed is tried again within its turn: soon for one of minutes, over two hours for a daily one. */
function pullJob({ job, rhythm, hours, run }: Pull): Job {
  const daily = 'hour' in rhythm;
  return {
    name: job,
    cron: cronOf(rhythm),
    atStart: (succeededAt, now) => isDue(rhythm, succeededAt, now),
    retry: daily ? { limit: 8, delay: 60, most: 1800 } : { limit: 2, delay: 15, most: 60 },
    hours,
    run,
  };
}

async function watchWith(pool: Pool, pulls: readonly Pull[], env: Env): Promise<Job> {
  const finance = await financeReaderPool();
  const watched: WatchedSource[] = pulls.flatMap(({ source, job, rhythm }) =>
    // Of the Open API the projects are what is waited for.
    source === null ? [] : [{ source, job, rhythm, origin: source === 'lofin' ? 'QWGJK' : '' }],
  );
  return watchJob({ pool, watched, measure: () => measureFeedLag(pool, finance), webhook: webhookOf(env) });
}

function webhookOf(env: Env): WebhookOptions | null {
  if (env.ALERT_WEBHOOK_URL === undefined) return null;
  return { url: env.ALERT_WEBHOOK_URL, text: alertText, site: env.SITE_URL, secrets: secretsOf(env) };
}

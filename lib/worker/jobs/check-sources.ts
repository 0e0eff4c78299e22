import type { Job, JobResult } from '@/lib/worker/job';

const DAY_MS = 86_400_000;

/**
 * Every morning: whether the sources still deliver, for the public ledger. A source that brings nothing makes no run in
 * which that could be seen.
 */
export function checkSourcesJob(check: () => Promise<JobResult['outcome']>): Job {
  return {
    name: 'check-sources',
    cron: '10 6 * * *',
    atStart: (succeededAt, now) => succeededAt === null || now.getTime() - succeededAt.getTime() > DAY_MS,
    retry: { limit: 5, delay: 60, most: 1800 },
    hours: 1,
    run: async () => ({ outcome: await check() }),
  };
}

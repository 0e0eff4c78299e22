import type { Pool } from 'pg';
import { remindReviewers } from '@/lib/services/review/remind-reviewers';
import type { Job } from '@/lib/worker/job';

/** Tells reviewers in the morning of what is due soon, and of what is late. @param pool with the rights of role gotgan_member */
export function remindReviewersJob(pool: Pool): Job {
  return {
    name: 'remind-reviewers',
    cron: '10 8 * * *',
    atStart: () => false,
    retry: { limit: 3, delay: 60, most: 1800 },
    hours: 1,
    run: async () => {
      const told = await remindReviewers(pool, new Date());
      return told === 0 ? { outcome: 'idle' } : { outcome: 'done', detail: `${told} notices` };
    },
  };
}

import type { Pool } from 'pg';
import { remindVoters } from '@/lib/services/ballot/remind';
import type { Job } from '@/lib/worker/job';

/** Reminds who opened a draft of a ballot before the vote ends. @param pool with the rights of role gotgan_member */
export function remindVotersJob(pool: Pool): Job {
  return {
    name: 'remind-voters',
    cron: '*/10 * * * *',
    atStart: () => true,
    retry: { limit: 0, delay: 1, most: 1 },
    hours: 1,
    run: async () => {
      const told = await remindVoters(pool, new Date());
      return told === 0 ? { outcome: 'idle' } : { outcome: 'done', detail: `${told} notices` };
    },
  };
}

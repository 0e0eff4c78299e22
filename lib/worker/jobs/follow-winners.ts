import type { Pool } from 'pg';
import { followWinners } from '@/lib/services/winners/follow';
import type { Job } from '@/lib/worker/job';

/**
 * Every ten minutes: what became of the winners' money, where anything was pulled or tied since the last look, or a day has begun.
 * @param pool with the rights of role gotgan_member
 */
export function followWinnersJob(pool: Pool): Job {
  return {
    name: 'follow-winners',
    cron: '*/10 * * * *',
    atStart: () => true,
    // The next turn looks at all that this one has missed.
    retry: { limit: 0, delay: 1, most: 1 },
    hours: 1,
    run: async () => {
      const told = await followWinners(pool, new Date());
      if (typeof told === 'string') return { outcome: told };
      return { outcome: 'done', detail: `${told} notices` };
    },
  };
}

import type { Pool } from 'pg';
import { drainDueSearch } from '@/lib/search/drain';
import type { Job } from '@/lib/worker/job';

/** Tries again to write the search documents that a run could not write, when their time has come. */
export function deliverSearchJob(pool: Pool): Job {
  return {
    name: 'deliver-search',
    cron: '* * * * *',
    atStart: () => true,
    // The outbox keeps the pauses itself.
    retry: { limit: 0, delay: 1, most: 1 },
    hours: 2,
    run: async () => {
      const documents = await drainDueSearch(pool);
      if (documents === null) return { outcome: 'idle' };
      return { outcome: 'done', detail: `${documents} documents` };
    },
  };
}

import type { Pool } from 'pg';
import { drainDueSearch } from '@/lib/search/drain';
import { type FollowingEngine, followSearch } from '@/lib/search/follow';
import type { Job } from '@/lib/worker/job';

/**
 * Tries again to write the search documents that a run could not write, when their time has come, and brings an engine outside of the
 * database up to the last run.
 * @param engine null where there is none
 */
export function deliverSearchJob(pool: Pool, engine: FollowingEngine | null): Job {
  return {
    name: 'deliver-search',
    cron: '* * * * *',
    atStart: () => true,
    // The outbox keeps the pauses itself.
    retry: { limit: 0, delay: 1, most: 1 },
    hours: 2,
    run: async () => {
      const documents = await drainDueSearch(pool);
      const followed = engine === null ? null : await followSearch(pool, engine);
      if (documents === null && followed === null) return { outcome: 'idle' };
      const other = followed === null ? '' : `, ${followed.written} in ${engine?.writer.name ?? ''}`;
      return { outcome: 'done', detail: `${documents ?? 0} documents${other}` };
    },
  };
}

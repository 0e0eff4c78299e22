import type { Pool } from 'pg';
import { listenToOutbox } from '@/lib/http/outbox/listen';
import { log } from '@/lib/log';
import { type FollowingEngine, followSearch } from '@/lib/search/follow';

/**
 * Follows every run as soon as it has ended: what changed is found within seconds. What fails is noted where /status shows it; the
 * scheduled job tries again.
 * @param url of the database, with the sync role's rights
 */
export function followRuns(url: string, pool: Pool, engine: FollowingEngine): void {
  let busy = false;
  let again = false;
  const follow = async () => {
    again = true;
    if (busy) return;
    busy = true;
    while (again) {
      again = false;
      await followSearch(pool, engine).catch((err: unknown) => {
        log.warn({ err, engine: engine.writer.name }, 'search engine could not follow');
      });
    }
    busy = false;
  };
  listenToOutbox(url, () => void follow());
}

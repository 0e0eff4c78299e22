import { runSync } from '@/lib/cli/sync-run';
import { financeReaderPool, syncPool } from '@/lib/db/connection';
import { feedIsIdle } from '@/lib/pipeline/feed-idle';
import { measureFeedLag } from '@/lib/pipeline/feed-lag';
import type { SyncReport } from '@/lib/pipeline/sync';
import { BusyError } from '@/lib/pipeline/turn';
import type { JobResult } from '@/lib/worker/job';

/**
 * A pull from the finance database by itself: the same run as `gotgan sync`, where there is anything to read. A look that finds
 * nothing writes no run.
 * @param wait whether to wait for another sync; where the next look comes soon, there is no need
 * @throws SourceError when the finance database cannot be read
 */
export async function pullFinanceDb(wait = false): Promise<JobResult> {
  const [pool, finance] = [await syncPool(), await financeReaderPool()];
  if (await feedIsIdle(pool, finance)) {
    await measureFeedLag(pool, finance);
    return { outcome: 'idle' };
  }
  return settled(runSync({ source: 'finance-db', wait }));
}

/** What came of a run, as the result of a job. */
async function settled(run: Promise<SyncReport & { summary: string }>): Promise<JobResult> {
  try {
    const { refused, summary } = await run;
    if (refused.length > 0) return { outcome: 'refused', detail: refused.join('; ') };
    return { outcome: 'done', detail: summary };
  } catch (error) {
    if (error instanceof BusyError) return { outcome: 'busy', detail: error.message };
    throw error;
  }
}

import { runLofin, servicesOf } from '@/lib/cli/sync-lofin';
import { runSync, summaryOf } from '@/lib/cli/sync-run';
import { financeReaderPool, syncPool } from '@/lib/db/connection';
import { feedIsIdle } from '@/lib/pipeline/feed-idle';
import { measureFeedLag } from '@/lib/pipeline/feed-lag';
import type { SyncReport } from '@/lib/pipeline/sync';
import { BusyError } from '@/lib/pipeline/turn';
import { SourceError } from '@/lib/sources/source';
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

/**
 * A pull of services of the Open API, one after the other: the same runs as `gotgan sync --source lofin`. One that fails keeps no
 * other one from being read.
 * @param services codes, with commas between
 * @throws SourceError naming each service that could not be read
 */
export async function pullLofin(services: string): Promise<JobResult> {
  const [results, failures]: [JobResult[], string[]] = [[], []];
  for (const service of servicesOf({ service: services })) {
    try {
      const { outcome, detail } = await settled(runLofin(service, {}, () => undefined));
      results.push({ outcome, detail: `${service.code}: ${detail}` });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failures.push(`${service.code}: ${error.message}`);
    }
  }
  if (failures.length > 0) throw new SourceError(failures.join('; '));
  const worst = results.find(({ outcome }) => outcome !== 'done')?.outcome ?? 'done';
  return { outcome: worst, detail: results.map(({ detail }) => detail).join('; ') };
}

/** What came of a run, as the result of a job. */
async function settled(run: Promise<SyncReport>): Promise<JobResult & { detail: string }> {
  try {
    const report = await run;
    if (report.refused.length > 0) return { outcome: 'refused', detail: report.refused.join('; ') };
    return { outcome: 'done', detail: summaryOf(report) };
  } catch (error) {
    if (error instanceof BusyError) return { outcome: 'busy', detail: error.message };
    throw error;
  }
}

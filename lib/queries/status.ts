import type { Pool } from 'pg';
import type { BuildStatus, RenderStatus, Status } from '@/lib/domain/status';
import { readLedgerStatus } from '@/lib/queries/ledger/status';
import { readDatabaseId, readIsDemo } from '@/lib/queries/site';
import { readAlerts } from '@/lib/queries/status/alerts';
import { readCoverage } from '@/lib/queries/status/coverage';
import { readOutbox, readSearchStatus } from '@/lib/queries/status/delivery';
import { listInstances } from '@/lib/queries/status/instances';
import { readQuarantine } from '@/lib/queries/status/quarantine';
import { listRelations } from '@/lib/queries/status/relations';
import { listRuns } from '@/lib/queries/status/runs';
import { listSources } from '@/lib/queries/status/sources';
import { readWorker } from '@/lib/queries/status/worker';

/** What only the asker knows: the build that it serves, and what it rendered. */
export interface StatusAsker {
  build: Omit<BuildStatus, 'ofThisDatabase'> | null;
  renders: RenderStatus | null;
}

/** How the portal stands now. */
export async function readStatus(pool: Pool, { build, renders }: StatusAsker): Promise<Status> {
  const [delivery, id, version, demo, runs, sources, coverage, quarantine, search] = await Promise.all([
    readDelivery(pool),
    readDatabaseId(pool),
    readVersion(pool),
    readIsDemo(pool),
    listRuns(pool),
    listSources(pool),
    readCoverage(pool),
    readQuarantine(pool),
    readSearchStatus(pool),
  ]);
  return {
    at: new Date().toISOString(),
    demo,
    database: { id, version },
    build: build === null ? null : { ...build, ofThisDatabase: build.databaseId === id },
    runs,
    sources,
    relations: await listRelations(pool),
    coverage,
    quarantine,
    ledger: await readLedgerStatus(pool),
    ...delivery,
    search,
    renders,
  };
}

/** What waits to be delivered, to whom, by whom, and what is wrong with it. */
async function readDelivery(pool: Pool): Promise<Pick<Status, 'outbox' | 'instances' | 'worker' | 'alerts'>> {
  const [outbox, instances, worker, alerts] = await Promise.all([
    readOutbox(pool),
    listInstances(pool),
    readWorker(pool),
    readAlerts(pool),
  ]);
  return { outbox, instances, worker, alerts };
}

async function readVersion(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
  return rows[0]?.server_version ?? '';
}

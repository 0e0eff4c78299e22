import type { Pool } from 'pg';
import type { BuildStatus, RenderStatus, Status } from '@/lib/domain/status';
import { readDatabaseId, readIsDemo } from '@/lib/queries/site';
import { readCoverage } from '@/lib/queries/status/coverage';
import { readOutbox, readSearchStatus } from '@/lib/queries/status/delivery';
import { readQuarantine } from '@/lib/queries/status/quarantine';
import { listRuns } from '@/lib/queries/status/runs';
import { listSources } from '@/lib/queries/status/sources';

/** What only the asker knows: the build that it serves, and what it rendered. */
export interface StatusAsker {
  build: Omit<BuildStatus, 'ofThisDatabase'> | null;
  renders: RenderStatus | null;
}

/** How the portal stands now. */
export async function readStatus(pool: Pool, { build, renders }: StatusAsker): Promise<Status> {
  const [id, version, demo, runs, sources, coverage, quarantine, outbox, search] = await Promise.all([
    readDatabaseId(pool),
    readVersion(pool),
    readIsDemo(pool),
    listRuns(pool),
    listSources(pool),
    readCoverage(pool),
    readQuarantine(pool),
    readOutbox(pool),
    readSearchStatus(pool),
  ]);
  return {
    at: new Date().toISOString(),
    demo,
    database: { id, version },
    build: build === null ? null : { ...build, ofThisDatabase: build.databaseId === id },
    runs,
    sources,
    coverage,
    quarantine,
    outbox,
    search,
    renders,
  };
}

async function readVersion(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
  return rows[0]?.server_version ?? '';
}

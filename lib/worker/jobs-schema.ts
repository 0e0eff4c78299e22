import { PgBoss } from 'pg-boss';
import type { Pool } from 'pg';
import { createPool } from '@/lib/db/pool';

/** Where the job queue keeps its tables: beside the portal's own, so that neither is in the other's way. */
export const JOBS_SCHEMA = 'gotgan_jobs';

/**
 * Makes the job queue's schema, or brings it up to the installed version: as the owner, and nobody else. The role `gotgan_sync`,
 * as which the worker runs, may then read and write its rows, and neither make, change nor drop anything in it.
 * @param ownerUrl a login that may create a schema in the database, or that owns this one
 */
export async function ensureJobsSchema(ownerUrl: string): Promise<void> {
  const owner = createPool(ownerUrl, 2);
  try {
    const boss = new PgBoss({
      connectionString: ownerUrl,
      schema: JOBS_SCHEMA,
      // Asked first: "IF NOT EXISTS" wants the right to create it also where it exists.
      createSchema: !(await exists(owner)),
      supervise: false,
      schedule: false,
      registerInstance: false,
      max: 2,
    });
    const failures: Error[] = [];
    boss.on('error', (error) => void failures.push(error));
    await boss.start();
    await boss.stop({ graceful: false });
    if (failures[0] !== undefined) throw failures[0];
    await grant(owner);
  } finally {
    await owner.end();
  }
}

async function exists(owner: Pool): Promise<boolean> {
  const { rows } = await owner.query<{ known: boolean }>('SELECT to_regnamespace($1) IS NOT NULL AS known', [
    JOBS_SCHEMA,
  ]);
  return rows[0]?.known === true;
}

async function grant(owner: Pool): Promise<void> {
  await owner.query(`
    GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO gotgan_sync;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO gotgan_sync;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO gotgan_sync`);
}

import { PgBoss } from 'pg-boss';
import pg, { type Pool } from 'pg';
import { createPool } from '@/lib/db/pool';
import { SettingsError } from '@/lib/env';

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
    await makeSchema(owner);
    const boss = new PgBoss({
      connectionString: ownerUrl,
      schema: JOBS_SCHEMA,
      createSchema: false,
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

/** Asked first: "IF NOT EXISTS" wants the right to create it also where it exists. @throws SettingsError where that right is missing */
async function makeSchema(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ known: boolean; login: string }>(
    'SELECT to_regnamespace($1) IS NOT NULL AS known, current_user AS login',
    [JOBS_SCHEMA],
  );
  if (rows[0]?.known === true) return;
  try {
    await owner.query(`CREATE SCHEMA ${JOBS_SCHEMA}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '42501') throw error;
    throw new SettingsError(
      `The worker keeps its queue in the schema ${JOBS_SCHEMA}, which the login of DATABASE_URL may not create. Create it once: CREATE SCHEMA ${JOBS_SCHEMA} AUTHORIZATION "${rows[0]?.login}"`,
      1,
    );
  }
}

async function grant(owner: Pool): Promise<void> {
  await owner.query(`
    GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO gotgan_sync;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO gotgan_sync;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO gotgan_sync`);
}

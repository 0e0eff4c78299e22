import type { Pool, PoolClient } from 'pg';
import type { LedgerEntry } from '@/lib/domain/migrations';

/** The migrations that a database has, those that were taken back left out. */
export async function readAppliedMigrations(db: Pick<Pool | PoolClient, 'query'>): Promise<LedgerEntry[]> {
  const { rows } = await db.query<LedgerEntry>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

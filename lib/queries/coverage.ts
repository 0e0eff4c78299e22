import type { Pool, PoolClient } from 'pg';
import type { Coverage, Source } from '@/lib/domain/source';

type Db = Pick<Pool | PoolClient, 'query'>;

/** What the serving source has said of a government-year; null where none has. */
export async function findCoverage(db: Db, lafCd: string, year: number): Promise<Coverage | null> {
  const { rows } = await db.query<{ source: Source; verified_as_of: string | null }>(
    `SELECT source, verified_as_of FROM source_coverage WHERE laf_cd = $1 AND fyr = $2 AND serving`,
    [lafCd, year],
  );
  const [row] = rows;
  return row === undefined ? null : { source: row.source, verifiedAsOf: row.verified_as_of };
}

/** The newest day for which any source spoke of any government: in a year, or at all. */
export async function lastChecked(db: Db, year: number | null = null): Promise<string | null> {
  const { rows } = await db.query<{ day: string | null }>(
    `SELECT max(greatest(last_as_of, verified_as_of)) AS day FROM source_coverage WHERE $1::int IS NULL OR fyr = $1`,
    [year],
  );
  return rows[0]?.day ?? null;
}

import type pg from 'pg';
import { asArrays, type GovernmentYear } from '@/lib/pipeline/coverage';
import { type SourceName } from '@/lib/sources/source';
import { yearKey } from '@/lib/pipeline/types';

/** The days for which whole snapshots of a source spoke for a government-year, the earliest first. */
export type WholeDaysOf = (fiscalYear: number, lafCd: string) => readonly string[];

/** A day for which a whole snapshot spoke for a government-year. */
export type WholeDay = GovernmentYear & { day: string };

/** @param list the government-years that will be asked for */
export async function loadWholeDays(
  db: Pick<pg.Pool, 'query'>,
  source: SourceName,
  list: readonly GovernmentYear[],
): Promise<WholeDaysOf> {
  const days = new Map<string, string[]>();
  if (list.length > 0) {
    const { rows } = await db.query<{ fyr: number; laf_cd: string; days: string[] }>(
      `SELECT fyr, laf_cd, array_agg(as_of::text ORDER BY as_of) AS days FROM whole_day
        WHERE source = $1 AND (fyr, laf_cd) IN (SELECT * FROM unnest($2::int[], $3::text[])) GROUP BY 1, 2`,
      [source, ...asArrays(list)],
    );
    for (const row of rows) days.set(yearKey(row.fyr, row.laf_cd), row.days);
  }
  return (fiscalYear, lafCd) => days.get(yearKey(fiscalYear, lafCd)) ?? [];
}

/**
 * Keeps the days for which a whole snapshot spoke. One that comes late is kept too: what it saw unchanged leaves no other trace.
 * @param days its newest day of each government-year in it
 */
export async function saveWholeDays(
  client: pg.PoolClient,
  { runId, source, days }: { runId: string; source: SourceName; days: readonly WholeDay[] },
): Promise<void> {
  await client.query(
    `INSERT INTO whole_day (source, fyr, laf_cd, as_of, run_id)
     SELECT $1, *, $5::bigint FROM unnest($2::int[], $3::text[], $4::date[]) ON CONFLICT DO NOTHING`,
    [source, ...asArrays(days), days.map(({ day }) => day), runId],
  );
}

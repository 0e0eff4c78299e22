import type { Pool, PoolClient } from 'pg';
import type { Moment } from '@/lib/domain/history';
import type { Coverage, Source } from '@/lib/domain/source';
import type { ServedYear } from '@/lib/queries/as-of/standing';

type Db = Pick<Pool | PoolClient, 'query'>;

/** The fiscal years of governments with the source of each, as known by a run: newest first, then in the order of the codes. */
export async function servedYears(db: Db, codes: readonly string[], run: number): Promise<ServedYear[]> {
  const { rows } = await db.query<ServedYear>(
    `SELECT DISTINCT ON (fyr, array_position($1::text[], laf_cd)) laf_cd AS "lafCd", fyr AS year, source FROM serving_change
      WHERE laf_cd = ANY($1) AND run_id <= $2 ORDER BY fyr DESC, array_position($1::text[], laf_cd), run_id DESC`,
    [codes, run],
  );
  return rows;
}

/** The governments of a fiscal year with the source of each, as known by a run. */
export async function servedGovernments(db: Db, year: number, run: number): Promise<ServedYear[]> {
  const { rows } = await db.query<ServedYear>(
    `SELECT DISTINCT ON (laf_cd) laf_cd AS "lafCd", fyr AS year, source FROM serving_change
      WHERE fyr = $1 AND run_id <= $2 ORDER BY laf_cd, run_id DESC`,
    [year, run],
  );
  return rows;
}

/** Those of some years of which something had been reported by a day. */
export async function reportedBy(
  db: Db,
  years: readonly ServedYear[],
  { asOf, run }: Moment,
): Promise<ServedYear[]> {
  const { rows } = await db.query<{ position: number }>(
    `SELECT y.position::int AS position FROM unnest($1::text[], $2::int[], $3::text[]) WITH ORDINALITY y (laf_cd, fyr, source, position)
      WHERE EXISTS (SELECT FROM project_revision r WHERE r.laf_cd = y.laf_cd AND r.fyr = y.fyr AND r.source = y.source
                       AND r.as_of <= $4::date AND r.run_id <= $5::bigint)
      ORDER BY y.position`,
    [years.map((one) => one.lafCd), years.map((one) => one.year), years.map((one) => one.source), asOf, run],
  );
  return rows.flatMap(({ position }) => years[position - 1] ?? []);
}

/**
 * What the serving source had said of a government-year by a day: the day of its last whole snapshot not after it. That a
 * snapshot of the source spoke of this very government is known for the newest one alone; a government-year that no
 * snapshot ever spoke of is one of parts.
 */
export async function coverageAsOf(db: Db, served: ServedYear, { asOf, run }: Moment): Promise<Coverage> {
  const { rows } = await db.query<{ day: string | null }>(
    `SELECT max(r.as_of_to) AS day FROM run r JOIN source_coverage c ON c.source = r.source
      WHERE r.source = $1 AND r.state = 'done' AND NOT r.partial AND r.id <= $2 AND r.as_of_to <= $3::date
        AND c.fyr = $4 AND c.laf_cd = $5 AND c.verified_as_of >= r.as_of_to`,
    [served.source, run, asOf, served.year, served.lafCd],
  );
  // serving_change holds the names of sources alone.
  return { source: served.source as Source, verifiedAsOf: rows[0]?.day ?? null };
}

/** Whether of each of these governments a whole snapshot had spoken in a fiscal year, as far as can be known. */
export async function coverageOfYear(
  db: Db,
  year: number,
  codes: ReadonlySet<string>,
  { asOf, run }: Moment,
): Promise<boolean> {
  const { rows } = await db.query<{ verified: number }>(
    `SELECT count(DISTINCT c.laf_cd)::int AS verified FROM source_coverage c
      WHERE c.fyr = $1 AND c.laf_cd = ANY($2::text[]) AND EXISTS (
        SELECT FROM run r WHERE r.source = c.source AND r.state = 'done' AND NOT r.partial AND r.id <= $3
           AND r.as_of_to <= $4::date AND c.verified_as_of >= r.as_of_to)`,
    [year, [...codes], run, asOf],
  );
  return rows[0]?.verified === codes.size;
}

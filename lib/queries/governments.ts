import type { Pool, PoolClient } from 'pg';
import type { Government, IsoDate } from '@/lib/domain/governments';

type Db = Pick<Pool | PoolClient, 'query'>;

/** One government a row, as one JSON document of the shape of {@link Government}. The date 0001-01-01 stands for "unknown". */
const GOVERNMENTS = `
WITH naming AS (
  SELECT laf_cd, json_agg(json_build_object(
           'from', nullif(valid_from, '0001-01-01'), 'to', valid_to,
           'nameKo', name_ko, 'shortKo', short_ko, 'nameEn', name_en) ORDER BY valid_from) AS names
  FROM government_name GROUP BY laf_cd
), upper_tier AS (
  SELECT u.laf_cd, json_agg(json_build_object(
           'from', nullif(u.valid_from, '0001-01-01'), 'to', u.valid_to,
           'lafCd', u.upper_cd, 'names', n.names) ORDER BY u.valid_from) AS uppers
  FROM government_upper u JOIN naming n ON n.laf_cd = u.upper_cd GROUP BY u.laf_cd
), reference AS (
  SELECT g.laf_cd, json_build_object(
           'lafCd', g.laf_cd, 'names', n.names, 'uppers', coalesce(u.uppers, '[]')) AS government
  FROM government g JOIN naming n USING (laf_cd) LEFT JOIN upper_tier u USING (laf_cd)
), counted AS (
  SELECT laf_cd, json_agg(json_build_object('year', year, 'residents', population) ORDER BY year) AS populations
  FROM government_population GROUP BY laf_cd
), successor AS (
  SELECT s.from_cd AS laf_cd, json_agg(json_build_object(
           'kind', s.kind, 'effectiveOn', s.effective_on, 'government', r.government)
           ORDER BY s.effective_on, s.to_cd) AS successors
  FROM government_succession s JOIN reference r ON r.laf_cd = s.to_cd GROUP BY s.from_cd
), predecessor AS (
  SELECT s.to_cd AS laf_cd, json_agg(json_build_object(
           'kind', s.kind, 'effectiveOn', s.effective_on, 'government', r.government)
           ORDER BY s.effective_on, s.from_cd) AS predecessors
  FROM government_succession s JOIN reference r ON r.laf_cd = s.from_cd GROUP BY s.to_cd
)
SELECT json_build_object(
         'lafCd', g.laf_cd, 'tier', g.tier, 'kind', g.kind,
         'from', nullif(g.valid_from, '0001-01-01'), 'to', g.valid_to, 'note', g.note,
         'names', n.names, 'uppers', coalesce(u.uppers, '[]'), 'populations', coalesce(c.populations, '[]'),
         'successors', coalesce(s.successors, '[]'), 'predecessors', coalesce(p.predecessors, '[]')) AS government
FROM government g
JOIN naming n USING (laf_cd)
LEFT JOIN upper_tier u USING (laf_cd)
LEFT JOIN counted c USING (laf_cd)
LEFT JOIN successor s USING (laf_cd)
LEFT JOIN predecessor p USING (laf_cd)`;

/**
 * The register, in the order of codes.
 * @param on only the governments that existed on this day; left out: every code, the closed ones too
 */
export async function listGovernments(db: Db, { on }: { on?: IsoDate } = {}): Promise<Government[]> {
  const sql = `${GOVERNMENTS}
    WHERE $1::date IS NULL
       OR ((g.valid_from IS NULL OR g.valid_from <= $1::date) AND (g.valid_to IS NULL OR $1::date < g.valid_to))
    ORDER BY g.laf_cd`;
  const { rows } = await db.query<{ government: Government }>(sql, [on ?? null]);
  return rows.map(({ government }) => government);
}

/** One code of the register, closed or not; null when it was never a government's. */
export async function findGovernment(db: Db, lafCd: string): Promise<Government | null> {
  const { rows } = await db.query<{ government: Government }>(`${GOVERNMENTS} WHERE g.laf_cd = $1`, [lafCd]);
  return rows[0]?.government ?? null;
}

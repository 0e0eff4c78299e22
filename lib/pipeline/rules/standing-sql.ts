import { LAGGING_DAYS, STALE_DAYS } from '@/lib/domain/rules';

/** Rules about who reported and how lately, over whole fiscal years ($1); the same columns as those of government-years. */
const DAYS = `
  years AS (SELECT fyr, least(max(as_of), make_date(fyr, 12, 31)) AS day FROM rollup_government
             WHERE field_cd = '*' AND fyr = ANY($1) GROUP BY fyr)`;

const NOT_REPORTED = `
  WITH ${DAYS},
  reporters AS MATERIALIZED (SELECT fyr, laf_cd FROM rollup_government WHERE field_cd = '*' AND fyr = ANY($1)),
  through_another AS MATERIALIZED (
    SELECT r.fyr, s.from_cd AS laf_cd FROM reporters r JOIN government_succession s ON s.to_cd = r.laf_cd
    UNION SELECT r.fyr, s.to_cd FROM reporters r JOIN government_succession s ON s.from_cd = r.laf_cd),
  standing AS (
    SELECT y.fyr, y.day, g.laf_cd, (y.fyr, g.laf_cd) IN (SELECT fyr, laf_cd FROM reporters) AS reported,
           (y.fyr, g.laf_cd) IN (SELECT fyr, laf_cd FROM through_another) AS through_another
      FROM years y JOIN government g ON (g.valid_from IS NULL OR g.valid_from <= y.day) AND (g.valid_to IS NULL OR g.valid_to > y.day)),
  begun AS (SELECT fyr FROM standing GROUP BY fyr HAVING count(*) FILTER (WHERE reported) * 2 > count(*))
  SELECT fyr, laf_cd, day AS as_of, '' AS part, NOT reported AND NOT through_another AS found,
         jsonb_build_object('last_day', day) AS observed, '{}'::jsonb AS origins
    FROM standing JOIN begun USING (fyr)`;

const LAGGING = `
  WITH said AS (
    SELECT c.fyr, c.laf_cd, c.source, greatest(c.last_as_of, c.verified_as_of) AS day,
           max(greatest(c.last_as_of, c.verified_as_of)) OVER (PARTITION BY c.fyr, c.source) AS newest
      FROM source_coverage c WHERE c.serving AND c.fyr = ANY($1))
  SELECT s.fyr, s.laf_cd, s.day AS as_of, '' AS part, s.newest - s.day > ${LAGGING_DAYS} AS found,
         jsonb_build_object('last_day', s.day, 'newest_day', s.newest, 'days', s.newest - s.day) AS observed, '{}'::jsonb AS origins
    FROM said s JOIN government g USING (laf_cd)
   WHERE s.fyr = extract(year FROM s.newest) AND (g.valid_to IS NULL OR g.valid_to > s.newest)`;

export const YEAR_QUERIES = { 'not-reported': NOT_REPORTED, lagging: LAGGING } as const;

const LIMITS = Object.entries(STALE_DAYS)
  .map(([source, days]) => `('${source}', ${days})`)
  .join(', ');

/** Each serving source against today ($1): one row a source. */
export const STALE = `
  SELECT 0 AS fyr, '' AS laf_cd, $1::date AS as_of, c.source AS part, $1::date - max(greatest(c.last_as_of, c.verified_as_of)) > l.days AS found,
         jsonb_build_object('last_day', max(greatest(c.last_as_of, c.verified_as_of)), 'limit', l.days) AS observed, '{}'::jsonb AS origins
    FROM source_coverage c JOIN (VALUES ${LIMITS}) AS l (source, days) USING (source)
   WHERE c.serving GROUP BY c.source, l.days`;

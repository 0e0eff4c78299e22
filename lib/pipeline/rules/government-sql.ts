import { FEWER_ROWS, FILL_DROP_POINTS } from '@/lib/domain/rules';

/**
 * Rules about government-years as queries over rule_year (`y`) and the roll-ups. Each gives, for every government-year
 * that it can judge, (fyr, laf_cd, as_of, part, found, observed, origins): a row for each part that it was put to.
 */
const object = (pairs: Record<string, string>) =>
  `jsonb_build_object(${Object.entries(pairs)
    .map(([key, value]) => `'${key}', ${value}`)
    .join(', ')})`;

const origin = (alias: string, measure: string, more: Record<string, string> = {}) =>
  object({
    run: `${alias}.run_id`,
    as_of: `${alias}.as_of`,
    year: `${alias}.fyr`,
    scope: `'g-' || ${alias}.laf_cd`,
    measure: `'${measure}'`,
    ...more,
  });

/** Both years whole: `n` this one's roll-up, `b` the one before. Of parts nothing can be compared. */
const BOTH_YEARS = `
  rule_year y
  JOIN rollup_government n ON n.fyr = y.fyr AND n.laf_cd = y.laf_cd AND n.field_cd = '*'
  JOIN rollup_government b ON b.fyr = y.fyr - 1 AND b.laf_cd = y.laf_cd AND b.field_cd = '*'
  JOIN source_coverage cn ON cn.fyr = n.fyr AND cn.laf_cd = n.laf_cd AND cn.serving AND cn.verified_as_of IS NOT NULL
  JOIN source_coverage cb ON cb.fyr = b.fyr AND cb.laf_cd = b.laf_cd AND cb.serving AND cb.verified_as_of IS NOT NULL`;

const bothOrigins = object({ projects: origin('n', 'projects'), projects_before: origin('b', 'projects') });

const FEWER = `
  SELECT y.fyr, y.laf_cd, n.as_of, '' AS part, n.projects * 100 < b.projects * ${FEWER_ROWS.percent} AS found,
         ${object({ projects: 'n.projects', projects_before: 'b.projects' })} AS observed, ${bothOrigins} AS origins
    FROM ${BOTH_YEARS} WHERE b.projects >= ${FEWER_ROWS.least}`;

const fieldless = (alias: string, year: string) =>
  `LEFT JOIN rollup_government ${alias} ON ${alias}.fyr = ${year} AND ${alias}.laf_cd = y.laf_cd AND ${alias}.field_cd = ''`;

const FILL = `
  SELECT y.fyr, y.laf_cd, n.as_of, v.part,
         (n.projects - v.missing)::bigint * b.projects * 100
           < ((b.projects - v.missing_before)::bigint * 100 - ${FILL_DROP_POINTS} * b.projects) * n.projects AS found,
         ${object({
           filled: 'n.projects - v.missing',
           projects: 'n.projects',
           filled_before: 'b.projects - v.missing_before',
           projects_before: 'b.projects',
         })} AS observed, ${bothOrigins} AS origins
    FROM ${BOTH_YEARS}
    JOIN rule_standing sn ON sn.fyr = n.fyr AND sn.laf_cd = n.laf_cd
    JOIN rule_standing sb ON sb.fyr = b.fyr AND sb.laf_cd = b.laf_cd
    ${fieldless('fn', 'y.fyr')} ${fieldless('fb', 'y.fyr - 1')}
    CROSS JOIN LATERAL unnest(
      ARRAY['code', 'field', 'planned', 'current', 'sources', 'spent'],
      ARRAY[sn.without_code, coalesce(fn.projects, 0), n.planned_missing, n.current_missing, n.sources_missing, n.spent_missing],
      ARRAY[sb.without_code, coalesce(fb.projects, 0), b.planned_missing, b.current_missing, b.sources_missing, b.spent_missing]
    ) AS v (part, missing, missing_before)
   WHERE n.projects > 0 AND b.projects >= ${FEWER_ROWS.least}`;

/** Settled years only, of governments received whole after the year was over. */
const FIELD_TOTAL = `
  SELECT y.fyr, y.laf_cd, n.as_of, n.field_cd AS part, n.spent <> s.amount AS found,
         ${object({ spent: 'n.spent', settled: 's.amount', difference: 'n.spent - s.amount' })} AS observed,
         ${object({ spent: origin('n', 'spent', { field: 'n.field_cd' }) })} AS origins
    FROM rule_year y
    JOIN rollup_government n ON n.fyr = y.fyr AND n.laf_cd = y.laf_cd AND n.field_cd NOT IN ('*', '') AND n.spent_missing = 0
    JOIN source_coverage c ON c.fyr = y.fyr AND c.laf_cd = y.laf_cd AND c.serving AND c.verified_as_of > make_date(y.fyr, 12, 31)
    JOIN (SELECT fyr, laf_cd, field_cd, sum(amount)::bigint AS amount FROM settlement
           WHERE serving AND removed_as_of IS NULL AND (fyr, laf_cd) IN (SELECT fyr, laf_cd FROM rule_year)
           GROUP BY fyr, laf_cd, field_cd HAVING count(*) = count(amount)) s
      ON s.fyr = n.fyr AND s.laf_cd = n.laf_cd AND s.field_cd = n.field_cd`;

/** In the order in which they are run. */
export const GOVERNMENT_QUERIES = {
  'fewer-rows': FEWER,
  'fill-rate': FILL,
  'field-total': FIELD_TOTAL,
} as const;

const SUMS = ['projects', 'planned', 'current_budget', 'national', 'province', 'municipal', 'other', 'spent'];

/** Fields that do not add up to the whole. */
export const PARTS_DIFFER = `
  SELECT w.fyr, w.laf_cd, w.as_of
    FROM rule_year y JOIN rollup_government w ON w.fyr = y.fyr AND w.laf_cd = y.laf_cd AND w.field_cd = '*'
    JOIN LATERAL (SELECT ${SUMS.map((column) => `sum(f.${column}) AS ${column}`).join(', ')} FROM rollup_government f
                   WHERE f.fyr = w.fyr AND f.laf_cd = w.laf_cd AND f.field_cd <> '*') parts ON true
   WHERE (${SUMS.map((column) => `w.${column}`).join(', ')}) IS DISTINCT FROM (${SUMS.map((column) => `parts.${column}`).join(', ')})
   ORDER BY w.fyr, w.laf_cd`;

import { STATE_FIELDS, type StateField } from '@/lib/domain/history';
import type { AmountName } from '@/lib/domain/project';

/** The columns of project_revision that hold the amounts. */
export const AMOUNT_IN: Record<AmountName, string> = {
  planned: 'planned',
  current: 'current_budget',
  national: 'national',
  province: 'province',
  municipal: 'municipal',
  other: 'other',
  spent: 'spent',
};

/** The column that holds each field of a state. */
const COLUMNS: Record<StateField, string> = {
  ...AMOUNT_IN,
  name: 'name',
  upper_as_published: 'wa_laf_cd',
  dept_cd: 'dept_cd',
  dbiz_cd: 'dbiz_cd',
  account_cd: 'account_cd',
  account: 'account_nm',
  field_cd: 'field_cd',
  field: 'field_nm',
  section_cd: 'section_cd',
  section: 'section_nm',
};

const statesOf = (alias: string, prefix: string) =>
  STATE_FIELDS.map((field) => `${alias}.${COLUMNS[field]} AS ${prefix}${field}`).join(', ');
const columnsOf = (alias: string) => STATE_FIELDS.map((field) => `${alias}.${COLUMNS[field]}`).join(', ');

const moved = (column: string) => `abs(coalesce(a.${column}, 0) - coalesce(b.${column}, 0))`;

/**
 * What differs in one government-year between two moments. Only a project of which one moment sees a revision that the other
 * does not can differ, so that nothing else is read, unless the year is served from another source by then. `size`: the
 * largest movement among planned, current budget and spent, in won.
 * Parameters: $1 code, $2 year, $3 source before, $4 source after (null: not served), $5 date and $6 run before, $7 date and
 * $8 run after.
 */
const DIFFERENCES = `
  touched AS MATERIALIZED (
    SELECT DISTINCT r.id FROM project_revision r
     WHERE r.laf_cd = $1 AND r.fyr = $2::int
       AND ($3::text IS DISTINCT FROM $4::text
            OR (r.as_of <= $5::date AND r.run_id <= $6::bigint) <> (r.as_of <= $7::date AND r.run_id <= $8::bigint))),
  ${standingOf('before', '$3', '$5', '$6')},
  ${standingOf('after', '$4', '$7', '$8')},
  differing AS (
    SELECT coalesce(a.id, b.id) AS id,
           CASE WHEN b.id IS NULL THEN 'inserted' WHEN a.id IS NULL THEN 'removed' ELSE 'changed' END AS kind,
           greatest(${moved('planned')}, ${moved('current_budget')}, ${moved('spent')}) AS size,
           b.as_of AS before_as_of, a.as_of AS after_as_of,
           ${statesOf('b', 'before_')}, ${statesOf('a', 'after_')}
      FROM before b FULL JOIN after a ON a.id = b.id
     WHERE a.id IS NULL OR b.id IS NULL OR (${columnsOf('a')}) IS DISTINCT FROM (${columnsOf('b')}))`;

function standingOf(name: string, source: string, asOf: string, run: string): string {
  return `${name} AS MATERIALIZED (
    SELECT stands.* FROM touched t CROSS JOIN LATERAL (
      SELECT * FROM project_revision r
       WHERE r.laf_cd = $1 AND r.fyr = $2::int AND r.id = t.id AND r.source = ${source}::text AND r.as_of <= ${asOf}::date AND r.run_id <= ${run}::bigint
       ORDER BY r.as_of DESC, r.rev DESC LIMIT 1) stands
     WHERE stands.kind <> 'removed')`;
}

/** Every difference, in the order of ids. */
export const ALL_DIFFERENCES = `WITH ${DIFFERENCES} SELECT * FROM differing ORDER BY id`;

/** How many there are of each kind. */
export const COUNT_DIFFERENCES = `WITH ${DIFFERENCES} SELECT kind, count(*)::int AS projects FROM differing GROUP BY kind`;

/** One page of them, the largest movement first, beginning after a size and id ($9, $10; null: at the first), $11 rows. */
export const PAGE_OF_DIFFERENCES = `WITH ${DIFFERENCES} SELECT * FROM differing
  WHERE $9::bigint IS NULL OR (size, id) < ($9::bigint, $10::text) ORDER BY size DESC, id DESC LIMIT $11`;

import type { Moment } from '@/lib/domain/history';

/** A government in a fiscal year, and the source that it was served from as known by the moment's run. */
export interface ServedYear {
  lafCd: string;
  year: number;
  source: string;
}

/**
 * Which revision of each project stood at a moment: of those not of a later date and not of a later run the one with the
 * latest date, of those the latest written. The order is that of the index project_revision_by_government read backwards,
 * and the index holds all that is asked: nothing is sorted, and no row looked at that does not stand.
 */
const chosen = ({ lafCd, year, source, asOf, run, project }: Places) => `
  SELECT DISTINCT ON (r.id) r.id, r.as_of, r.rev FROM project_revision r
   WHERE r.laf_cd = ${lafCd} AND r.fyr = ${year} AND r.source = ${source} AND r.as_of <= ${asOf} AND r.run_id <= ${run}
     ${project === undefined ? '' : `AND (${project} IS NULL OR r.id = ${project})`}
   ORDER BY r.id DESC, r.as_of DESC, r.rev DESC`;

/** What stands for each of these in a query: a parameter, a column. `project`: one alone, where it is not null. */
export interface Places {
  lafCd: string;
  year: string;
  source: string;
  asOf: string;
  run: string;
  project?: string;
}

/**
 * A subquery of the revisions that stood, whole. A project that was gone stands with its revision of the kind `removed`. The
 * limit keeps the rows being looked up one by one, whatever the table's statistics say: the pages of the index that has just
 * been read are at hand.
 */
export function standing(places: Places): string {
  return `(SELECT stands.* FROM (${chosen(places)}) c CROSS JOIN LATERAL (
    SELECT * FROM project_revision p
     WHERE p.laf_cd = ${places.lafCd} AND p.fyr = ${places.year} AND p.id = c.id AND p.as_of = c.as_of AND p.rev = c.rev
     LIMIT 1) stands)`;
}

const PARAMETERS: Places = {
  lafCd: '$1',
  year: '$2::int',
  source: '$3',
  asOf: '$4::date',
  run: '$5::bigint',
};

/**
 * `stood` for a `WITH`, over the parameters $1 to $5 of {@link standingParameters}: what sums and lists of projects ask for,
 * `internal` worked out once for all of them.
 */
export const STOOD = `stood AS MATERIALIZED (
  SELECT id, fyr, kind, name, account_nm, field_cd, field_nm, planned, current_budget, national, province, municipal, other, spent,
         as_of, is_internal_transfer(name) AS internal
    FROM ${standing(PARAMETERS)} s)`;

export function standingParameters({ lafCd, year, source }: ServedYear, { asOf, run }: Moment): unknown[] {
  return [lafCd, year, source, asOf, run];
}

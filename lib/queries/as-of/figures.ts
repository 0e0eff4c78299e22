import type { Pool, PoolClient } from 'pg';
import type { Moment } from '@/lib/domain/history';
import type { ProjectLine } from '@/lib/domain/project-line';
import type { Spending } from '@/lib/domain/spending';
import { type ServedYear, standingParameters, STOOD } from '@/lib/queries/as-of/standing';
import { SUMS_BY_FIELD } from '@/lib/queries/as-of/sums';
import { LARGEST } from '@/lib/queries/largest-projects';
import { projectLine, type ProjectLineRow } from '@/lib/queries/project-lines';
import { type RollupRow, spendingOf } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

const LARGEST_PROJECTS = `
  SELECT id, fyr, name, account_nm, field_cd, field_nm, planned::text, current_budget::text, national::text, province::text,
         municipal::text, other::text, spent::text, as_of
    FROM stood WHERE kind <> 'removed' AND NOT internal
   ORDER BY stood.current_budget DESC NULLS LAST, id LIMIT ${LARGEST}`;

/** Sums and largest projects out of one walk through what stood. */
const FIGURES = `
  WITH ${STOOD},
  sums AS (${SUMS_BY_FIELD}),
  largest AS (${LARGEST_PROJECTS})
  SELECT (SELECT max(as_of) FROM stood) AS newest,
         (SELECT json_agg(s) FROM sums s) AS sums,
         (SELECT json_agg(l) FROM largest l) AS largest`;

interface FiguresRow {
  newest: string | null;
  sums: RollupRow[] | null;
  largest: Omit<ProjectLineRow, 'removed_as_of' | 'figures_run'>[] | null;
}

/** What is shown of a government-year at a moment. */
export interface FiguresAsOf {
  /** Null: nothing had been reported, or nothing of it was there any more. Its day is the newest one among the rows. */
  spending: Spending | null;
  /** By current budget, internal transfers left out. */
  largest: ProjectLine[];
}

/**
 * A government-year at a moment: sums by field and the largest projects. Each figure's receipt names the moment.
 * @param governmentExisted whether the government's code was valid on any day of the fiscal year
 */
export async function figuresAsOf(
  db: Db,
  served: ServedYear,
  moment: Moment,
  governmentExisted: boolean,
): Promise<FiguresAsOf> {
  const { rows } = await db.query<FiguresRow>(FIGURES, standingParameters(served, moment));
  const [row] = rows;
  const spending = spendingOf(`g-${served.lafCd}`, row?.sums ?? []);
  if (row?.newest == null || spending === null) return { spending: null, largest: [] };
  const lines = (row.largest ?? []).map((project): ProjectLine => {
    const at = { as_of: moment.asOf, figures_run: String(moment.run), removed_as_of: null };
    return { ...projectLine({ ...project, ...at }, governmentExisted), asOf: project.as_of };
  });
  return { spending: { ...spending, asOf: row.newest }, largest: lines };
}

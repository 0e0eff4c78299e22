import type { Pool, PoolClient } from 'pg';
import type { ProjectLine } from '@/lib/domain/project-line';
import { PROJECT_LINE_COLUMNS, projectLine, type ProjectLineRow } from '@/lib/queries/project-lines';

export const LARGEST = 20;

/** A government's largest projects of a year by current budget; internal transfers and removed projects left out. */
export async function largestProjects(
  db: Pick<Pool | PoolClient, 'query'>,
  lafCd: string,
  year: number,
  governmentExisted: boolean,
): Promise<ProjectLine[]> {
  const { rows } = await db.query<ProjectLineRow>(
    `SELECT ${PROJECT_LINE_COLUMNS} FROM project p
     WHERE p.laf_cd = $1 AND p.fyr = $2 AND p.serving AND p.removed_as_of IS NULL AND NOT is_internal_transfer(p.name)
     ORDER BY p.current_budget DESC NULLS LAST, p.id LIMIT $3`,
    [lafCd, year, LARGEST],
  );
  return rows.map((row) => projectLine(row, governmentExisted));
}

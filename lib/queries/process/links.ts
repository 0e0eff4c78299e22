import { codeStanding, type Register } from '@/lib/domain/governments';
import { wonOrNull } from '@/lib/domain/money';
import { signsOf, type TiedProject } from '@/lib/domain/process/signs';
import type { LinkedProject } from '@/lib/domain/process/types';
import { type Db, instant } from '@/lib/queries/process/lines';
import { PROJECT_LINE_COLUMNS, projectLine, type ProjectLineRow } from '@/lib/queries/project-lines';

/** The ties that stand: of each winner and project the last row, where it is not one that takes back. */
export const STANDING_LINKS = (condition: string) => `SELECT * FROM (
  SELECT DISTINCT ON (process_id, number, fyr, project_id) * FROM winner_link WHERE ${condition}
  ORDER BY process_id, number, fyr, project_id, id DESC) last_link WHERE kind = 'linked'`;

interface LinkRow extends ProjectLineRow {
  laf_cd: string;
  whole: boolean;
  linked_at: string;
  name_then: string;
  cost: string | null;
  first_current: string | null;
  next: { planned: string | null; current: string | null } | null;
  projects_of_winner: number;
  winners_of_project: number;
}

/** Of a proposal: the projects that stand tied to it, as served now, the latest year first. One that no source serves is left out. */
const LINKS = `
  WITH standing AS (${STANDING_LINKS('process_id = $1 AND number = $2')})
  SELECT ${PROJECT_LINE_COLUMNS}, p.laf_cd, l.whole, ${instant('l.at')} AS linked_at, l.name AS name_then,
    coalesce(q.official_cost, q.estimate) AS cost,
    (SELECT r.current_budget FROM project_revision r
      WHERE r.laf_cd = p.laf_cd AND r.id = p.id AND r.fyr = p.fyr AND r.source = p.source AND r.current_budget IS NOT NULL
      ORDER BY r.as_of, r.rev LIMIT 1) AS first_current,
    (SELECT json_build_object('planned', n.planned::text, 'current', n.current_budget::text) FROM project n
      WHERE n.laf_cd = p.laf_cd AND n.fyr = p.fyr + 1 AND n.dbiz_cd = p.dbiz_cd AND n.account_nm = p.account_nm
        AND n.serving AND n.removed_as_of IS NULL ORDER BY n.id LIMIT 1) AS next,
    (count(*) OVER (PARTITION BY l.fyr))::int AS projects_of_winner,
    (SELECT count(*)::int FROM (${STANDING_LINKS('fyr = l.fyr AND project_id = l.project_id')}) shared) AS winners_of_project
  FROM standing l JOIN proposal q USING (process_id, number)
  JOIN project p ON p.fyr = l.fyr AND p.id = l.project_id AND p.serving
  ORDER BY p.fyr DESC, p.current_budget DESC NULLS LAST, p.id`;

/**
 * The projects that a proposal is tied to, with what became of the money.
 * @param today the day in Seoul: whether a project's year is over
 */
export async function linksOf(
  db: Db,
  { id, number }: { id: string; number: number },
  register: Register,
  today: string,
): Promise<LinkedProject[]> {
  const { rows } = await db.query<LinkRow>(LINKS, [id, number]);
  return rows.map((row) => {
    const line = projectLine(row, codeStanding(register, row.laf_cd, row.fyr) === 'ok');
    return {
      year: line.year,
      id: line.id,
      name: line.name,
      whole: row.whole,
      linkedAt: row.linked_at,
      budgeted: line.current,
      spent: line.spent,
      signs: signsOf(tiedProject(row), today),
    };
  });
}

function tiedProject(row: LinkRow): TiedProject {
  return {
    year: row.fyr,
    name: row.name,
    nameThen: row.name_then,
    current: wonOrNull(row.current_budget),
    spent: wonOrNull(row.spent),
    firstCurrent: wonOrNull(row.first_current),
    removed: row.removed_as_of !== null,
    next: row.next && { planned: wonOrNull(row.next.planned), current: wonOrNull(row.next.current) },
    costAlone: isAlone(row) ? wonOrNull(row.cost) : null,
    projectsOfWinner: row.projects_of_winner,
    winnersOfProject: row.winners_of_project,
  };
}

/** A winner paid from several projects, or a project for several winners, is not compared with the cost of one. */
function isAlone({ whole, projects_of_winner, winners_of_project }: LinkRow): boolean {
  return whole && projects_of_winner === 1 && winners_of_project === 1;
}

import { wonOrNull } from '@/lib/domain/money';
import {
  byCandidacy,
  type Candidate,
  candidateOf,
  type Judged,
  type Winner,
} from '@/lib/domain/process/candidates';
import type { Db } from '@/lib/queries/process/lines';
import { STANDING_LINKS } from '@/lib/queries/process/links';
import { linesByKey } from '@/lib/queries/proposal-help/like-projects';

interface WinnerRow {
  laf_cd: string;
  fyr: number;
  title: string;
  place: string | null;
  official_cost: string | null;
  departments: string[];
}

/** Steps that a department takes, as of the proposal's review. */
const WINNER = `
  SELECT p.laf_cd, p.fyr, q.title, q.place, q.official_cost, ARRAY(
    SELECT DISTINCT s.taken_by FROM proposal_step s
     WHERE s.process_id = q.process_id AND s.number = q.number AND s.taken_by IS NOT NULL
       AND s.kind IN ('assigned', 'asked-back', 'judged-feasible') ORDER BY 1) AS departments
  FROM proposal q JOIN process p ON p.id = q.process_id WHERE q.process_id = $1 AND q.number = $2 AND q.state = 'won'`;

interface ProjectRow {
  year: number;
  id: string;
  name: string;
  department: string | null;
  amount: string | null;
  taken: boolean;
}

/** The projects of two years that are not tied to the winner yet. */
const PROJECTS = `
  WITH standing AS (${STANDING_LINKS('fyr IN ($2, $3)')})
  SELECT p.fyr AS year, p.id, p.name, d.name AS department, coalesce(p.current_budget, p.planned) AS amount, l.project_id IS NOT NULL AS taken
  FROM project p
  LEFT JOIN department d ON d.laf_cd = p.laf_cd AND d.dept_cd = p.dept_cd AND d.serving AND d.removed_as_of IS NULL
  LEFT JOIN (SELECT DISTINCT fyr, project_id FROM standing) l ON l.fyr = p.fyr AND l.project_id = p.id
  WHERE p.laf_cd = $1 AND p.fyr IN ($2, $3) AND p.serving AND p.removed_as_of IS NULL AND NOT is_internal_transfer(p.name)
    AND NOT EXISTS (SELECT FROM standing own WHERE own.process_id = $4 AND own.number = $5 AND own.fyr = p.fyr AND own.project_id = p.id)`;

type Found = Judged & ProjectRow;

/**
 * The projects that a winner may be, of its government's in the process's fiscal year and in the year after, the best first. They are
 * offered to the official who ties the winner, and tie nothing themselves.
 * @param limit how many at most
 * @returns none where there is no such winner
 */
export async function findCandidates(
  db: Db,
  { processId, number }: { processId: string; number: number },
  limit: number,
): Promise<Candidate[]> {
  const [winner] = (await db.query<WinnerRow>(WINNER, [processId, number])).rows;
  if (winner === undefined) return [];
  const { laf_cd, fyr } = winner;
  const { rows } = await db.query<ProjectRow>(PROJECTS, [laf_cd, fyr, fyr + 1, processId, number]);
  const judge = candidateOf(winnerOf(winner));
  const found = rows.flatMap((row) => {
    const judged = judge({ ...row, amount: wonOrNull(row.amount) });
    return judged === null ? [] : [{ ...row, ...judged }];
  });
  return withFigures(db, found.sort(byRank).slice(0, limit));
}

function winnerOf({ title, place, departments, official_cost }: WinnerRow): Winner {
  return { title, place, departments, officialCost: wonOrNull(official_cost) };
}

/** Among equals the earlier year first, in which a winner is mostly built. */
function byRank(a: Found, b: Found): number {
  return byCandidacy(a, b) || Number(a.taken) - Number(b.taken) || a.year - b.year || (a.id < b.id ? -1 : 1);
}

async function withFigures(db: Db, found: readonly Found[]): Promise<Candidate[]> {
  const lines = await linesByKey(db, found);
  return found.flatMap(({ year, id, department, grade, reasons }) => {
    const line = lines.get(`${year} ${id}`);
    if (line === undefined) return [];
    const { name, current, spent } = line;
    return [{ year, id, name, department, current, spent, grade, reasons }];
  });
}

import { codeStanding, type Register } from '@/lib/domain/governments';
import { sumWon, type Won, wonOrNull } from '@/lib/domain/money';
import { booksAreClosed, signsOf, type TiedProject } from '@/lib/domain/process/signs';
import type { LinkedContract, LinkedProject, SignTime } from '@/lib/domain/process/types';
import { type Db, instant } from '@/lib/queries/process/lines';
import { PROJECT_LINE_COLUMNS, projectLine, type ProjectLineRow } from '@/lib/queries/project-lines';

/** The ties that stand: of each winner and project the last row, where it is not one that takes back. */
export const STANDING_LINKS = (condition: string) => `SELECT * FROM (
  SELECT DISTINCT ON (process_id, number, fyr, project_id) * FROM winner_link WHERE ${condition}
  ORDER BY process_id, number, fyr, project_id, id DESC) last_link WHERE kind = 'linked'`;

interface LinkRow extends ProjectLineRow {
  number: number;
  laf_cd: string;
  whole: boolean;
  linked_at: string;
  name_then: string;
  cost: string | null;
  first_current: string | null;
  next: { planned: string | null; current: string | null } | null;
  projects_of_winner: number;
  winners_of_project: number;
  contracts: (Omit<LinkedContract, 'amount'> & { amount: string | null })[];
  history: SignTime[];
}

/**
 * The contracts that stand tied to `l`, a project of a winner. Of one that was entered again the last entry counts; a later year of
 * a contract over several is a part of its first entry.
 */
const CONTRACTS = `(
  SELECT coalesce(json_agg(json_build_object('no', c.contract_no, 'title', c.title, 'on', c.contracted_on, 'amount', c.amount::text,
                                             'asOf', c.as_of) ORDER BY c.contracted_on, c.contract_no), '[]')
    FROM (SELECT DISTINCT ON (w.contract_no) w.contract_no, w.kind FROM winner_contract w
           WHERE (w.process_id, w.number, w.fyr, w.project_id) = (l.process_id, l.number, l.fyr, l.project_id)
           ORDER BY w.contract_no, w.id DESC) tied,
         LATERAL (SELECT * FROM contract c WHERE c.laf_cd = p.laf_cd AND c.contract_no = tied.contract_no AND coalesce(c.year_no, 1) = 1
                     AND c.serving AND c.removed_as_of IS NULL ORDER BY length(c.revision) DESC, c.revision DESC LIMIT 1) c
   WHERE tied.kind = 'linked')`;

const HISTORY = `(
  SELECT coalesce(json_agg(json_build_object('sign', h.sign, 'since', ${instant('h.since')}, 'gone', ${instant('h.gone')}) ORDER BY h.id), '[]')
    FROM winner_sign h WHERE (h.process_id, h.number, h.fyr, h.project_id) = (l.process_id, l.number, l.fyr, l.project_id))`;

/** Of a proposal, or of all of a process: the projects that stand tied to it, as served now, the latest year first. One that no source serves is left out. */
const LINKS = `
  WITH standing AS (${STANDING_LINKS('process_id = $1 AND ($2::int IS NULL OR number = $2)')})
  SELECT l.number, ${PROJECT_LINE_COLUMNS}, p.laf_cd, l.whole, ${instant('l.at')} AS linked_at, l.name AS name_then,
    coalesce(q.official_cost, q.estimate) AS cost,
    (SELECT r.current_budget FROM project_revision r
      WHERE r.laf_cd = p.laf_cd AND r.id = p.id AND r.fyr = p.fyr AND r.source = p.source AND r.current_budget IS NOT NULL
      ORDER BY r.as_of, r.rev LIMIT 1) AS first_current,
    (SELECT json_build_object('planned', n.planned::text, 'current', n.current_budget::text) FROM project n
      WHERE n.laf_cd = p.laf_cd AND n.fyr = p.fyr + 1 AND n.dbiz_cd = p.dbiz_cd AND n.account_nm = p.account_nm
        AND n.serving AND n.removed_as_of IS NULL ORDER BY n.id LIMIT 1) AS next,
    (count(*) OVER (PARTITION BY l.number, l.fyr))::int AS projects_of_winner,
    (SELECT count(*)::int FROM (${STANDING_LINKS('fyr = l.fyr AND project_id = l.project_id')}) shared) AS winners_of_project,
    ${CONTRACTS} AS contracts, ${HISTORY} AS history
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
  return rows.map((row) => linkedProject(row, register, today));
}

/** As {@link linksOf}, of every winner of a process that is tied to a project, by its number. */
export async function linksOfProcess(
  db: Db,
  id: string,
  register: Register,
  today: string,
): Promise<Map<number, LinkedProject[]>> {
  const { rows } = await db.query<LinkRow>(LINKS, [id, null]);
  const links = new Map<number, LinkedProject[]>();
  for (const row of rows) {
    const project = linkedProject(row, register, today);
    links.set(row.number, [...(links.get(row.number) ?? []), project]);
  }
  return links;
}

function linkedProject(row: LinkRow, register: Register, today: string): LinkedProject {
  const line = projectLine(row, codeStanding(register, row.laf_cd, row.fyr) === 'ok');
  const contracts = row.contracts.map(({ amount, ...rest }) => ({ ...rest, amount: wonOrNull(amount) }));
  return {
    year: line.year,
    id: line.id,
    name: line.name,
    whole: row.whole,
    linkedAt: row.linked_at,
    budgeted: line.current,
    contracts,
    contracted: sumOf(contracts),
    spent: line.spent,
    settled: booksAreClosed(line) ? line.spent : null,
    asOf: line.asOf,
    signs: signsOf(tiedProject(row), today),
    history: row.history,
  };
}

/** Null where there is nothing to add up, or a part of it is not known. */
function sumOf(contracts: readonly { amount: Won | null }[]): Won | null {
  const { total, missing } = sumWon(contracts.map(({ amount }) => amount));
  return missing > 0 ? null : total;
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

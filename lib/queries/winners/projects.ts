import { ancestorsOf, type Register, registerOf } from '@/lib/domain/governments';
import type { FoundProject } from '@/lib/domain/process/winners';
import { listGovernments } from '@/lib/queries/governments';
import type { Db } from '@/lib/queries/process/lines';
import { linesByKey } from '@/lib/queries/proposal-help/like-projects';

/** Years after the one whose budget is decided in which a winner may still be built. */
const YEARS_AFTER = 3;

/**
 * The years in which a winner of a process can have its project: some are built in the year of the vote already, by a supplementary
 * budget.
 * @param fyr the fiscal year that the process decides on
 */
export function yearsToTie(fyr: number): { first: number; last: number } {
  return { first: fyr - 1, last: fyr + YEARS_AFTER };
}

/** The government's code, and the codes of those that it went into. */
function codesOf(register: Register, lafCd: string): string[] {
  const successors = [...register.values()].filter((one) =>
    ancestorsOf(register, one.lafCd).some(({ government }) => government.lafCd === lafCd),
  );
  return [lafCd, ...successors.map((one) => one.lafCd)];
}

interface ProjectRow {
  year: number;
  id: string;
  name: string;
  department: string | null;
}

/** Served projects that stand, of the process `$1`'s government or its successors (`$2`), in the years `$3` to `$4`. */
const PROJECTS = `
  SELECT p.fyr AS year, p.id, p.name, d.name AS department FROM project p
    LEFT JOIN department d ON d.laf_cd = p.laf_cd AND d.dept_cd = p.dept_cd AND d.serving AND d.removed_as_of IS NULL
   WHERE p.laf_cd = ANY ($1) AND p.fyr BETWEEN $2 AND $3 AND p.serving AND p.removed_as_of IS NULL AND NOT is_internal_transfer(p.name)`;

/** A public id, alone or at the end of a page's address. */
const ID = /(?:^|\/p\/)([a-z2-7]{16})$/;

/**
 * Projects of a process's government by public id (or the address of its page), or by all words of a name, the larger ones first.
 * @param limit how many at most
 */
export async function searchProjects(
  db: Db,
  { lafCd, year }: { lafCd: string; year: number },
  words: string,
  limit: number,
): Promise<FoundProject[]> {
  const register = registerOf(await listGovernments(db));
  const { first, last } = yearsToTie(year);
  const id = ID.exec(words.trim())?.[1];
  const patterns = words.split(/\s+/).flatMap((word) => (word === '' ? [] : [`%${escaped(word)}%`]));
  if (patterns.length === 0) return [];
  const [condition, value] = id === undefined ? ['p.name ILIKE ALL ($4)', patterns] : ['p.id = $4', id];
  const { rows } = await db.query<ProjectRow>(
    `${PROJECTS} AND ${condition} ORDER BY coalesce(p.current_budget, p.planned) DESC NULLS LAST, p.fyr, p.id LIMIT ${limit}`,
    [codesOf(register, lafCd), first, last, value],
  );
  const lines = await linesByKey(db, rows);
  return rows.flatMap((row) => {
    const line = lines.get(`${row.year} ${row.id}`);
    return line === undefined ? [] : [{ ...row, current: line.current, spent: line.spent }];
  });
}

const escaped = (word: string) => word.replaceAll(/[\\%_]/g, '\\$&');

/** The name of a project that a winner of a process can be tied to now; null: there is none such. */
export async function findProjectToTie(
  db: Db,
  { lafCd, year }: { lafCd: string; year: number },
  project: { fyr: number; id: string },
): Promise<string | null> {
  const register = registerOf(await listGovernments(db));
  const { first, last } = yearsToTie(year);
  const { rows } = await db.query<ProjectRow>(`${PROJECTS} AND p.fyr = $4 AND p.id = $5`, [
    codesOf(register, lafCd),
    first,
    last,
    project.fyr,
    project.id,
  ]);
  return rows[0]?.name ?? null;
}

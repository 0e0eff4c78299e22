import type { Pool, PoolClient } from 'pg';
import { codeStanding, type Government, ownCodes, type Register, registerOf } from '@/lib/domain/governments';
import {
  PAGE_SIZE,
  type ProjectChoice,
  type ProjectFilter,
  type ProjectList,
  sortOrder,
} from '@/lib/domain/project-list';
import type { Source } from '@/lib/domain/source';
import { lastChecked } from '@/lib/queries/coverage';
import { governmentFrame } from '@/lib/queries/government-frame';
import { listGovernments } from '@/lib/queries/governments';
import { PROJECT_LINE_COLUMNS, projectLine, type ProjectLineRow } from '@/lib/queries/project-lines';
import { projectConditions, projectOrder } from '@/lib/queries/project-list-sql';

type Db = Pick<Pool | PoolClient, 'query'>;

/**
 * A page of a government's projects as an address asks for it; a page past the last one is the last.
 * @param today the day whose names are shown where there is no data
 * @returns null where the code was never a government's
 */
export async function findProjectList(
  db: Db,
  lafCd: string,
  filter: ProjectFilter,
  today: string,
): Promise<ProjectList | null> {
  const register = registerOf(await listGovernments(db));
  const government = register.get(lafCd);
  if (government === undefined) return null;
  const codes = ownCodes(register, lafCd);
  const years = await yearsOf(db, codes);
  const year = filter.year ?? years[0]?.year ?? null;
  const shown = years.filter((one) => year === 'all' || one.year === year);
  const asOf = newest(shown.map((one) => one.asOf));
  const frame = governmentFrame(register, government, asOf ?? today);
  const choices = await choicesIn(db, codes, year);
  const found = await itemsOf(db, { register, government, filter, year });
  return {
    frame,
    year,
    years: years.map((one) => one.year),
    ...choices,
    ...found,
    sources: [...new Set(shown.flatMap(({ sources }) => sources))],
    asOf,
    lastChecked: asOf ?? (await lastChecked(db)),
  };
}

interface YearRead {
  year: number;
  asOf: string;
  sources: Source[];
}

async function yearsOf(db: Db, codes: readonly string[]): Promise<YearRead[]> {
  const { rows } = await db.query<YearRead>(
    `SELECT fyr AS year, max(as_of) AS "asOf", array_agg(DISTINCT source) AS sources FROM project WHERE laf_cd = ANY($1) AND serving GROUP BY fyr ORDER BY fyr DESC`,
    [codes],
  );
  return rows;
}

function newest(days: readonly string[]): string | null {
  return days.reduce<string | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}

type Choices = Pick<ProjectList, 'fields' | 'accounts'>;

async function choicesIn(db: Db, codes: readonly string[], year: ProjectList['year']): Promise<Choices> {
  const { rows } = await db.query<{ field: string | null; account: string; projects: number }>(
    `SELECT coalesce(field_cd, 'none') AS field, account_nm AS account, count(*)::int AS projects FROM project
     WHERE laf_cd = ANY($1) AND serving AND removed_as_of IS NULL AND ($2::int IS NULL OR fyr = $2) GROUP BY 1, 2`,
    [codes, typeof year === 'number' ? year : null],
  );
  const counted = (key: 'field' | 'account'): ProjectChoice[] => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row[key] ?? '', (counts.get(row[key] ?? '') ?? 0) + row.projects);
    return [...counts]
      .map(([value, projects]) => ({ value, projects }))
      .sort((a, b) => (a.value < b.value ? -1 : 1));
  };
  return { fields: counted('field'), accounts: counted('account') };
}

interface Asked {
  register: Register;
  government: Government;
  filter: ProjectFilter;
  year: ProjectList['year'];
}

async function itemsOf(
  db: Db,
  { register, government, filter, year }: Asked,
): Promise<Pick<ProjectList, 'items' | 'total' | 'pages' | 'filter'>> {
  const { where, values } = projectConditions(ownCodes(register, government.lafCd), year, filter);
  const counted = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM project p WHERE ${where}`,
    values,
  );
  const total = counted.rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(filter.page, pages);
  const order = projectOrder(filter.sort, sortOrder(filter));
  const { rows } = await db.query<ProjectLineRow & { laf_cd: string }>(
    `SELECT ${PROJECT_LINE_COLUMNS}, p.laf_cd FROM project p WHERE ${where}
     ORDER BY ${order} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
    values,
  );
  const existed = (lafCd: string, fyr: number) => codeStanding(register, lafCd, fyr) === 'ok';
  return {
    items: rows.map((row) => projectLine(row, existed(row.laf_cd, row.fyr))),
    total,
    pages,
    filter: { ...filter, page },
  };
}

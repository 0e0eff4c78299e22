import type { DeskLine, DeskList, InCharge } from '@/lib/domain/process/desk';
import { DESK_A_PAGE, type DeskListState } from '@/lib/domain/process/desk-list';
import type { ProposalState } from '@/lib/domain/process/types';
import { type Db, instant, tracksOf } from '@/lib/queries/process/lines';

/** Whether a department still has it, and the day is past. */
export const LATE = `(d.due < $2::date AND q.state IN ('submitted', 'asked-back'))`;
/** Columns of `proposal q LEFT JOIN proposal_desk d`; $2 is today in Seoul. */
export const IN_CHARGE = `CASE WHEN d.department IS NOT NULL THEN
  json_build_object('department', d.department, 'since', ${instant('d.since')}, 'due', d.due::text, 'late', ${LATE}) END`;
export const VERSION =
  '(SELECT max(s.id)::text FROM proposal_step s WHERE s.process_id = q.process_id AND s.number = q.number)';

interface ProcessRow {
  id: string;
  lafCd: string;
  titles: { ko: string; en: string };
  published: boolean;
  reviewDays: number;
}

/**
 * A page of the work list of a process: what is late first, then by due date; last what no department has to judge any more.
 * @param today the day in Seoul
 * @returns null where there is no such process
 */
export async function findWorkList(
  db: Db,
  id: string,
  state: DeskListState,
  today: string,
): Promise<DeskList | null> {
  const { rows } = await db.query<ProcessRow>(
    `SELECT id, laf_cd AS "lafCd", json_build_object('ko', title_ko, 'en', title_en) AS titles,
            published_at IS NOT NULL AS published, review_days AS "reviewDays" FROM process WHERE id = $1`,
    [id],
  );
  const [process] = rows;
  if (process === undefined) return null;
  const { where, values } = conditionOf(id, state, today);
  const total = await countOf(db, where, values);
  const pages = Math.max(1, Math.ceil(total / DESK_A_PAGE));
  const page = Math.min(state.page, pages);
  return {
    ...process,
    tracks: await tracksOf(db, id),
    departments: await departmentsOf(db, id),
    lines: await linesOf(db, { where, values }, page),
    total,
    page,
    pages,
  };
}

interface Condition {
  where: string;
  values: (string | null)[];
}

function conditionOf(
  id: string,
  { state, department, late, track, words }: DeskListState,
  today: string,
): Condition {
  const values: (string | null)[] = [id, today];
  const place = (value: string) => `$${values.push(value)}`;
  const parts = ['q.process_id = $1', 'q.state IS NOT NULL', '$2::date IS NOT NULL'];
  if (state !== null) parts.push(`q.state = ${place(state)}`);
  if (track !== null) parts.push(`q.track = ${place(track)}`);
  if (late !== null) parts.push(LATE);
  if (department !== null)
    parts.push(department === '-' ? 'd.department IS NULL' : `d.department = ${place(department)}`);
  if (words !== null) parts.push(wordsMet(place(words)));
  return { where: parts.join(' AND '), values };
}

/** A number is met by its own alone; words by title, place or name, wherever they stand in them. */
export const wordsMet = (words: string) =>
  `(q.number::text = ${words} OR strpos(lower(concat_ws(' ', q.title, q.place, q.author_name)), lower(${words})) > 0)`;

async function countOf(db: Db, where: string, values: Condition['values']): Promise<number> {
  const { rows } = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM proposal q LEFT JOIN proposal_desk d USING (process_id, number) WHERE ${where}`,
    values,
  );
  return rows[0]?.total ?? 0;
}

interface LineRow {
  number: number;
  title: string;
  track: string;
  state: ProposalState;
  place: string | null;
  inCharge: InCharge | null;
  version: string;
}

const ORDER = `ORDER BY coalesce(${LATE}, false) DESC, q.state IN ('submitted', 'asked-back') DESC,
  CASE WHEN q.state IN ('submitted', 'asked-back') THEN d.due END NULLS LAST, q.number`;

/** What a line says is read of those on the page alone. */
async function linesOf(db: Db, { where, values }: Condition, page: number): Promise<DeskLine[]> {
  const { rows } = await db.query<LineRow>(
    `SELECT q.number, q.title, q.track, q.state, q.place, ${IN_CHARGE} AS "inCharge", ${VERSION} AS version
     FROM (SELECT q.process_id, q.number FROM proposal q LEFT JOIN proposal_desk d USING (process_id, number) WHERE ${where}
           ${ORDER} LIMIT ${DESK_A_PAGE} OFFSET ${(page - 1) * DESK_A_PAGE}) shown
     JOIN proposal q USING (process_id, number) LEFT JOIN proposal_desk d USING (process_id, number) ${ORDER}`,
    values,
  );
  return rows;
}

/** Departments that have reviewers in the government of a process, or had its proposals. */
export async function departmentsOf(db: Db, id: string): Promise<string[]> {
  const { rows } = await db.query<{ department: string }>(
    `SELECT department FROM proposal_desk WHERE process_id = $1
     UNION SELECT g.department FROM role_grant g JOIN process p ON p.laf_cd = g.laf_cd
            WHERE p.id = $1 AND g.role = 'reviewer' AND g.revoked_at IS NULL ORDER BY 1`,
    [id],
  );
  return rows.map(({ department }) => department);
}

import { pairsOf } from '@/lib/domain/process/likeness';
import { QUESTIONS_A_PAGE, type QuestionListState } from '@/lib/domain/questions/list';
import { MOST_COUNTED, type QuestionLine, type QuestionList } from '@/lib/domain/questions/types';
import { MOST_WORDS, otherWritings, queryWords, stripParticle } from '@/lib/domain/search';
import { type Db, LINE_COLUMNS, type LineRow, questionLine } from '@/lib/queries/questions/lines';

/**
 * A page of the questions that are shown, the newest first; one past the last is the last. A question has every word of those that are
 * asked for, in its text or in what it is about. Found by words, no more than {@link MOST_COUNTED} are counted or paged through.
 */
export async function listQuestions(db: Db, state: QuestionListState): Promise<QuestionList> {
  const search = filtersOf(state);
  const found =
    state.words === '' ? await byFilters(db, search, state.page) : await byWords(db, search, state);
  const { ids, ...rest } = found;
  return { ...rest, lines: await linesOf(db, ids) };
}

interface Search {
  where: string[];
  values: unknown[];
}

type Found = Omit<QuestionList, 'lines'> & { ids: readonly number[] };

const NEWEST = 'ORDER BY q.at DESC, q.id DESC';
const pagesOf = (total: number) => Math.max(1, Math.ceil(total / QUESTIONS_A_PAGE));

function filtersOf({ state, government, about }: QuestionListState): Search {
  const values: unknown[] = [];
  const where = [`q.state <> 'hidden'`];
  if (state !== null) where.push(`q.state = $${values.push(state)}`);
  if (government !== null) where.push(`q.laf_cd = $${values.push(government)}`);
  if (about !== null) where.push(`q.beside @> ARRAY[$${values.push(about)}]`);
  return { where, values };
}

/** What stands before the page is passed over by the index alone. */
async function byFilters(db: Db, { where, values }: Search, asked: number): Promise<Found> {
  const condition = where.join(' AND ');
  const counted = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM question q WHERE ${condition}`,
    values,
  );
  const total = counted.rows[0]?.n ?? 0;
  const pages = pagesOf(total);
  const page = Math.min(asked, pages);
  const { rows } = await db.query<{ id: number }>(
    `SELECT q.id FROM question q WHERE ${condition} ${NEWEST} LIMIT ${QUESTIONS_A_PAGE} OFFSET $${values.length + 1}`,
    [...values, (page - 1) * QUESTIONS_A_PAGE],
  );
  return { ids: rows.map(({ id }) => id), total, page, pages };
}

async function byWords(
  db: Db,
  { where, values }: Search,
  { words, page: asked }: QuestionListState,
): Promise<Found> {
  const wanted = queryWords(words).slice(0, MOST_WORDS);
  // Words that have no letter or digit in them find nothing.
  if (wanted.length === 0) return { ids: [], total: 0, page: 1, pages: 1 };
  const condition = [...where, ...wanted.map((word) => hasWord(word, values))].join(' AND ');
  // Looked up by the words first: going through the newest ones, each text would be taken apart again.
  const { rows } = await db.query<{ id: number }>(
    `WITH q AS MATERIALIZED (SELECT q.id, q.at FROM question q WHERE ${condition})
     SELECT q.id FROM q ${NEWEST} LIMIT ${MOST_COUNTED + 1}`,
    values,
  );
  const ids = rows.slice(0, MOST_COUNTED).map(({ id }) => id);
  const pages = pagesOf(ids.length);
  const page = Math.min(asked, pages);
  const shown = ids.slice((page - 1) * QUESTIONS_A_PAGE, page * QUESTIONS_A_PAGE);
  return { ids: shown, total: rows.length > MOST_COUNTED ? null : ids.length, page, pages };
}

async function linesOf(db: Db, ids: readonly number[]): Promise<QuestionLine[]> {
  const { rows } = await db.query<LineRow>(
    `SELECT ${LINE_COLUMNS} FROM question q WHERE q.id = ANY ($1) AND q.state <> 'hidden' ${NEWEST}`,
    [ids],
  );
  return rows.map(questionLine);
}

/** The word stands in the question, or another writing of it; a particle that no noun ends in is taken off. */
function hasWord(word: string, values: unknown[]): string {
  const stripped = stripParticle(word);
  const typed = stripped?.certain === true && stripped.stem !== '' ? stripped.stem : word;
  return `(${[typed, ...otherWritings(typed)].map((one) => hasWriting(one, values)).join(' OR ')})`;
}

/** Of one or two characters the index alone tells. Folded words have letters and digits only: there is nothing to escape for LIKE. */
function hasWriting(writing: string, values: unknown[]): string {
  const grams = writing.length === 1 ? [writing.charCodeAt(0)] : pairsOf(writing);
  const sieve = `text_grams(q.folded) @> $${values.push(grams)}::int[]`;
  return writing.length <= 2 ? sieve : `${sieve} AND q.folded LIKE $${values.push(`%${writing}%`)}`;
}

import type { DeskQuestion, QuestionDesk } from '@/lib/domain/questions/types';
import { type Db, pageColumns, type PageRow, questionPage } from '@/lib/queries/questions/lines';

/** Questions in a part of the desk. */
const PART = 20;

/** Whose questions somebody has to do with: codes of governments; the empty one stands for what is no government's. */
export interface DeskOf {
  answers: readonly string[];
  moderates: readonly string[];
}

/**
 * What officials have to do about questions.
 * @param after a question's number: those that have waited less long than it; null: from the one that waits longest
 */
export async function findDesk(db: Db, of: DeskOf, after: number | null): Promise<QuestionDesk> {
  const waiting = await list(db, {
    codes: of.answers,
    where: `q.state = 'open' AND ($2::int IS NULL OR (q.at, q.id) > (SELECT x.at, x.id FROM question x WHERE x.id = $2))`,
    order: 'q.at, q.id',
    after,
  });
  const answered = { codes: of.answers, where: `q.state = 'answered'`, order: 'q.at DESC, q.id DESC' };
  const hidden = { codes: of.moderates, where: `q.state = 'hidden'`, order: 'q.id DESC' };
  const shown = waiting.slice(0, PART);
  return {
    waiting: shown,
    waits: await countWaiting(db, of.answers),
    next: waiting.length > PART ? (shown.at(-1)?.id ?? null) : null,
    answered: (await list(db, answered)).slice(0, PART),
    hidden: (await list(db, hidden)).slice(0, PART),
  };
}

const MINE = `coalesce(q.laf_cd, '') = ANY ($1)`;

async function countWaiting(db: Db, codes: readonly string[]): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM question q WHERE ${MINE} AND q.state = 'open'`,
    [codes],
  );
  return rows[0]?.n ?? 0;
}

interface Part {
  codes: readonly string[];
  where: string;
  order: string;
  after?: number | null;
}

/** Editors read what is hidden too: they may show it again. */
const WORDS = 'coalesce(q.asker_name, h.asker_name) AS asker_name, coalesce(q.text, h.text) AS text';

/** @returns at most one more than a part of the desk shows */
async function list(db: Db, { codes, where, order, after }: Part): Promise<DeskQuestion[]> {
  const { rows } = await db.query<PageRow & { days: number }>(
    `WITH shown AS MATERIALIZED (
       SELECT q.id FROM question q WHERE ${MINE} AND ${where} ORDER BY ${order} LIMIT ${PART + 1})
     SELECT ${pageColumns(WORDS)}, extract(day FROM now() - q.at)::int AS days
       FROM shown JOIN question q USING (id) LEFT JOIN question_hidden h ON h.question = q.id ORDER BY ${order}`,
    after === undefined ? [codes] : [codes, after],
  );
  return rows.map((row) => ({ ...questionPage(row), days: row.days }));
}

import type { Asked, QuestionPage } from '@/lib/domain/questions/types';
import {
  type Db,
  LINE_COLUMNS,
  type LineRow,
  pageColumns,
  type PageRow,
  questionLine,
  questionPage,
} from '@/lib/queries/questions/lines';

/** More than fits the column is no question's number. */
const LAST_ID = 2_147_483_647;

/** A question with all its answers; null where there is none of this number. */
export async function findQuestion(db: Db, id: number): Promise<QuestionPage | null> {
  if (!Number.isInteger(id) || id < 1 || id > LAST_ID) return null;
  const { rows } = await db.query<PageRow>(`SELECT ${pageColumns()} FROM question q WHERE q.id = $1`, [id]);
  const [row] = rows;
  return row === undefined ? null : questionPage(row);
}

/** What was asked about a thing, the newest first. @param key of `askedKey` @param most lines */
export async function findAsked(db: Db, key: string, most: number): Promise<Asked> {
  const { rows } = await db.query<LineRow & { total: number }>(
    `WITH shown AS MATERIALIZED (
       SELECT id, (count(*) OVER ())::int AS total FROM question WHERE beside @> ARRAY[$1] AND state <> 'hidden'
       ORDER BY at DESC, id DESC LIMIT $2)
     SELECT shown.total, ${LINE_COLUMNS} FROM shown JOIN question q USING (id) ORDER BY q.at DESC, q.id DESC`,
    [key, most],
  );
  return { total: rows[0]?.total ?? 0, lines: rows.map(questionLine) };
}

/** How many questions a government's officials were asked, on whatever of theirs. */
export async function countAsked(db: Db, lafCd: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM question WHERE laf_cd = $1 AND state <> 'hidden'`,
    [lafCd],
  );
  return rows[0]?.n ?? 0;
}

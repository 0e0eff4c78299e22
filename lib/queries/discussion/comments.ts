import { COMMENTS_A_PAGE, pagesOf } from '@/lib/domain/discussion/pages';
import type { CommentLine, CommentPage, ProposalVoice } from '@/lib/domain/discussion/types';
import { COMMENT_COLUMNS, findSpokenOf } from '@/lib/queries/discussion/lines';
import type { Db } from '@/lib/queries/process/lines';

/** Comments on a proposal's own page. */
const NEWEST = 3;

/** How much was said to a proposal, and what was said last; null where there is no such proposal. */
export async function findVoice(db: Db, id: string, number: number): Promise<ProposalVoice | null> {
  const found = await findSpokenOf(db, id, number);
  if (found === null) return null;
  const { rows } = await db.query<CommentLine>(
    `SELECT ${COMMENT_COLUMNS} FROM comment c
      WHERE c.process_id = $1 AND c.number = $2 AND c.state = 'shown' ORDER BY c.place DESC LIMIT ${NEWEST}`,
    [id, number],
  );
  return { comments: found.comments, endorsements: found.endorsements, newest: rows };
}

/**
 * A page of a proposal's comments, the oldest first; a page past the last one is the last. Read by place, so that the last page of many
 * takes no longer than the first.
 * @param page from 1
 * @returns null where there is no such proposal
 */
export async function listComments(
  db: Db,
  id: string,
  number: number,
  page: number,
): Promise<CommentPage | null> {
  const found = await findSpokenOf(db, id, number);
  if (found === null) return null;
  const { places, ...head } = found;
  const pages = pagesOf(places);
  const shown = Math.min(page, pages);
  const { rows } = await db.query<CommentLine>(
    `SELECT ${COMMENT_COLUMNS} FROM comment c
      WHERE c.process_id = $1 AND c.number = $2 AND c.place > $3 AND c.place <= $3 + ${COMMENTS_A_PAGE} ORDER BY c.place`,
    [id, number, (shown - 1) * COMMENTS_A_PAGE],
  );
  return { ...head, lines: rows, page: shown, pages };
}

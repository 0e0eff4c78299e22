import type { OwnPart } from '@/lib/domain/discussion/own';
import type { CommentLine } from '@/lib/domain/discussion/types';
import { COMMENT_COLUMNS } from '@/lib/queries/discussion/lines';
import { type Db, instant } from '@/lib/queries/process/lines';
import type { PhaseTime } from '@/lib/domain/process/types';

/** Own comments that are shown to their author, of one proposal. */
const OWN = 20;

/** What somebody has to do with a proposal. */
export async function findOwnPart(db: Db, person: string, id: string, number: number): Promise<OwnPart> {
  const { rows } = await db.query<Omit<OwnPart, 'comments'>>(
    `SELECT EXISTS (SELECT FROM proposal_author WHERE process_id = $2 AND number = $3 AND person = $1) AS wrote,
            EXISTS (SELECT FROM endorsement WHERE process_id = $2 AND number = $3 AND person = $1) AS endorsed,
            EXISTS (SELECT FROM follow WHERE process_id = $2 AND number = $3 AND person = $1) AS "followsProposal",
            EXISTS (SELECT FROM follow WHERE process_id = $2 AND number = 0 AND person = $1) AS "followsProcess"`,
    [person, id, number],
  );
  const { wrote = false, endorsed = false, followsProposal = false, followsProcess = false } = rows[0] ?? {};
  return {
    wrote,
    endorsed,
    followsProposal,
    followsProcess,
    comments: await ownComments(db, person, id, number),
  };
}

/** The newest first. Of a hidden one its author sees the text. */
async function ownComments(db: Db, person: string, id: string, number: number): Promise<CommentLine[]> {
  const { rows } = await db.query<CommentLine & { hidden_text: string | null }>(
    `SELECT ${COMMENT_COLUMNS}, (SELECT h.text FROM comment_hidden h WHERE h.comment = c.id) AS hidden_text
       FROM comment_author b JOIN comment c ON c.id = b.comment
      WHERE b.person = $1 AND c.process_id = $2 AND c.number = $3 ORDER BY c.id DESC LIMIT ${OWN}`,
    [person, id, number],
  );
  return rows.map(({ hidden_text, ...line }) => ({ ...line, text: line.text ?? hidden_text }));
}

/** The schedule of a process. */
export async function listPhases(db: Db, id: string): Promise<PhaseTime[]> {
  const { rows } = await db.query<PhaseTime>(
    `SELECT phase, ${instant('begins')} AS begins, ${instant('ends')} AS ends FROM process_phase WHERE process_id = $1 ORDER BY begins`,
    [id],
  );
  return rows;
}

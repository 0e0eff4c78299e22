import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import { text } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { idField } from '@/lib/services/discussion/fields';
import { commentTarget, holdComment, joinPath } from '@/lib/services/discussion/lookups';
import { settleAppeals, settleReports } from '@/lib/services/discussion/settle';

const MOST = 1000;
/** Who takes an author's own steps, in public. */
const AUTHOR = '글쓴이';

/** Withdraws an own comment: its text is gone for good, its place stays. */
export const withdrawComment = defineAction({
  name: 'discussion.withdraw',
  input: z.object({ comment: idField }),
  permission: 'owner',
  target: (tx, { comment }) => commentTarget(tx, comment),
  limits: [{ per: 'account', number: 60, seconds: 60 }],
  audited: false,
  run: async ({ tx, touch }, { comment: id }) => {
    const comment = await holdComment(tx, id);
    if (comment === null || comment.state === 'withdrawn') return undone('changed-meanwhile');
    await tx.query(`UPDATE comment SET state = 'withdrawn', text = NULL WHERE id = $1`, [id]);
    await settleReports(tx, { ...comment, comment: id });
    await settleAppeals(tx, id);
    touch(tags.proposal(comment.process, comment.number));
    return { done: true, to: joinPath(comment), said: 'withdrawn' };
  },
});

/** Objects to the hiding of an own comment: once for each hiding. The words are for the editors, that it happened is public. */
export const appealHiding = defineAction({
  name: 'discussion.appeal',
  input: z.object({ comment: idField, text: text(MOST) }),
  permission: 'owner',
  target: (tx, { comment }) => commentTarget(tx, comment),
  limits: [{ per: 'account', number: 10, seconds: 3600 }],
  audited: false,
  run: async ({ tx, touch }, { comment: id, text: words }) => {
    const comment = await holdComment(tx, id);
    if (comment?.state !== 'hidden') return undone('changed-meanwhile');
    const { rows } = await tx.query<{ hiding: string; before: boolean }>(
      `SELECT h.id AS hiding, EXISTS (SELECT FROM appeal a WHERE a.hiding = h.id) AS before
         FROM moderation h WHERE h.comment = $1 AND h.kind = 'hidden' ORDER BY h.id DESC LIMIT 1`,
      [id],
    );
    const [row] = rows;
    if (row === undefined || row.before) return undone('appealed-before');
    await tx.query(`INSERT INTO moderation (comment, kind, taken_by) VALUES ($1, 'appealed', $2)`, [
      id,
      AUTHOR,
    ]);
    await tx.query('INSERT INTO appeal (hiding, comment, process_id, text) VALUES ($1, $2, $3, $4)', [
      row.hiding,
      id,
      comment.process,
      words,
    ]);
    touch(tags.proposal(comment.process, comment.number));
    return { done: true, to: joinPath(comment), said: 'appealed' };
  },
});

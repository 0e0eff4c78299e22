import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import { text } from '@/lib/domain/text/clean';
import { needsAnother } from '@/lib/queries/discussion/desk';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { idField, optionalIdField, ruleField } from '@/lib/services/discussion/fields';
import { commentTarget, holdComment, proposalTarget } from '@/lib/services/discussion/lookups';
import { decide, settleAppeals, settleReports } from '@/lib/services/discussion/settle';
import { tellAuthor } from '@/lib/services/discussion/tell';
import { numberField, processField } from '@/lib/services/fields';

const DESK = '/desk/moderation';
const permission = { roles: ['editor'] } as const;
const limits = [{ per: 'account', number: 120, seconds: 60 }] as const;
const reasonField = text(1000, { noPhoneNumber: true });

/** Hides a comment for a rule, with a public reason; every open report of it is settled with it. */
export const hideComment = defineAction({
  name: 'discussion.hide',
  input: z.object({ comment: idField, rule: ruleField, reason: reasonField }),
  permission,
  target: (tx, { comment }) => commentTarget(tx, comment),
  limits,
  audited: true,
  detail: ({ comment, rule }) => ({ comment, rule }),
  run: async ({ tx, viewer, now, touch }, { comment: id, rule, reason }) => {
    const comment = await holdComment(tx, id);
    if (viewer === null || comment?.state !== 'shown') return undone('changed-meanwhile');
    const by = { lafCd: comment.lafCd, editor: viewer.id, now };
    await decide(tx, by, { comment: id, kind: 'hidden', rule, reason });
    await settleReports(tx, { ...comment, comment: id });
    await tellAuthor(tx, comment, 'comment-hidden', reason);
    touch(tags.proposal(comment.process, comment.number));
    return { done: true, to: DESK, said: 'hidden', subject: `comment:${id}` };
  },
});

/** Shows a hidden comment again, with a public reason. */
export const showComment = defineAction({
  name: 'discussion.show',
  input: z.object({ comment: idField, reason: reasonField }),
  permission,
  target: (tx, { comment }) => commentTarget(tx, comment),
  limits,
  audited: true,
  detail: ({ comment }) => ({ comment }),
  run: async ({ tx, viewer, now, touch }, { comment: id, reason }) => {
    const comment = await holdComment(tx, id);
    if (viewer === null || comment?.state !== 'hidden') return undone('changed-meanwhile');
    await decide(
      tx,
      { lafCd: comment.lafCd, editor: viewer.id, now },
      { comment: id, kind: 'shown', reason },
    );
    await settleAppeals(tx, id);
    await tellAuthor(tx, comment, 'comment-shown', reason);
    touch(tags.proposal(comment.process, comment.number));
    return { done: true, to: DESK, said: 'shown', subject: `comment:${id}` };
  },
});

/** Leaves a reported thing as it is: the reports that were looked at are settled, those that came later stay. */
export const keepThing = defineAction({
  name: 'discussion.keep',
  input: z.object({ process: processField, number: numberField, comment: optionalIdField, upto: idField }),
  permission,
  target: proposalTarget,
  limits,
  audited: true,
  detail: ({ number, comment = null, upto }) => ({ number, comment, upto }),
  run: async ({ tx }, thing) => {
    if ((await settleReports(tx, thing)) === 0) return undone('changed-meanwhile');
    const subject =
      thing.comment === undefined ? `proposal:${thing.process}:${thing.number}` : `comment:${thing.comment}`;
    return { done: true, to: DESK, said: 'kept', subject };
  },
});

/** Decides an author's appeal: whoever hid the comment does so only where the government has no other editor. */
export const decideAppeal = defineAction({
  name: 'discussion.decide',
  input: z.object({
    comment: idField,
    hiding: idField,
    decision: z.enum(['granted', 'refused'], 'required'),
    reason: reasonField,
  }),
  permission,
  target: (tx, { comment }) => commentTarget(tx, comment),
  limits,
  audited: true,
  detail: ({ comment, decision }) => ({ comment, decision }),
  run: async ({ tx, viewer, now, touch }, { comment: id, hiding, decision, reason }) => {
    const comment = await holdComment(tx, id);
    if (viewer === null || comment === null) return undone('changed-meanwhile');
    const open = await tx.query(
      'SELECT FROM appeal WHERE hiding = $1 AND comment = $2 AND settled_at IS NULL',
      [hiding, id],
    );
    if (open.rowCount !== 1) return undone('changed-meanwhile');
    if (await needsAnother(tx, comment.lafCd, hiding, viewer.id)) return undone('own-hiding');
    const kind = `appeal-${decision}` as const;
    await decide(tx, { lafCd: comment.lafCd, editor: viewer.id, now }, { comment: id, kind, reason });
    await settleAppeals(tx, id);
    await tellAuthor(tx, comment, kind, reason);
    touch(tags.proposal(comment.process, comment.number));
    return { done: true, to: DESK, said: kind, subject: `comment:${id}` };
  },
});

import { z } from 'zod';
import type { StaffRole } from '@/lib/domain/access/roles';
import { text } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { numberField } from '@/lib/services/fields';
import { editorOf, holdQuestion, questionTarget, questionTags } from '@/lib/services/questions/lookups';
import { tellAsker } from '@/lib/services/questions/tell';

/** Hides a question with a public reason: its words and its asker's name are then nobody's to read but its editors'. */
export const hideQuestion = moderating({ name: 'questions.hide', roles: ['editor'], kind: 'hidden' });
/** Shows a hidden question again, with a public reason. */
export const showQuestion = moderating({ name: 'questions.show', roles: ['editor'], kind: 'shown' });
/** The same for questions on figures over several governments. */
export const hideForNation = moderating({
  name: 'questions.hide-national',
  roles: ['operator'],
  kind: 'hidden',
});
export const showForNation = moderating({
  name: 'questions.show-national',
  roles: ['operator'],
  kind: 'shown',
});

function moderating({
  name,
  roles,
  kind,
}: {
  name: string;
  roles: readonly StaffRole[];
  kind: 'hidden' | 'shown';
}) {
  return defineAction({
    name,
    input: z.object({ question: numberField, reason: text(1000, { noPhoneNumber: true }) }),
    permission: { roles },
    target: (tx, { question }) => questionTarget(tx, question, roles.includes('operator')),
    limits: [{ per: 'account', number: 120, seconds: 60 }],
    audited: true,
    detail: ({ question }) => ({ question }),
    run: async (context, { question: id, reason }) => {
      const { tx, now, touch } = context;
      const question = await holdQuestion(tx, id);
      if (question === null) return undone('not-found');
      if ((question.state === 'hidden') === (kind === 'hidden')) return undone('changed-meanwhile');
      const by = await editorOf(tx, question.lafCd, now);
      await tx.query(
        'INSERT INTO question_moderation (question, kind, reason, taken_by) VALUES ($1, $2, $3, $4)',
        [id, kind, reason, by],
      );
      await tellAsker(context, question, { kind: `question-${kind}`, text: reason });
      touch(...questionTags(question));
      return { done: true, to: '/desk/questions', said: kind, subject: `question:${id}` };
    },
  });
}

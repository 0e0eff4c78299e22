import { z } from 'zod';
import type { StaffRole } from '@/lib/domain/access/roles';
import { text } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { numberField } from '@/lib/services/fields';
import { holdQuestion, officeOf, questionTarget, questionTags } from '@/lib/services/questions/lookups';
import { tellAsker } from '@/lib/services/questions/tell';

/** An official answer: it is public, and stays. A later one corrects it. */
export const answerQuestion = answering('questions.answer', ['reviewer', 'editor'], false);

/** As {@link answerQuestion}, to a question on a figure over several governments. */
export const answerForNation = answering('questions.answer-national', ['operator'], true);

function answering(name: string, roles: readonly StaffRole[], ofNation: boolean) {
  return defineAction({
    name,
    input: z.object({
      question: numberField,
      /** The last answer that the form's page showed; 0: none. */
      version: z.string('required').regex(/^\d{1,18}$/, 'invalid'),
      text: text(5000, { least: 2, noPhoneNumber: true }),
      sure: z.literal('yes', 'required'),
    }),
    permission: { roles },
    target: (tx, { question }) => questionTarget(tx, question, ofNation),
    limits: [{ per: 'account', number: 60, seconds: 60 }],
    audited: true,
    detail: ({ question }) => ({ question }),
    run: async (context, { question: id, version, text: said }) => {
      const { tx, viewer, now, touch } = context;
      const question = await holdQuestion(tx, id);
      if (viewer === null || question === null) return undone('not-found');
      if (question.state === 'hidden' || question.version !== version) return undone('changed-meanwhile');
      const by = await officeOf(tx, viewer, { lafCd: question.lafCd, now });
      await tx.query('INSERT INTO answer (question, taken_by, text) VALUES ($1, $2, $3)', [id, by, said]);
      await tellAsker(context, question, { kind: 'question-answered', text: said });
      touch(...questionTags(question));
      return { done: true, to: '/desk/questions', said: 'answered', subject: `question:${id}` };
    },
  });
}

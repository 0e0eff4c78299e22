import { z } from 'zod';
import { defineAction } from '@/lib/services/define-action';
import { bulk, bulkFields } from '@/lib/services/review/bulk';
import { BULK, LEAST_REFUSAL, reasonField } from '@/lib/services/review/fields';
import { processTarget } from '@/lib/services/review/proposal';
import { barOfStep, bodyOf, takeStep } from '@/lib/services/review/step';

const ROLES = ['committee'] as const;

/** The committee's decision about one proposal or several, with a public reason. */
export const screen = defineAction({
  name: 'review.screen',
  input: z
    .object({ ...bulkFields, outcome: z.enum(['in', 'out'], 'required'), reason: reasonField })
    .superRefine(({ outcome, reason }, context) => {
      if (outcome === 'out' && Array.from(reason).length < LEAST_REFUSAL)
        context.addIssue({ code: 'custom', path: ['reason'], message: 'reason-too-short' });
    }),
  permission: { roles: ROLES },
  target: processTarget,
  limits: BULK,
  audited: true,
  detail: ({ outcome }) => ({ outcome }),
  run: (context, input) => {
    const kind = input.outcome === 'in' ? 'screened-in' : 'screened-out';
    return bulk(context, input, async (proposal) => {
      const bar = await barOfStep(context, proposal, kind);
      if (bar !== null) return bar;
      await takeStep(context, proposal, {
        kind,
        by: bodyOf(context.viewer, proposal, ROLES),
        reason: input.reason,
      });
      return null;
    });
  },
});

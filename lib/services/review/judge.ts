import { z } from 'zod';
import { defineAction } from '@/lib/services/define-action';
import { costField, decisionFields, LEAST_REFUSAL, reasonField, SINGLE } from '@/lib/services/review/fields';
import { proposalTarget } from '@/lib/services/review/proposal';
import { bodyOf, decide } from '@/lib/services/review/step';

const DEPARTMENT = ['reviewer'] as const;
const DEPARTMENT_OR_EDITOR = ['reviewer', 'editor'] as const;

/** Asks the author, in public. */
export const askBack = defineAction({
  name: 'review.ask-back',
  input: z.object({ ...decisionFields, question: reasonField }),
  permission: { roles: DEPARTMENT_OR_EDITOR, ofDepartment: true },
  target: proposalTarget,
  limits: SINGLE,
  audited: true,
  run: (context, input) =>
    decide(context, input, (proposal) => ({
      kind: 'asked-back',
      by: bodyOf(context.viewer, proposal, DEPARTMENT_OR_EDITOR),
      reason: input.question,
    })),
});

/** The department says whether it can be done, at what cost, and why. */
export const judge = defineAction({
  name: 'review.judge',
  input: z
    .object({
      ...decisionFields,
      judgement: z.enum(['feasible', 'infeasible'], 'required'),
      cost: costField,
      reason: reasonField,
    })
    .superRefine(({ judgement, cost, reason }, context) => {
      if (judgement === 'feasible' && cost === null)
        context.addIssue({ code: 'custom', path: ['cost'], message: 'required' });
      if (judgement === 'infeasible' && Array.from(reason).length < LEAST_REFUSAL)
        context.addIssue({ code: 'custom', path: ['reason'], message: 'reason-too-short' });
    }),
  permission: { roles: DEPARTMENT, ofDepartment: true },
  target: proposalTarget,
  limits: SINGLE,
  audited: true,
  detail: ({ judgement, cost }) => ({ judgement, cost: judgement === 'feasible' ? cost : null }),
  run: (context, input) => {
    const { judgement, cost, reason } = input;
    return decide(context, input, (proposal) => ({
      kind: judgement === 'feasible' ? 'judged-feasible' : 'judged-infeasible',
      by: bodyOf(context.viewer, proposal, DEPARTMENT),
      reason,
      officialCost: judgement === 'feasible' ? cost : null,
    }));
  },
});

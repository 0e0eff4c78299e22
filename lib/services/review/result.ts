import { z } from 'zod';
import { text } from '@/lib/domain/text/clean';
import { defineAction } from '@/lib/services/define-action';
import { decisionFields, SINGLE } from '@/lib/services/review/fields';
import { proposalTarget } from '@/lib/services/review/proposal';
import { bodyOf, decide } from '@/lib/services/review/step';

const ROLES = ['election-office'] as const;

/** The result of the vote for a proposal, with its place. */
export const enterResult = defineAction({
  name: 'review.result',
  input: z.object({
    ...decisionFields,
    outcome: z.enum(['won', 'lost'], 'required'),
    rank: z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(9999, 'invalid'),
    note: text(1900, { least: 0, noPhoneNumber: true }).default(''),
  }),
  permission: { roles: ROLES },
  target: proposalTarget,
  limits: SINGLE,
  audited: true,
  detail: ({ outcome, rank }) => ({ outcome, rank }),
  run: (context, input) => {
    const { outcome, rank, note } = input;
    return decide(context, input, (proposal) => ({
      kind: outcome,
      by: bodyOf(context.viewer, proposal, ROLES),
      reason: note === '' ? `${rank}위` : `${rank}위. ${note}`,
      rank,
    }));
  },
});

import { z } from 'zod';
import { type VoteType, VOTE_TYPES } from '@/lib/domain/participation/pb-types';
import { PANEL_RULES } from '@/lib/domain/participation/rules-document';
import { ballotsFor, RULES } from '@/lib/domain/participation/tally';
import { ALL_TIE_RULES, needsLot, type TieRule } from '@/lib/domain/participation/ties';
import { panel, panelProblems, panels } from '@/lib/domain/process/panels';
import { type Threshold, threshold, thresholdProblem } from '@/lib/domain/process/threshold';

/** How the votes of a track are counted, as it is published before voting (definitions: docs/tally.md). Messages are codes. */
export const trackRules = z
  .strictObject({
    ballot: z.enum(VOTE_TYPES, 'invalid'),
    /** How many proposals a ballot may choose; with points, to how many it may give some. */
    most: z.int('invalid').min(1, 'invalid').max(100, 'invalid'),
    /** The name of the rule. */
    rule: z.enum([...RULES, ...PANEL_RULES], 'invalid'),
    ties: z.enum(ALL_TIE_RULES, 'invalid'),
    /** By how many won the share of each voter is raised at a time; null for rules that do not raise it. */
    increment: z
      .string()
      .regex(/^[1-9]\d{0,14}$/, 'not-an-amount')
      .nullable(),
    /** Where the seed of the lot comes from, said before anybody can know it; null where no lot is drawn. */
    seedSource: z.strictObject({ ko: z.string().min(1).max(500), en: z.string().min(1).max(500) }).nullable(),
    /** What a project needs at least, or is out before the count. */
    threshold: threshold.optional(),
    /** Its people vote on another track's projects, and are counted with it. */
    panel: panel.optional(),
    /** It is decided with panels; what its own ballots weigh. */
    panels: panels.optional(),
    /** How a ballot on this portal is filled in, beyond the above; without it there is no vote here. */
    vote: z
      .strictObject({
        /** Approval within the ceiling. */
        knapsack: z.boolean(),
        least: z.int('invalid').min(0, 'invalid').max(100, 'invalid'),
        /** Points to give out in all; null where the ballot gives none. */
        points: z.int('invalid').min(1, 'invalid').max(10_000, 'invalid').nullable(),
        blank: z.enum(['counts', 'apart'], 'invalid'),
        fields: z
          .array(
            z.strictObject({
              key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'invalid'),
              name: z.strictObject({ ko: z.string().min(1).max(100), en: z.string().min(1).max(100) }),
              most: z.int('invalid').min(1, 'invalid').max(100, 'invalid'),
              projects: z.array(z.int('invalid').min(1, 'invalid')).max(2000),
            }),
          )
          .max(50),
      })
      .optional(),
  })
  .superRefine((rules, context) => {
    for (const [path, message] of [
      ...problemsOf(rules),
      ...thresholdProblems(rules),
      ...panelProblems(rules),
    ])
      context.addIssue({ code: 'custom', path: [...path], message });
  });
export type TrackRules = z.infer<typeof trackRules>;

/** Whether a rule raises the share of each voter step by step. */
export const raisesShares = (rule: string) => rule.includes('+add1');

interface Parts {
  ballot: VoteType;
  most: number;
  rule: string;
  ties: TieRule;
  increment: string | null;
  seedSource: unknown;
}

type Problem = [path: readonly string[], code: string];

function problemsOf({ ballot, most, rule, ties, increment, seedSource }: Parts): Problem[] {
  const checks: [boolean, keyof Parts, string][] = [
    [!ballotsFor(rule).includes(ballot), 'rule', 'rule-ballot'],
    [ballot === 'choose-1' && most !== 1, 'most', 'one-choice'],
    [raisesShares(rule) && increment === null, 'increment', 'increment-needed'],
    [!raisesShares(rule) && increment !== null, 'increment', 'increment-idle'],
    [needsLot(ties) && seedSource === null, 'seedSource', 'seed-needed'],
    [!needsLot(ties) && seedSource !== null, 'seedSource', 'seed-idle'],
  ];
  return checks.flatMap(([wrong, field, code]): Problem[] => (wrong ? [[[field], code]] : []));
}

function thresholdProblems({
  ballot,
  threshold: set,
}: {
  ballot: VoteType;
  threshold?: Threshold | undefined;
}) {
  const found = set === undefined ? null : thresholdProblem(set, ballot);
  return found === null ? [] : [[['threshold', found[0]], found[1]] satisfies Problem];
}

import { z } from 'zod';
import { FIGURES } from '@/lib/domain/participation/figures';
import { PANEL_RULES } from '@/lib/domain/participation/rules-document';
import type { VoteType } from '@/lib/domain/participation/pb-types';
import { hasFigure } from '@/lib/domain/process/threshold';

const weight = z.int('weight').min(1, 'weight').max(1000, 'weight');

/** A track that is a panel: its people vote on the projects of another track, and are counted with its ballots. Messages are codes. */
export const panel = z.strictObject({
  /** The key of the track whose projects it decides with. */
  of: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'invalid'),
  weight,
});

/** A track that is decided with panels (docs/recount.md, stage `panels`): what its own ballots weigh, and by which figure all are compared. */
export const panels = z.strictObject({ weight, measure: z.enum(FIGURES, 'invalid') });

/** Rules that go by the panels' scores, and by nothing else. */
export const isPanelRule = (rule: string) => PANEL_RULES.some((one) => one === rule);

/** Every panel has it in the place of a rule of its own: what it is counted by stands with the track that it decides with. */
export const PANEL_COUNT = { rule: PANEL_RULES[0], ties: 'mincost' } as const;

interface Parts {
  ballot: VoteType;
  rule: string;
  ties: string;
  threshold?: unknown;
  panel?: z.infer<typeof panel> | undefined;
  panels?: z.infer<typeof panels> | undefined;
}

/** What rules say of panels against each other: the path, and a code. */
export function panelProblems(rules: Parts): [path: readonly string[], code: string][] {
  const { ballot, rule, panel: own, panels: counted } = rules;
  if (own !== undefined) return countsAlone(rules) ? [[['panel', 'of'], 'panel-counts-alone']] : [];
  if (isPanelRule(rule) !== (counted !== undefined))
    return [[['panels', 'weight'], counted === undefined ? 'weight-needed' : 'weight-idle']];
  return counted !== undefined && !hasFigure(counted.measure, ballot)
    ? [[['panels', 'measure'], 'threshold-points']]
    : [];
}

const countsAlone = ({ rule, ties, threshold, panels: counted }: Parts) =>
  counted !== undefined || threshold !== undefined || rule !== PANEL_COUNT.rule || ties !== PANEL_COUNT.ties;

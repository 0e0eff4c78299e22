import type { VoteRules } from '@/lib/domain/participation/rules-document';

/** An outage during a vote. Instants. */
export interface Outage {
  from: Date;
  to: Date;
}

export type ExtensionProblem =
  'ends-before' | 'not-during-vote' | 'not-over-yet' | 'outage-short' | 'outage-counted';

interface Vote {
  begins: Date;
  /** As it stands now, earlier extensions included. */
  ends: Date;
  rule: VoteRules['extension'];
  /** Outages for which the end was moved already. */
  before: readonly Outage[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * When a vote ends after an outage: by the rule that was frozen, never by somebody's choice. What counts of the outage is what of it lay
 * in the vote. `length`: the end moves by as long, to the second; `whole-days`: to the same hour of a later day, by as many days as
 * the outage began.
 */
export function extendedEnd(vote: Vote, outage: Outage, now: Date): Date | ExtensionProblem {
  const { begins, ends, rule, before } = vote;
  const { from, to } = outage;
  if (to <= from) return 'ends-before';
  if (to > now) return 'not-over-yet';
  const length = Math.min(to.getTime(), ends.getTime()) - Math.max(from.getTime(), begins.getTime());
  if (length <= 0) return 'not-during-vote';
  if (before.some((one) => one.from < to && from < one.to)) return 'outage-counted';
  if (length < rule.minutes * MINUTE) return 'outage-short';
  return new Date(ends.getTime() + (rule.by === 'length' ? length : Math.ceil(length / DAY) * DAY));
}

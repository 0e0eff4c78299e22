import { type InputKind } from '@/lib/sources/source';
import { type Removal } from '@/lib/pipeline/plan';
import { type Rejected } from '@/lib/pipeline/types';

/** More of a government's projects than this share gone at once is taken for a fault of the snapshot. */
export const LARGEST_REMOVAL = { numerator: 5, denominator: 100 };

export interface GateInput {
  kind: InputKind;
  rejected: readonly Rejected[];
  removals: readonly Removal[];
  acceptRemovals: boolean;
}

const SHOWN = 5;

/**
 * Whether a plan may be applied.
 * @returns why not, in words for the operator; empty where it may
 */
export function gate({ kind, rejected, removals, acceptRemovals }: GateInput): string[] {
  if (kind !== 'whole') return [];
  const broken = rejected.filter(({ problem }) => ['broken_line', 'unclosed_quote'].includes(problem.reason));
  const reasons = broken
    .slice(0, SHOWN)
    .map(({ line }) => `line ${line} is broken: a whole snapshot must be whole`);
  if (broken.length > SHOWN) reasons.push(`and ${broken.length - SHOWN} more broken lines`);
  return acceptRemovals ? reasons : [...reasons, ...tooManyRemovals(removals)];
}

function tooManyRemovals(removals: readonly Removal[]): string[] {
  const { numerator, denominator } = LARGEST_REMOVAL;
  const large = removals.filter(({ removed, projects }) => removed * denominator > projects * numerator);
  const reasons = large
    .slice(0, SHOWN)
    .map(
      ({ lafCd, fiscalYear, removed, projects }) =>
        `${removed} of ${projects} projects of ${lafCd} in ${fiscalYear} would be removed, more than ${numerator} % (--accept-removals applies it)`,
    );
  if (large.length > SHOWN) reasons.push(`and so in ${large.length - SHOWN} more government-years`);
  return reasons;
}

import { LARGEST_REMOVAL, ROW_FLOOR } from '@/lib/domain/rules';
import { type InputKind } from '@/lib/sources/source';
import { type Removal, type Shrinkage } from '@/lib/pipeline/plan';
import { type Breach } from '@/lib/pipeline/rules/refusal';
import { type Rejected } from '@/lib/pipeline/types';

export interface GateInput {
  kind: InputKind;
  rejected: readonly Rejected[];
  removals: readonly Removal[];
  shrinkages?: readonly Shrinkage[];
  acceptRemovals: boolean;
}

/** How many of one kind are named to the operator, the rest being counted. */
const SHOWN = 5;

/**
 * The fatal rules of the ledger that a plan can be put to before anything is written.
 * @returns what breaks them, each with words for the operator; empty where the plan may be applied
 */
export function breachesOf({
  kind,
  rejected,
  removals,
  shrinkages = [],
  acceptRemovals,
}: GateInput): Breach[] {
  if (kind !== 'whole') return [];
  const broken = brokenLines(rejected);
  if (acceptRemovals) return broken;
  const removed = tooManyRemovals(removals);
  // What is gone is said once, by the rule about what is gone.
  const said = new Set(removed.map(({ fiscalYear, lafCd }) => `${fiscalYear}:${lafCd}`));
  const shrunk = shrinkages.filter(({ fiscalYear, lafCd }) => !said.has(`${fiscalYear}:${lafCd}`));
  return [...broken, ...removed, ...shrunk.map(tooFewRows)];
}

/** What an operator reads of the breaches: the first of each rule, and how many there are beside. */
export function reasonsOf(breaches: readonly Breach[]): string[] {
  return [...Map.groupBy(breaches, ({ rule }) => rule).values()].flatMap((list) => {
    const messages = list.flatMap((breach) => breach.messages);
    const rest = messages.length - SHOWN;
    if (rest <= 0) return messages;
    const more =
      list[0]?.rule === 'broken-lines'
        ? `and ${rest} more broken lines`
        : `and so in ${rest} more government-years`;
    return [...messages.slice(0, SHOWN), more];
  });
}

/**
 * Whether a plan may be applied.
 * @returns why not, in words for the operator; empty where it may
 */
export function gate(input: GateInput): string[] {
  return reasonsOf(breachesOf(input));
}

function brokenLines(rejected: readonly Rejected[]): Breach[] {
  const broken = rejected.filter(({ problem }) => ['broken_line', 'unclosed_quote'].includes(problem.reason));
  if (broken.length === 0) return [];
  const messages = broken.map(({ line }) => `line ${line} is broken: a whole snapshot must be whole`);
  return [
    { rule: 'broken-lines', fiscalYear: null, lafCd: null, observed: { lines: broken.length }, messages },
  ];
}

function tooManyRemovals(removals: readonly Removal[]): Breach[] {
  const { numerator, denominator } = LARGEST_REMOVAL;
  const large = removals.filter(({ removed, projects }) => removed * denominator > projects * numerator);
  return large.map(({ lafCd, fiscalYear, removed, projects }) => ({
    rule: 'removed-share',
    fiscalYear,
    lafCd,
    observed: { removed, projects_before: projects },
    messages: [
      `${removed} of ${projects} projects of ${lafCd} in ${fiscalYear} would be removed, more than ${numerator} % (--accept-removals applies it)`,
    ],
  }));
}

function tooFewRows({ lafCd, fiscalYear, rows, projects }: Shrinkage): Breach {
  return {
    rule: 'row-floor',
    fiscalYear,
    lafCd,
    observed: { rows, projects_before: projects },
    messages: [
      `only ${rows} of ${projects} projects of ${lafCd} in ${fiscalYear} have a readable row, fewer than ${ROW_FLOOR.percent} % (--accept-removals applies it)`,
    ],
  };
}

import type { Claim } from '@/lib/client/verify/claim';
import type { VoteState } from '@/lib/domain/ballot/election-data';
import type { HeadData } from '@/lib/domain/ballot/ledger-data';

/** What is checked of a receipt, in this order. */
export const CHECKS = ['cast', 'promise', 'head', 'leaf', 'mirror', 'remembered'] as const;
export type CheckName = (typeof CHECKS)[number];

/** `good`, `bad`: checked; `waits`: nothing is wrong, and it is too early; `open`: it cannot be checked here. */
export type Outcome = 'good' | 'bad' | 'waits' | 'open';

/** What was found, with how it is judged. */
export const REASONS = {
  'cast-same': 'good',
  'cast-other': 'bad',
  'cast-none': 'open',
  'promise-signed': 'good',
  'promise-not-signed': 'bad',
  'promise-none': 'open',
  'head-signed': 'good',
  'head-not-signed': 'bad',
  'head-none': 'waits',
  'leaf-included': 'good',
  'leaf-not-included': 'bad',
  'leaf-other': 'bad',
  'leaf-missing': 'bad',
  // A letter that is mistyped looks the same: whoever holds the promise is told `leaf-missing`.
  'leaf-none': 'open',
  'leaf-waits': 'waits',
  'leaf-unknown': 'open',
  'mirror-same': 'good',
  'mirror-consistent': 'good',
  'mirror-forked': 'bad',
  'mirror-ahead': 'bad',
  'mirror-other-key': 'bad',
  'mirror-not-signed': 'bad',
  'mirror-conflicts': 'bad',
  'mirror-none': 'open',
  'mirror-empty': 'open',
  'mirror-unreachable': 'open',
  'remembered-consistent': 'good',
  'remembered-shorter': 'bad',
  'remembered-forked': 'bad',
  'remembered-other-key': 'bad',
  'remembered-none': 'open',
  unreachable: 'open',
} as const satisfies Record<string, Outcome>;
export type Reason = keyof typeof REASONS;

export interface Check {
  name: CheckName;
  reason: Reason;
  outcome: Outcome;
}
export const check = (name: CheckName, reason: Reason): Check => ({ name, reason, outcome: REASONS[reason] });

/** `in-ledger`: all is well; `waits`: so far; `wrong`: something must not be; `open`: it could not be found out. */
export type Verdict = 'in-ledger' | 'waits' | 'wrong' | 'open';

export function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some(({ outcome }) => outcome === 'bad')) return 'wrong';
  const leaf = checks.find(({ name }) => name === 'leaf')?.reason;
  const head = checks.find(({ name }) => name === 'head')?.reason;
  if (leaf === 'leaf-waits') return 'waits';
  return leaf === 'leaf-included' && head === 'head-signed' ? 'in-ledger' : 'open';
}

/** What was found about one receipt. */
export interface Report {
  claim: Claim;
  state: VoteState;
  checks: Check[];
  verdict: Verdict;
  /** The newest head, where there is one. */
  head: HeadData | null;
  /** Where the leaf stands, from 0. */
  index: number | null;
}

import type { LedgerReport } from '@/lib/cli/mirror/verify';
import type { Check, Reason, Report } from '@/lib/client/verify/checks';

/** What was found, in plain words. */
const SAID: Record<Reason, string> = {
  'cast-same': 'the receipt is the hash of the cast in the file',
  'cast-other': 'the receipt is not the hash of the cast in the file',
  'cast-none': 'the cast is not at hand: the receipt alone is checked',
  'promise-signed': 'the ledger has signed its promise',
  'promise-not-signed': 'the promise is not signed by the ledger’s key',
  'promise-none': 'the signed promise is not at hand',
  'head-signed': 'all heads are signed by the ledger’s key',
  'head-not-signed': 'a head is not signed by the ledger’s key',
  'head-none': 'nothing is in the ledger yet',
  'leaf-included': 'the cast is in the ledger',
  'leaf-not-included': 'the proof does not show that the cast is in the ledger',
  'leaf-other': 'another cast stands in the ledger under this receipt',
  'leaf-missing': 'voting is over and the cast is not in the ledger',
  'leaf-none':
    'no cast of the ledger has this receipt: it is mistyped, or the cast is missing; the signed promise would tell',
  'leaf-waits':
    'the cast is not in the ledger yet: it goes in with those of others, at closing at the latest',
  'leaf-unknown':
    'no cast of the ledger has this receipt: it waits, or the code is mistyped; the signed promise would tell',
  'mirror-same': 'the second host has the same tree',
  'mirror-consistent': 'the tree begins with the one of the second host',
  'mirror-forked': 'the second host has another tree',
  'mirror-ahead': 'the second host has leaves that the portal does not show: they are missing here',
  'mirror-other-key': 'the second host knows another ledger key',
  'mirror-not-signed': 'a head of the second host is not signed by the ledger’s key',
  'mirror-conflicts': 'the second host has seen the portal contradict itself',
  'mirror-none': 'no second host is named',
  'mirror-empty': 'the second host has no head of this vote yet',
  'mirror-unreachable': 'the second host does not answer',
  'remembered-consistent': 'it begins with what was seen before',
  'remembered-shorter': 'it is shorter than what was seen before',
  'remembered-forked': 'it does not begin with what was seen before',
  'remembered-other-key': 'the ledger’s key is another one than before',
  'remembered-none': 'nothing was seen before',
  unreachable: 'the portal does not answer',
};

const MARKS = { good: 'ok  ', bad: 'BAD ', waits: 'wait', open: '-   ' } as const;
const lineOf = ({ reason, outcome }: Check) => `${MARKS[outcome]} ${SAID[reason]}`;

/** The report of `gotgan ledger verify` for people. */
export function ledgerLines({
  election,
  state,
  heads,
  leaves,
  checks,
  chain,
  receipts,
  published,
  ok,
}: LedgerReport): string[] {
  return [
    `${election} (${state}): ${leaves} leaves, ${heads} signed heads`,
    ...checks.map(lineOf),
    ...(chain.length === 0
      ? ['ok   each tree begins with the one before']
      : chain.map((line) => `BAD  ${line}`)),
    ...receipts.flatMap(receiptLines),
    ...publishedLines(published),
    lastLine(ok, receipts),
  ];
}

function lastLine(ok: boolean, receipts: readonly Report[]): string {
  if (!ok) return 'SOMETHING IS WRONG: keep this output, and tell the election office and the auditor';
  const isFound = receipts.every(({ verdict }) => verdict === 'in-ledger');
  return isFound ? 'nothing is wrong' : 'nothing is wrong, and not every receipt was found in the ledger';
}

const receiptLines = ({ claim, checks }: Report) => [
  `receipt ${claim.code}`,
  ...checks.filter(({ name }) => ['cast', 'promise', 'leaf'].includes(name)).map(lineOf),
];

function publishedLines(published: LedgerReport['published']): string[] {
  if (published === null) return ['-    the leaves are published with the result'];
  if (published.problems.length === 0)
    return [`ok   all ${published.leaves} published leaves are votes, and make the tree of every head`];
  return published.problems.map((line) => `BAD  leaves.jsonl: ${line}`);
}

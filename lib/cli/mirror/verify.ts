import { CliError } from '@/lib/cli/errors';
import { checkLeaves, type LeavesChecked } from '@/lib/cli/mirror/leaves';
import { readElection } from '@/lib/cli/mirror/site-ledger';
import { type FileReader, readerOf } from '@/lib/cli/recount-files';
import { check, type Check, type Report } from '@/lib/client/verify/checks';
import type { Claim } from '@/lib/client/verify/claim';
import {
  areSigned,
  type Ledger,
  mirrorReason,
  newest,
  relationOf,
  shownHeads,
} from '@/lib/client/verify/heads';
import type { Ask } from '@/lib/client/verify/source';
import { verifyClaim } from '@/lib/client/verify/verify';
import { fromBase64 } from '@/lib/domain/ballot/bytes';
import type { ElectionData, VoteState } from '@/lib/domain/ballot/election-data';
import type { SignedHeads } from '@/lib/domain/ballot/ledger-data';

const LARGEST_LEAVES = 2 ** 31;

/** What `gotgan ledger verify` found. */
export interface LedgerReport {
  election: string;
  state: VoteState;
  /** How many heads were signed, and how many leaves the newest one stands over. */
  heads: number;
  leaves: number;
  checks: Check[];
  /** Heads that do not go on from each other; empty: all do. */
  chain: string[];
  /** The receipts that were given. */
  receipts: Report[];
  /** The published leaves; null: not published yet. */
  published: LeavesChecked | null;
  /** Whether nothing is wrong. */
  ok: boolean;
}

interface Asked {
  ask: Ask;
  site: string;
  election: string;
  mirror: string | null;
  claims: readonly Claim[];
  /** Reads the published files; by default those of the site. */
  files?: FileReader;
}

/**
 * Checks a ledger from outside: heads, their chain, the second host, receipts, and after publication all leaves.
 * @throws CliError, exit code 4, where the portal does not answer
 */
export async function verifyLedger(asked: Asked): Promise<LedgerReport> {
  const { ask, site, mirror } = asked;
  const found = await readElection(ask, site, asked.election);
  const election = mirror === null ? found.election : { ...found.election, mirror };
  const addresses = { ...found.addresses, mirror: mirrorOf(election) };
  const ledgerKey = fromBase64(election.ledgerKey) ?? new Uint8Array();
  const ledger: Ledger = { ask, addresses, election: election.id, ledgerKey };
  const shown = await shownHeads(ledger);
  if (shown === null) throw new CliError(`${addresses.heads(0)} does not answer as a portal does`, 4);
  const checks = [await headCheck(ledger, shown), check('mirror', await mirrorReason(ledger, shown))];
  const chain = await chainProblems(ledger, shown);
  const receipts: Report[] = [];
  for (const claim of asked.claims)
    receipts.push(await verifyClaim(claim, { ask, addresses, election, remembered: null }));
  const published = election.state === 'published' ? await publishedLeaves(asked, election, shown) : null;
  const report = { checks, chain, receipts, published };
  const { heads } = shown;
  const counted = { heads: heads.length, leaves: newest(shown)?.size ?? 0 };
  return { election: election.id, state: election.state, ...counted, ...report, ok: isOk(report) };
}

const mirrorOf = ({ id, mirror }: ElectionData) =>
  mirror === null ? null : `${mirror.replace(/\/+$/, '')}/${id}/heads.json`;

const isOk = ({
  checks,
  chain,
  receipts,
  published,
}: Pick<LedgerReport, 'checks' | 'chain' | 'receipts' | 'published'>) =>
  checks.every(({ outcome }) => outcome !== 'bad') &&
  chain.length === 0 &&
  receipts.every(({ verdict }) => verdict !== 'wrong') &&
  (published === null || published.problems.length === 0);

async function headCheck(ledger: Ledger, shown: SignedHeads): Promise<Check> {
  if (newest(shown) === null) return check('head', 'head-none');
  return check('head', (await areSigned(ledger, shown.heads)) ? 'head-signed' : 'head-not-signed');
}

/** Each head has to begin with the one before. */
async function chainProblems(ledger: Ledger, { heads }: SignedHeads): Promise<string[]> {
  const problems: string[] = [];
  for (const [at, head] of heads.entries()) {
    const before = heads[at - 1];
    if (before === undefined) continue;
    const relation = await relationOf(ledger, before, head);
    if (relation !== 'consistent')
      problems.push(
        `the tree of ${head.size} leaves does not begin with that of ${before.size}: ${relation}`,
      );
  }
  return problems;
}

async function publishedLeaves(
  { site, files }: Asked,
  election: ElectionData,
  { heads }: SignedHeads,
): Promise<LeavesChecked> {
  const read = files ?? readerOf(`${site}/api/ballot/${election.id}/files/`);
  const bytes = await read('leaves.jsonl', LARGEST_LEAVES);
  if (bytes === null) return { leaves: 0, problems: ['leaves.jsonl is not published'] };
  return checkLeaves(new TextDecoder().decode(bytes), election, heads);
}

import { isPromise, receiptCode } from '@/lib/ballot/heads';
import { check, type Check, type Reason, type Report, verdictOf } from '@/lib/client/verify/checks';
import { type Claim, hashOfClaimed } from '@/lib/client/verify/claim';
import {
  areSigned,
  type Ledger,
  mirrorReason,
  newest,
  relationOf,
  type Remembered,
  rememberedReason,
  shownHeads,
} from '@/lib/client/verify/heads';
import type { Addresses, Ask } from '@/lib/client/verify/source';
import { fromBase64, sameBytes, toBase64 } from '@/lib/domain/ballot/bytes';
import type { ElectionData } from '@/lib/domain/ballot/election-data';
import { type FoundLeaf, type HeadData, readLeaf, type SignedHeads } from '@/lib/domain/ballot/ledger-data';
import { isIncluded } from '@/lib/domain/ballot/merkle';
import type { TreeHead } from '@/lib/domain/ballot/types';

/** What a receipt is checked against. */
export interface Against {
  ask: Ask;
  addresses: Addresses;
  election: ElectionData;
  remembered: Remembered | null;
}

/**
 * Checks a receipt, as its voter can without trusting the site: each signature and proof is computed here, and what the site shows is
 * held against what a second host and this device have seen.
 */
export async function verifyClaim(claim: Claim, against: Against): Promise<Report> {
  const { ask, addresses, election } = against;
  const ledgerKey = fromBase64(election.ledgerKey);
  if (ledgerKey?.length !== 32) return report(claim, against, { checks: [check('head', 'head-not-signed')] });
  const ledger: Ledger = { ask, addresses, election: election.id, ledgerKey };
  const own = [await castCheck(claim), await promiseCheck(claim, ledger)];
  const shown = await shownHeads(ledger, against.remembered?.head?.size);
  if (shown === null)
    return report(claim, against, {
      checks: [...own, check('head', 'unreachable'), check('leaf', 'unreachable')],
    });
  const head = check('head', await headReason(ledger, shown));
  const { reason, index } = await leafReason(claim, ledger, {
    shown,
    state: election.state,
    promised: own[1],
  });
  const mirror = check('mirror', await mirrorReason(ledger, shown));
  const remembered = check('remembered', await rememberedReason(ledger, shown, against.remembered));
  const checks = [...own, head, check('leaf', reason), mirror, remembered];
  return report(claim, against, { checks, head: newest(shown), index });
}

function report(
  claim: Claim,
  { election }: Against,
  { checks, head = null, index = null }: { checks: Check[]; head?: TreeHead | null; index?: number | null },
): Report {
  const shown = head === null ? null : headData(head);
  return { claim, state: election.state, checks, verdict: verdictOf(checks), head: shown, index };
}

export const headData = ({ election, size, root, at, signature }: TreeHead): HeadData => ({
  election,
  size,
  root: toBase64(root),
  at,
  signature: toBase64(signature),
});

/** The receipt is the hash of the cast that was sent. */
async function castCheck({ election, code, leaf, cast }: Claim): Promise<Check> {
  const hash = leaf === null ? null : fromBase64(leaf);
  if (leaf !== null && (hash === null || receiptCode(hash) !== code)) return check('cast', 'cast-other');
  if (cast === null) return check('cast', 'cast-none');
  const own = await hashOfClaimed(election, cast);
  const isOwn = own !== null && receiptCode(own) === code && (leaf === null || toBase64(own) === leaf);
  return check('cast', isOwn ? 'cast-same' : 'cast-other');
}

async function promiseCheck({ leaf, promise }: Claim, { election, ledgerKey }: Ledger): Promise<Check> {
  if (leaf === null || promise === null) return check('promise', 'promise-none');
  const [hash, signature] = [fromBase64(leaf), fromBase64(promise)];
  const isSigned =
    hash !== null && signature !== null && (await isPromise(ledgerKey, { election, leaf: hash, signature }));
  return check('promise', isSigned ? 'promise-signed' : 'promise-not-signed');
}

async function headReason(ledger: Ledger, shown: SignedHeads): Promise<Reason> {
  if (!sameBytes(shown.ledgerKey, ledger.ledgerKey)) return 'head-not-signed';
  if (newest(shown) === null) return 'head-none';
  return (await areSigned(ledger, shown.heads)) ? 'head-signed' : 'head-not-signed';
}

interface Standing {
  shown: SignedHeads;
  state: ElectionData['state'];
  promised: Check | undefined;
}

async function leafReason(
  claim: Claim,
  ledger: Ledger,
  { shown, state, promised }: Standing,
): Promise<{ reason: Reason; index: number | null }> {
  const { status, body } = await ledger.ask(ledger.addresses.leaf(claim.code));
  if (status === 404) return { reason: absent(state, promised), index: null };
  const found = status === 200 ? readLeaf(body) : null;
  if (found === null) return { reason: 'unreachable', index: null };
  return { reason: await presentReason(claim, ledger, { shown, found }), index: found.index };
}

/** Until closing a cast may wait; whether it does, the site tells nobody: the promise does. */
function absent(state: ElectionData['state'], promised: Check | undefined): Reason {
  const isPromised = promised?.outcome === 'good';
  if (state === 'closed' || state === 'published') return isPromised ? 'leaf-missing' : 'leaf-none';
  return isPromised ? 'leaf-waits' : 'leaf-unknown';
}

async function presentReason(
  claim: Claim,
  ledger: Ledger,
  { shown, found }: { shown: SignedHeads; found: FoundLeaf },
): Promise<Reason> {
  const { hash, index, proof, head } = found;
  if (receiptCode(hash) !== claim.code) return 'leaf-not-included';
  const own = await ownLeaf(claim);
  if (own !== null && own !== toBase64(hash)) return 'leaf-other';
  const signed = await areSigned(ledger, [head]);
  if (!signed || !(await isIncluded({ hash, index }, head, proof))) return 'leaf-not-included';
  // A batch may have come in between; then the list of heads is the earlier one.
  const listed = newest(shown);
  const relation = listed === null ? 'same' : await relationOf(ledger, listed, head);
  if (relation === 'unreachable') return 'unreachable';
  return relation === 'forked' ? 'leaf-not-included' : 'leaf-included';
}

/** The leaf's whole hash, as far as the voter has it; base64url. */
async function ownLeaf({ election, leaf, cast }: Claim): Promise<string | null> {
  if (leaf !== null || cast === null) return leaf;
  const hash = await hashOfClaimed(election, cast);
  return hash === null ? null : toBase64(hash);
}

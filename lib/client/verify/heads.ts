import { isHead } from '@/lib/ballot/heads';
import type { Reason } from '@/lib/client/verify/checks';
import type { Addresses, Ask } from '@/lib/client/verify/source';
import { type Bytes, sameBytes } from '@/lib/domain/ballot/bytes';
import { readHeads, readProof, type SignedHeads } from '@/lib/domain/ballot/ledger-data';
import { isConsistent } from '@/lib/domain/ballot/merkle';
import type { TreeHead } from '@/lib/domain/ballot/types';

/** Where proofs come from, and by whose key heads are signed. */
export interface Ledger {
  ask: Ask;
  addresses: Addresses;
  election: string;
  ledgerKey: Bytes;
}

/** How two heads stand to each other: the site may fail to prove it (`forked`), or not answer. */
export type Relation = 'same' | 'consistent' | 'forked' | 'unreachable';

/** Whether the tree of one head begins with that of another, by the site's proof, which is checked here. */
export async function relationOf(
  { ask, addresses }: Pick<Ledger, 'ask' | 'addresses'>,
  one: TreeHead,
  other: TreeHead,
): Promise<Relation> {
  if (one.size === other.size) return sameBytes(one.root, other.root) ? 'same' : 'forked';
  const [earlier, later] = one.size < other.size ? [one, other] : [other, one];
  if (earlier.size === 0) return 'consistent';
  const { status, body } = await ask(addresses.consistency(earlier.size, later.size));
  if (status !== 200 && status !== 404) return 'unreachable';
  const proof = status === 200 ? readProof(body) : null;
  return proof !== null && (await isConsistent(earlier, later, proof)) ? 'consistent' : 'forked';
}

/** The heads as the site shows them; null: they cannot be read. */
export async function shownHeads(
  { ask, addresses }: Pick<Ledger, 'ask' | 'addresses'>,
  least = 0,
): Promise<SignedHeads | null> {
  const { status, body } = await ask(addresses.heads(least));
  return status === 200 ? readHeads(body) : null;
}

export const newest = ({ heads }: Pick<SignedHeads, 'heads'>): TreeHead | null => heads.at(-1) ?? null;

/** Whether all heads are of this vote and signed by the ledger's key. */
export async function areSigned(
  { election, ledgerKey }: Ledger,
  heads: readonly TreeHead[],
): Promise<boolean> {
  const signed = await Promise.all(
    heads.map(async (head) => head.election === election && (await isHead(ledgerKey, head))),
  );
  return signed.every(Boolean);
}

/** The second host's copy against what the site shows. */
export async function mirrorReason(ledger: Ledger, shown: SignedHeads): Promise<Reason> {
  const { ask, addresses } = ledger;
  if (addresses.mirror === null) return 'mirror-none';
  const { status, body } = await ask(addresses.mirror);
  const kept = status === 200 ? readHeads(body) : null;
  if (kept === null) return status === 404 ? 'mirror-empty' : 'mirror-unreachable';
  const reason = (await copyProblem(ledger, kept)) ?? (await compared(ledger, shown, kept));
  if (reason !== 'mirror-ahead') return reason;
  // A batch may have come in between.
  const again = await shownHeads(ledger, newest(kept)?.size);
  return again === null ? 'unreachable' : compared(ledger, again, kept);
}

/** What is wrong with the copy in itself, or what it has found wrong; null: nothing. */
async function copyProblem(ledger: Ledger, kept: SignedHeads): Promise<Reason | null> {
  if (!sameBytes(kept.ledgerKey, ledger.ledgerKey)) return 'mirror-other-key';
  if (!(await areSigned(ledger, kept.heads))) return 'mirror-not-signed';
  return kept.conflicts > 0 ? 'mirror-conflicts' : null;
}

async function compared(ledger: Ledger, shown: SignedHeads, kept: SignedHeads): Promise<Reason> {
  const roots = new Map(shown.heads.map(({ size, root }) => [size, root]));
  const differs = ({ size, root }: TreeHead) => !sameBytes(roots.get(size) ?? root, root);
  if (kept.heads.some(differs)) return 'mirror-forked';
  const [here, there] = [newest(shown), newest(kept)];
  if (there === null) return 'mirror-empty';
  if (here === null || here.size < there.size) return 'mirror-ahead';
  const relation = await relationOf(ledger, there, here);
  return relation === 'unreachable' ? relation : `mirror-${relation}`;
}

/** What this device has seen before: the ledger's key, and the newest head that was in order. */
export interface Remembered {
  ledgerKey: Bytes;
  head: TreeHead | null;
}

/** What the site shows against what was seen before. */
export async function rememberedReason(
  ledger: Ledger,
  shown: SignedHeads,
  seen: Remembered | null,
): Promise<Reason> {
  if (seen === null) return 'remembered-none';
  if (!sameBytes(seen.ledgerKey, ledger.ledgerKey)) return 'remembered-other-key';
  const here = newest(shown);
  if (seen.head === null) return 'remembered-none';
  if (here === null || here.size < seen.head.size) return 'remembered-shorter';
  const relation = await relationOf(ledger, seen.head, here);
  if (relation === 'unreachable') return 'unreachable';
  return relation === 'forked' ? 'remembered-forked' : 'remembered-consistent';
}

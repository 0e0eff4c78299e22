import { type Bytes, compareBytes, concat, sameBytes } from '@/lib/domain/ballot/bytes';

/**
 * The Merkle tree of RFC 9162, section 2.1, over SHA-256: leaves in the order in which they were added. Kept are the hashes of whole
 * subtrees alone: `level` 0 are the leaves, node `i` of level `l` stands over the leaves from `i·2^l` to `(i+1)·2^l`.
 */
export interface NodeAt {
  level: number;
  index: number;
}

/** Hashes of whole subtrees, in the order in which they were asked for. */
export type ReadNodes = (nodes: readonly NodeAt[]) => Promise<readonly Bytes[]>;

const digest = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** The hash of a leaf: a first byte of 0 keeps it apart from nodes. */
export const hashLeaf = (leaf: Uint8Array) => digest(concat(Uint8Array.of(0), leaf));
/** The hash of a node over two others. */
export const hashNode = (left: Uint8Array, right: Uint8Array) =>
  digest(concat(Uint8Array.of(1), left, right));

/** The tree of no leaf: the hash of nothing. */
export const emptyRoot = () => digest(new Uint8Array(0));

/** The whole subtrees that make up the leaves from `begin` to `end`, where those are a subtree of the RFC: from the left, each smaller. */
function wholeSubtrees(begin: number, end: number): NodeAt[] {
  const nodes: NodeAt[] = [];
  for (let at = begin; at < end;) {
    let level = Math.floor(Math.log2(end - at));
    while (2 ** level > end - at) level -= 1;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The largest power of two below a number from 2. */
function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Joins the hashes of whole subtrees, each smaller than the one before, from the right. */
async function joined(hashes: readonly Bytes[]): Promise<Bytes> {
  const [last, ...before] = [...hashes].reverse();
  if (last === undefined) return emptyRoot();
  let hash = last;
  for (const left of before) hash = await hashNode(left, hash);
  return hash;
}

/** Hashes of ranges of leaves, all nodes read in one go. */
async function hashRanges(ranges: readonly (readonly [number, number])[], read: ReadNodes): Promise<Bytes[]> {
  const wanted = ranges.map(([begin, end]) => wholeSubtrees(begin, end));
  const hashes = await read(wanted.flat());
  let at = 0;
  return Promise.all(
    wanted.map((nodes) => {
      const own = hashes.slice(at, at + nodes.length);
      at += nodes.length;
      return joined(own);
    }),
  );
}

/** The root of the first `size` leaves. */
export async function rootOf(size: number, read: ReadNodes): Promise<Bytes> {
  const [root] = await hashRanges([[0, size]], read);
  return root ?? emptyRoot();
}

/**
 * What shows that a leaf is in the tree of `size` leaves: the hashes beside its way up, from the bottom.
 * @throws RangeError where the tree does not have it
 */
export async function inclusionProof(index: number, size: number, read: ReadNodes): Promise<Bytes[]> {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const ranges: [number, number][] = [];
  for (let [begin, end] = [0, size]; end - begin > 1;) {
    const middle = begin + split(end - begin);
    ranges.unshift(index < middle ? [middle, end] : [begin, middle]);
    [begin, end] = index < middle ? [begin, middle] : [middle, end];
  }
  return hashRanges(ranges, read);
}

/**
 * What shows that the tree of `size` leaves begins with the one of `earlier`.
 * @throws RangeError where it has fewer leaves
 */
export async function consistencyProof(earlier: number, size: number, read: ReadNodes): Promise<Bytes[]> {
  if (earlier < 0 || earlier > size) throw new RangeError(`no tree of ${earlier} in a tree of ${size}`);
  if (earlier === 0 || earlier === size) return [];
  const ranges: [number, number][] = [];
  let [begin, end] = [0, size];
  let whole = true;
  while (earlier !== end) {
    const middle = begin + split(end - begin);
    if (earlier <= middle) {
      ranges.unshift([middle, end]);
      end = middle;
    } else {
      ranges.unshift([begin, middle]);
      begin = middle;
      whole = false;
    }
  }
  return hashRanges(whole ? ranges : [[begin, end], ...ranges], read);
}

/** Where a proof stands on its way up: the place of what it hashes, and the last place of that row. */
interface Way {
  place: number;
  last: number;
}

/** Whether the next hash of a proof stands on the left. */
const isRight = ({ place, last }: Way) => place % 2 === 1 || place === last;

/** The row above; a last place without a neighbour goes up until it has one. */
function up({ place, last }: Way, right: boolean): Way {
  let [at, end] = [place, last];
  while (right && at % 2 === 0 && at !== 0) [at, end] = [at / 2, Math.floor(end / 2)];
  return { place: Math.floor(at / 2), last: Math.floor(end / 2) };
}

/** Whether the leaf is in the tree with this root (RFC 9162, section 2.1.3.2). */
export async function isIncluded(
  leaf: { hash: Uint8Array; index: number },
  tree: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (leaf.index < 0 || leaf.index >= tree.size) return false;
  let way: Way = { place: leaf.index, last: tree.size - 1 };
  let { hash } = leaf;
  for (const beside of proof) {
    if (way.last === 0) return false;
    const right = isRight(way);
    hash = right ? await hashNode(beside, hash) : await hashNode(hash, beside);
    way = up(way, right);
  }
  return way.last === 0 && sameBytes(hash, tree.root);
}

/** Whether the later tree begins with the earlier one (RFC 9162, section 2.1.4.2). */
export async function isConsistent(
  earlier: { size: number; root: Uint8Array },
  later: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && sameBytes(earlier.root, later.root);
  return earlier.size === 0 ? proof.length === 0 : goesOn(earlier, later, proof);
}

async function goesOn(
  earlier: { size: number; root: Uint8Array },
  later: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): Promise<boolean> {
  // Of a whole tree the root itself is the first hash.
  const isWhole = Number.isInteger(Math.log2(earlier.size));
  const [first, ...rest] = isWhole ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let way: Way = { place: earlier.size - 1, last: later.size - 1 };
  while (way.place % 2 === 1) way = up(way, false);
  let [one, other] = [first, first];
  for (const beside of rest) {
    if (way.last === 0) return false;
    const right = isRight(way);
    if (right) [one, other] = [await hashNode(beside, one), await hashNode(beside, other)];
    else other = await hashNode(other, beside);
    way = up(way, right);
  }
  return way.last === 0 && sameBytes(one, earlier.root) && sameBytes(other, later.root);
}

/** The whole subtrees that come about when `added` leaves follow `size` others, leaves included, from the bottom up. */
export async function grow(
  size: number,
  added: readonly Bytes[],
  read: ReadNodes,
): Promise<(NodeAt & { hash: Bytes })[]> {
  const nodes: (NodeAt & { hash: Bytes })[] = [];
  let level = 0;
  let begin = size;
  let row = added;
  while (row.length > 0) {
    nodes.push(...row.map((hash, at) => ({ level, index: begin + at, hash })));
    if (begin % 2 === 1) {
      const [left] = await read([{ level, index: begin - 1 }]);
      row = left === undefined ? [] : [left, ...row];
      begin -= 1;
    }
    const pairs = Math.floor(row.length / 2);
    row = await Promise.all(
      Array.from({ length: pairs }, (_, at) => {
        const [left, right] = [row[2 * at], row[2 * at + 1]];
        if (left === undefined || right === undefined) throw new RangeError('a pair without two');
        return hashNode(left, right);
      }),
    );
    begin /= 2;
    level += 1;
  }
  return nodes;
}

/** Nodes that are kept in memory: for whoever has all leaves. */
export async function treeInMemory(leaves: readonly Bytes[]): Promise<ReadNodes> {
  const kept = new Map<string, Bytes>();
  const key = ({ level, index }: NodeAt) => `${level}/${index}`;
  for (const node of await grow(0, leaves, () => Promise.resolve([]))) kept.set(key(node), node.hash);
  return (nodes) =>
    Promise.resolve(
      nodes.map((node) => {
        const hash = kept.get(key(node));
        if (hash === undefined) throw new RangeError(`no node ${key(node)}`);
        return hash;
      }),
    );
}

/** Leaf hashes in the order in which a batch takes them in. */
export const inLeafOrder = (hashes: readonly Bytes[]) => [...hashes].sort(compareBytes);

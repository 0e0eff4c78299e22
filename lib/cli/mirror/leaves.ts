import { leafHash, type LeafKeys, leafProblem } from '@/lib/ballot/cast';
import { type Bytes, fromBase64, fromHex, sameBytes, toHex } from '@/lib/domain/ballot/bytes';
import { readLeaf } from '@/lib/domain/ballot/count-export';
import { GrowingTree } from '@/lib/domain/ballot/count-tree';
import type { ElectionData } from '@/lib/domain/ballot/election-data';
import { hashLeaf } from '@/lib/domain/ballot/merkle';
import type { TreeHead } from '@/lib/domain/ballot/types';

/** What is wrong with the published leaves, in words; empty: every head stands over them, and each is somebody's vote. */
export interface LeavesChecked {
  leaves: number;
  problems: string[];
}

const MOST_TOLD = 20;

/**
 * Checks `leaves.jsonl`: one leaf a line, in the order of the ledger. The tree over them has to have the root of every head that was
 * signed; each leaf has to be signed by its key, which has a credential of its track.
 */
export async function checkLeaves(
  text: string,
  election: ElectionData,
  heads: readonly TreeHead[],
): Promise<LeavesChecked> {
  const lines = text.split('\n').filter((line) => line !== '');
  const keys = keysOf(election);
  if (keys === null) return { leaves: lines.length, problems: ['the keys of the vote cannot be read'] };
  const checking = new Checking(keys, heads);
  for (const line of lines) await checking.take(line);
  return { leaves: lines.length, problems: cut(checking.end()) };
}

function cut(problems: string[]): string[] {
  const more = problems.length - MOST_TOLD;
  return more > 0 ? [...problems.slice(0, MOST_TOLD), `and ${more} more`] : problems;
}

function keysOf({ id, rulesHash, tracks, paperKey }: ElectionData): LeafKeys | null {
  const [hash, paper] = [fromHex(rulesHash), fromBase64(paperKey)];
  return hash === null || paper === null ? null : { election: id, rulesHash: hash, tracks, paper };
}

class Checking {
  private readonly problems: string[] = [];
  private readonly tree = new GrowingTree();
  private readonly seen = new Set<string>();
  private readonly roots: ReadonlyMap<number, Bytes>;
  constructor(
    private readonly keys: LeafKeys,
    private readonly heads: readonly TreeHead[],
  ) {
    this.roots = new Map(heads.map(({ size, root }) => [size, root]));
  }

  async take(line: string): Promise<void> {
    const leaf = readLeaf(this.keys.election, line);
    const hash = leaf === null ? await hashLeaf(new Uint8Array(0)) : await leafHash(leaf);
    const problem = leaf === null ? 'cannot be read' : await leafProblem(leaf, this.keys);
    const name = toHex(hash);
    if (problem !== null) this.problems.push(`line ${this.tree.size + 1}: ${problem}`);
    else if (this.seen.has(name)) this.problems.push(`line ${this.tree.size + 1}: stands there twice`);
    this.seen.add(name);
    await this.tree.add(hash);
    const root = this.roots.get(this.tree.size);
    if (root !== undefined && !sameBytes(root, await this.tree.root()))
      this.problems.push(
        `the first ${this.tree.size} leaves are not those that the head of ${this.tree.size} was signed over`,
      );
  }

  end(): string[] {
    const newest = this.heads.at(-1)?.size ?? 0;
    const { size } = this.tree;
    return newest === size
      ? this.problems
      : [...this.problems, `${size} leaves, and the newest head was signed over ${newest}`];
  }
}

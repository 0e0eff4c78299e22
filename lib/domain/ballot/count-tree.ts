import type { Bytes } from '@/lib/domain/ballot/bytes';
import { emptyRoot, hashNode } from '@/lib/domain/ballot/merkle';

/**
 * The tree of leaves that come one after the other, of which nothing is kept but the whole subtrees that it is made of: as many hashes as
 * its size has binary digits. For whoever reads all leaves: a tree that began with other leaves has another root.
 */
export class GrowingTree {
  size = 0;
  private readonly peaks: Bytes[] = [];

  async add(leaf: Bytes): Promise<void> {
    let node = leaf;
    for (let left = this.size; left % 2 === 1; left = (left - 1) / 2) {
      const before = this.peaks.pop();
      if (before !== undefined) node = await hashNode(before, node);
    }
    this.peaks.push(node);
    this.size += 1;
  }

  async root(): Promise<Bytes> {
    const [last, ...before] = this.peaks.toReversed();
    if (last === undefined) return emptyRoot();
    let hash = last;
    for (const left of before) hash = await hashNode(left, hash);
    return hash;
  }
}

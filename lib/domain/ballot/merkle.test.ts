import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex } from '@/lib/domain/ballot/bytes';
import {
  consistencyProof,
  grow,
  hashLeaf,
  inclusionProof,
  isConsistent,
  isIncluded,
  type NodeAt,
  rootOf,
  treeInMemory,
} from '@/lib/domain/ballot/merkle';

// The leaves and roots with which Certificate Transparency implementations are tried out.
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const leaves = () => Promise.all(INPUTS.map((hex) => hashLeaf(fromHex(hex) ?? new Uint8Array())));

describe('the ledger’s tree', () => {
  it('has the roots of the published example', async () => {
    const all = await leaves();
    for (const [size, root] of ROOTS.entries())
      expect(toHex(await rootOf(size, await treeInMemory(all.slice(0, size))))).toBe(root);
  });

  it('grows to the same tree in any batches', async () => {
    const all = await leaves();
    const nodes = new Map<string, Bytes>();
    const name = ({ level, index }: NodeAt) => `${level}/${index}`;
    const read = (asked: readonly NodeAt[]) =>
      Promise.resolve(asked.map((node) => nodes.get(name(node)) ?? new Uint8Array()));
    for (const [begin, end] of [
      [0, 1],
      [1, 4],
      [4, 5],
      [5, 8],
    ] as const)
      for (const node of await grow(begin, all.slice(begin, end), read)) nodes.set(name(node), node.hash);
    expect(toHex(await rootOf(8, read))).toBe(ROOTS[8]);
    expect(nodes.size).toBe(15);
  });
});

describe('proofs', () => {
  it('show every leaf of every size, and no other', async () => {
    const all = await Promise.all(Array.from({ length: 21 }, (_, at) => hashLeaf(Uint8Array.of(at))));
    for (let size = 1; size <= all.length; size += 1) {
      const read = await treeInMemory(all.slice(0, size));
      const root = await rootOf(size, read);
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(index, size, read);
        const hash = all[index] ?? new Uint8Array();
        expect(await isIncluded({ hash, index }, { size, root }, proof)).toBe(true);
        const other = all[(index + 1) % 21] ?? new Uint8Array();
        expect(await isIncluded({ hash: other, index }, { size, root }, proof)).toBe(false);
        expect(await isIncluded({ hash, index: index + 1 }, { size, root }, proof)).toBe(false);
      }
    }
  });

  it('show that a tree begins with an earlier one, and find a leaf that was removed or altered', async () => {
    const all = await Promise.all(Array.from({ length: 21 }, (_, at) => hashLeaf(Uint8Array.of(at))));
    const altered = all.map((hash, at) => (at === 3 ? (all[20] ?? hash) : hash));
    const removed = all.filter((_, at) => at !== 3);
    for (let size = 1; size <= 20; size += 1)
      for (let earlier = 0; earlier <= size; earlier += 1) {
        const before = {
          size: earlier,
          root: await rootOf(earlier, await treeInMemory(all.slice(0, earlier))),
        };
        const check = async (now: readonly Bytes[]) => {
          const read = await treeInMemory(now.slice(0, size));
          const proof = await consistencyProof(earlier, size, read);
          return isConsistent(before, { size, root: await rootOf(size, read) }, proof);
        };
        expect(await check(all)).toBe(true);
        if (earlier > 3) {
          expect(await check(altered)).toBe(false);
          expect(await check(removed)).toBe(false);
        }
      }
  });
});

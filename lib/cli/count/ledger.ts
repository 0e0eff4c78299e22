import path from 'node:path';
import { type Bytes, sameBytes, toBase64 } from '@/lib/domain/ballot/bytes';
import { type Channel, countsBefore, type Placed, voteOf } from '@/lib/domain/ballot/count-choice';
import { EXPORTED, readLeaf, type ReadLeaf } from '@/lib/domain/ballot/count-export';
import { GrowingTree } from '@/lib/domain/ballot/count-tree';
import { hashLeaf } from '@/lib/domain/ballot/merkle';
import { noNumbers, type TrackNumbers } from '@/lib/domain/ballot/numbers';
import type { TreeHead } from '@/lib/domain/ballot/types';
import { isPaper, leafHash, leafProblem } from '@/lib/ballot/cast';
import { isHead } from '@/lib/ballot/heads';
import { Findings } from '@/lib/cli/count/findings';
import type { Handed } from '@/lib/cli/count/handed';
import { LinesFile } from '@/lib/cli/count/lines';
import type { Report } from '@/lib/cli/progress';

/** A leaf that was checked, as far as the count still needs it. Bytes are base64url: of a million leaves they take the least memory so. */
export interface LedgerEntry extends Placed {
  track: string;
  channel: Channel;
  publicKey: string;
  ciphertextHash: string;
}

export interface Ledger {
  /** By the leaf's hash, base64url. */
  entries: Map<string, LedgerEntry>;
  /** The hashes of the leaves that count, base64url. */
  counting: Set<string>;
  /** By track: casts and superseded ones. */
  channels: Map<string, TrackNumbers['channels']>;
  size: number;
  root: Bytes;
  leavesHash: string;
}

/** So many leaves are checked side by side. */
const AT_ONCE = 512;

/**
 * Reads the whole ledger: every leaf's credential and signature, and every head against the leaves that it was signed over, so that
 * each head goes on from the one before. Then picks of every key the leaf that counts.
 * @throws CliError, exit code 1, naming what is wrong
 */
export async function readLedger(handed: Handed, report: Report): Promise<Ledger> {
  const reader = new LedgerReader(handed);
  const file = new LinesFile(path.join(handed.folder, EXPORTED.leaves));
  const total = handed.heads.heads.at(-1)?.size ?? 0;
  await reader.begin();
  for await (const lines of file.parts(AT_ONCE)) {
    await reader.take(lines);
    report(reader.size, total);
  }
  return reader.end(file.sha256());
}

class LedgerReader {
  private readonly findings = new Findings();
  private readonly tree = new GrowingTree();
  private readonly entries: Ledger['entries'] = new Map();
  /** By vote: the hash of the leaf that counts so far. */
  private readonly best = new Map<string, LedgerEntry>();
  private readonly channels: Ledger['channels'];
  private readonly heads: readonly TreeHead[];
  private nextHead = 0;

  constructor(private readonly handed: Handed) {
    this.heads = handed.heads.heads;
    this.channels = new Map(handed.vote.ballots.map(({ track }) => [track, noNumbers()]));
  }

  get size(): number {
    return this.tree.size;
  }

  /** A tree of no leaves may have been signed too. */
  async begin(): Promise<void> {
    await this.checkHeads();
  }

  async take(lines: readonly string[]): Promise<void> {
    const { election } = this.handed.keys;
    const leaves = await Promise.all(
      lines.map(async (line) => {
        const leaf = readLeaf(election, line);
        if (leaf === null) return null;
        return { leaf, hash: await leafHash(leaf), problem: await leafProblem(leaf, this.handed.keys) };
      }),
    );
    for (const found of leaves) {
      const at = this.tree.size;
      if (found === null) this.findings.add(`leaf ${at}: cannot be read`);
      else if (found.problem !== null)
        this.findings.add(`leaf ${at} (${toBase64(found.hash)}): ${found.problem}`);
      else this.put(found.leaf, found.hash, at);
      await this.tree.add(found?.hash ?? (await hashLeaf(new Uint8Array(0))));
      await this.checkHeads();
    }
  }

  /** Heads of so many leaves as there are now. */
  private async checkHeads(): Promise<void> {
    for (
      let head = this.heads[this.nextHead];
      head !== undefined && head.size === this.tree.size;
      head = this.heads[this.nextHead]
    ) {
      this.nextHead += 1;
      if (!(await isHead(this.handed.election.ledger_key, head)))
        this.findings.add(`head of ${head.size} leaves: not signed by the ledger’s key`);
      if (!sameBytes(head.root, await this.tree.root()))
        this.findings.add(
          `head of ${head.size} leaves: the first ${head.size} leaves are not those that were signed`,
        );
    }
  }

  private put(leaf: ReadLeaf, hash: Bytes, at: number): void {
    const name = toBase64(hash);
    const channels = this.channels.get(leaf.track);
    if (this.entries.has(name)) return this.findings.add(`leaf ${at} (${name}): stands in the ledger twice`);
    if (channels === undefined)
      return this.findings.add(`leaf ${at} (${name}): the rules have no ballots of ${leaf.track}`);
    const channel: Channel = isPaper(leaf, this.handed.keys) ? 'paper' : 'electronic';
    const entry: LedgerEntry = {
      track: leaf.track,
      channel,
      publicKey: toBase64(leaf.publicKey),
      counter: leaf.counter,
      ciphertextHash: toBase64(leaf.ciphertextHash),
      leaf: name,
    };
    this.entries.set(name, entry);
    channels[channel].casts += 1;
    const vote = voteOf(leaf, channel);
    const before = this.best.get(vote);
    if (before !== undefined) channels[channel].superseded += 1;
    if (before === undefined || countsBefore(entry, before)) this.best.set(vote, entry);
  }

  async end(leavesHash: string): Promise<Ledger> {
    const { election, heads } = this.handed;
    const newest = this.heads.at(-1)?.size ?? 0;
    if (newest !== this.tree.size)
      this.findings.add(`the ledger has ${this.tree.size} leaves, its newest head was signed over ${newest}`);
    if (!sameBytes(heads.ledgerKey, election.ledger_key))
      this.findings.add('heads.json and election.json name different keys of the ledger');
    const named = election.files[EXPORTED.leaves];
    if (named !== leavesHash)
      this.findings.add(`leaves.jsonl has the SHA-256 ${leavesHash}, election.json names ${named ?? 'none'}`);
    this.findings.stop('The ledger is not what was signed, and is not counted:');
    return {
      entries: this.entries,
      counting: new Set([...this.best.values()].map(({ leaf }) => leaf)),
      channels: this.channels,
      size: this.tree.size,
      root: await this.tree.root(),
      leavesHash,
    };
  }
}

import path from 'node:path';
import { fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { outcomeOf } from '@/lib/domain/ballot/count-choice';
import { EXPORTED, readSealed } from '@/lib/domain/ballot/count-export';
import { addOutcome } from '@/lib/domain/ballot/numbers';
import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';
import { sha256 } from '@/lib/ballot/digest';
import { type ElectionPrivateKey, openBallot } from '@/lib/ballot/sealing';
import { Findings } from '@/lib/cli/count/findings';
import type { Handed } from '@/lib/cli/count/handed';
import type { Ledger, LedgerEntry } from '@/lib/cli/count/ledger';
import { LinesFile } from '@/lib/cli/count/lines';
import type { Report } from '@/lib/cli/progress';

/** So many ballots are opened side by side. */
const AT_ONCE = 256;

/**
 * Opens the ballots of the leaves that count, and adds what became of each to the numbers. Every sealed ballot, of those that do not
 * count too, is held against its leaf.
 * @returns by track the ballots that are counted, in no order that means anything
 * @throws CliError, exit code 1: a ballot is missing, was swapped, or is in no leaf
 */
export async function openBallots(
  handed: Handed,
  ledger: Ledger,
  key: ElectionPrivateKey,
  report: Report,
): Promise<Map<string, Ballot[]>> {
  const opener = new Opener(handed, ledger, key);
  const file = new LinesFile(path.join(handed.folder, EXPORTED.ballots));
  for await (const lines of file.parts(AT_ONCE)) {
    await Promise.all(lines.map((line) => opener.take(line)));
    report(opener.seen.size, ledger.size);
  }
  return opener.end(file.sha256());
}

class Opener {
  readonly seen = new Set<string>();
  private readonly findings = new Findings();
  private readonly ballots: Map<string, Ballot[]>;
  private readonly rules: ReadonlyMap<string, BallotRules>;

  constructor(
    private readonly handed: Handed,
    private readonly ledger: Ledger,
    private readonly key: ElectionPrivateKey,
  ) {
    this.rules = new Map(handed.vote.ballots.map((rules) => [rules.track, rules]));
    this.ballots = new Map(handed.vote.ballots.map(({ track }) => [track, []]));
  }

  async take(line: string): Promise<void> {
    const sealed = readSealed(line);
    const entry = sealed === null ? undefined : this.ledger.entries.get(sealed.leaf);
    if (sealed === null) return this.findings.add('a line of ballots.jsonl cannot be read');
    if (entry === undefined)
      return this.findings.add(`the ballot of leaf ${sealed.leaf}: the ledger has no such leaf`);
    if (this.seen.has(sealed.leaf))
      return this.findings.add(`the ballot of leaf ${sealed.leaf}: stands there twice`);
    this.seen.add(sealed.leaf);
    if (toBase64(await sha256(sealed.ciphertext)) !== entry.ciphertextHash)
      return this.findings.add(`the ballot of leaf ${sealed.leaf}: is not the one that was cast`);
    if (this.ledger.counting.has(sealed.leaf)) await this.open(entry, sealed.ciphertext);
  }

  private async open(entry: LedgerEntry, ciphertext: Uint8Array<ArrayBuffer>): Promise<void> {
    const { track, channel, counter } = entry;
    const publicKey = fromBase64(entry.publicKey);
    const { election, rulesHash } = this.handed.keys;
    const rules = this.rules.get(track);
    const numbers = this.ledger.channels.get(track)?.[channel];
    if (rules === undefined || numbers === undefined || publicKey === null) return;
    const ballot = await openBallot(this.key, ciphertext, { election, track, rulesHash, publicKey, counter });
    const outcome = outcomeOf(rules, ballot);
    addOutcome(numbers, outcome);
    if (outcome.kind === 'counted') this.ballots.get(track)?.push(outcome.ballot);
  }

  end(ballotsHash: string): Map<string, Ballot[]> {
    for (const leaf of this.ledger.entries.keys())
      if (!this.seen.has(leaf)) this.findings.add(`leaf ${leaf}: its ballot is missing`);
    const named = this.handed.election.files[EXPORTED.ballots];
    if (named !== ballotsHash)
      this.findings.add(
        `ballots.jsonl has the SHA-256 ${ballotsHash}, election.json names ${named ?? 'none'}`,
      );
    this.findings.stop('The ballots are not what the ledger says, and are not counted:');
    return this.ballots;
  }
}

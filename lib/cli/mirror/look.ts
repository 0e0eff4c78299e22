import type { LedgerCopy } from '@/lib/cli/mirror/copy';
import { areSigned, type Ledger, newest, relationOf, shownHeads } from '@/lib/client/verify/heads';
import { addressesOf, type Ask } from '@/lib/client/verify/source';
import { sameBytes } from '@/lib/domain/ballot/bytes';
import type { ConflictKind, SignedHeads } from '@/lib/domain/ballot/ledger-data';
import type { TreeHead } from '@/lib/domain/ballot/types';

/** What came of one look at a portal's heads. */
export interface Looked {
  /** Whether the portal answered all that was asked. */
  reached: boolean;
  /** New heads that go on from those before. */
  added: number;
  /** Contradictions that it shows now. */
  conflicts: ConflictKind[];
  /** Of these, some that were not known. */
  news: boolean;
}

/** Looks at what a portal shows, and keeps what goes on from what is here; what contradicts it is kept apart. */
export async function look(copy: LedgerCopy, { ask, site }: { ask: Ask; site: string }): Promise<Looked> {
  const addresses = addressesOf(site, copy.election, null);
  const shown = await shownHeads({ ask, addresses }, copy.newest?.size);
  if (shown === null) return { reached: false, added: 0, conflicts: [], news: false };
  if (copy.ledgerKey === null) await copy.pin(shown.ledgerKey);
  const ledgerKey = copy.ledgerKey ?? shown.ledgerKey;
  const looking = new Looking(copy, { ask, addresses, election: copy.election, ledgerKey });
  await looking.through(shown);
  return looking.looked;
}

class Looking {
  readonly looked: Looked = { reached: true, added: 0, conflicts: [], news: false };
  constructor(
    private readonly copy: LedgerCopy,
    private readonly ledger: Ledger,
  ) {}

  async through(shown: SignedHeads): Promise<void> {
    const { ledgerKey } = this.ledger;
    if (!sameBytes(shown.ledgerKey, ledgerKey))
      return this.contradict('other-key', { ledgerKey: shown.ledgerKey, head: newest(shown) });
    for (const head of shown.heads)
      if (!(await areSigned(this.ledger, [head]))) return this.contradict('not-signed', { head });
    await this.compare(shown);
    await this.goOn(shown);
  }

  /** What is shown of the trees that are known here. */
  private async compare(shown: SignedHeads): Promise<void> {
    const known = new Map(this.copy.heads.map(({ size, root }) => [size, root]));
    for (const head of shown.heads) {
      const root = known.get(head.size);
      if (root !== undefined && !sameBytes(root, head.root)) await this.contradict('forked', { head });
    }
    const here = newest(shown);
    if ((here?.size ?? 0) < (this.copy.newest?.size ?? 0)) await this.contradict('shorter', { head: here });
  }

  private async goOn(shown: SignedHeads): Promise<void> {
    for (const head of shown.heads) {
      const last = this.copy.newest;
      if (last !== null && head.size <= last.size) continue;
      const relation = last === null ? 'consistent' : await relationOf(this.ledger, last, head);
      if (relation === 'unreachable') this.looked.reached = false;
      if (relation === 'forked') await this.contradict('forked', { head });
      if (relation !== 'consistent') return;
      await this.copy.goOn(head);
      this.looked.added += 1;
    }
  }

  private async contradict(
    kind: ConflictKind,
    shown: { head?: TreeHead | null; ledgerKey?: SignedHeads['ledgerKey'] },
  ): Promise<void> {
    const isNew = await this.copy.contradict(kind, shown);
    this.looked.conflicts.push(kind);
    this.looked.news ||= isNew;
  }
}

import { appendFile, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Bytes, fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { type ConflictKind, type HeadData, readHead } from '@/lib/domain/ballot/ledger-data';
import { headData } from '@/lib/client/verify/verify';
import type { TreeHead } from '@/lib/domain/ballot/types';

/** What a portal showed that contradicts what it had signed before; both are kept. */
export interface Conflict {
  kind: ConflictKind;
  /** When it was seen here first, ISO 8601. */
  seen: string;
  /** The head that was shown; null: of another key, or none at all. */
  head: HeadData | null;
  /** The key that was shown, where it is another one. */
  ledgerKey: string | null;
}

/**
 * A vote's heads as this host has seen them: a folder with the key that was shown first (`ledger-key`), the heads that go on from each
 * other (`heads.jsonl`), and what contradicts them (`conflicts.jsonl`). Files are only ever added to.
 */
export class LedgerCopy {
  ledgerKey: Bytes | null = null;
  readonly heads: TreeHead[] = [];
  readonly conflicts: Conflict[] = [];
  private constructor(
    readonly election: string,
    private readonly folder: string,
  ) {}

  /** @param directory the folder of all votes */
  static async open(directory: string, election: string): Promise<LedgerCopy> {
    const copy = new LedgerCopy(election, path.join(directory, election));
    await mkdir(copy.folder, { recursive: true });
    const keys = (await copy.lines('ledger-key')).map((line) => fromBase64(line));
    copy.ledgerKey = keys.find((key) => key?.length === 32) ?? null;
    const heads = (await copy.lines('heads.jsonl')).map((line) => readHead(parsed(line)));
    copy.heads.push(...heads.filter((head) => head !== null));
    const conflicts = (await copy.lines('conflicts.jsonl')).map(parsed).filter((line) => line !== null);
    // As `contradict` writes them.
    copy.conflicts.push(...(conflicts as Conflict[]));
    return copy;
  }

  get newest(): TreeHead | null {
    return this.heads.at(-1) ?? null;
  }

  /** Takes the key that was shown first for the ledger's. */
  async pin(ledgerKey: Bytes): Promise<void> {
    await this.add('ledger-key', toBase64(ledgerKey));
    this.ledgerKey = ledgerKey;
  }

  async goOn(head: TreeHead): Promise<void> {
    await this.add('heads.jsonl', JSON.stringify(headData(head)));
    this.heads.push(head);
  }

  /** Keeps a contradiction, once. @returns whether it is new */
  async contradict(
    kind: ConflictKind,
    shown: { head?: TreeHead | null; ledgerKey?: Bytes },
  ): Promise<boolean> {
    const { head = null, ledgerKey } = shown;
    const conflict: Conflict = {
      kind,
      seen: new Date().toISOString(),
      head: head === null ? null : headData(head),
      ledgerKey: ledgerKey === undefined ? null : toBase64(ledgerKey),
    };
    const what = (one: Conflict) => JSON.stringify([one.kind, one.head, one.ledgerKey]);
    if (this.conflicts.some((known) => what(known) === what(conflict))) return false;
    await this.add('conflicts.jsonl', JSON.stringify(conflict));
    this.conflicts.push(conflict);
    return true;
  }

  /** On the disk before anybody is shown it. */
  private async add(name: string, line: string): Promise<void> {
    const file = path.join(this.folder, name);
    await appendFile(file, `${line}\n`);
    const handle = await open(file, 'r+');
    await handle.sync().finally(() => handle.close());
  }

  /** A line that was cut off by the end of the machine is ended, and read as none: it was shown to nobody. */
  private async lines(name: string): Promise<string[]> {
    const text = await readFile(path.join(this.folder, name), 'utf8').catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      },
    );
    if (text !== '' && !text.endsWith('\n')) await this.add(name, '');
    return text.split('\n').filter((line) => line !== '');
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

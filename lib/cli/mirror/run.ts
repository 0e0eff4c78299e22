import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { CliError } from '@/lib/cli/errors';
import { LedgerCopy } from '@/lib/cli/mirror/copy';
import { look, type Looked } from '@/lib/cli/mirror/look';
import type { LookTime, Served } from '@/lib/cli/mirror/serve';
import type { Ask } from '@/lib/client/verify/source';
import type { ConflictKind } from '@/lib/domain/ballot/ledger-data';
import { isProcessId } from '@/lib/http/routes';

const SAID: Record<ConflictKind, string> = {
  'other-key': 'the portal shows another ledger key than before',
  'not-signed': 'the portal shows a head that the ledger’s key has not signed',
  shorter: 'the portal shows fewer leaves than it has signed before: leaves are missing',
  forked:
    'the portal shows a tree that does not begin with the one it has signed before: leaves were removed or changed',
};

export interface MirrorOptions {
  site: string;
  /** One vote, or `all`. */
  election: string;
  directory: string;
  ask: Ask;
  say: (line: string) => void;
}

/** A second host's copies of a portal's ledgers. */
export class Mirror implements Served {
  readonly copies = new Map<string, LedgerCopy>();
  readonly times = new Map<string, LookTime>();
  readonly site: string;
  constructor(private readonly options: MirrorOptions) {
    this.site = options.site;
  }

  /** Looks at every vote once. @returns whether all is well: everything answered, and nothing contradicts what was signed */
  async lookAll(): Promise<boolean> {
    let well = true;
    for (const election of await this.elections()) {
      const copy = this.copies.get(election) ?? (await LedgerCopy.open(this.options.directory, election));
      this.copies.set(election, copy);
      const looked = await look(copy, this.options);
      this.times.set(election, { at: new Date().toISOString(), reached: looked.reached });
      this.tell(copy, looked);
      well &&= looked.reached && copy.conflicts.length === 0;
    }
    return well;
  }

  /** Looks again and again, until it is told to end. What fails once is tried again. */
  async watch(seconds: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.lookAll().catch((error: unknown) => this.options.say(`failed: ${String(error)}`));
      await pause(seconds * 1000, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @throws CliError, exit code 4, where the portal does not say which votes there are and no copy of any is here */
  private async elections(): Promise<string[]> {
    const { election, directory, ask } = this.options;
    if (election !== 'all') return [election];
    const { address, status, body } = await ask(`${this.site}/api/ballot`);
    const listed = status === 200 ? (body as { elections?: unknown }).elections : null;
    // An id names a folder here: what is none is left out.
    const ids = Array.isArray(listed) ? listed.filter((id) => typeof id === 'string') : [];
    const kept = await readdir(directory).catch(() => []);
    const known = [...kept, ...ids].filter(isProcessId);
    if (known.length === 0 && !Array.isArray(listed)) throw new CliError(`${address} does not answer`, 4);
    return [...new Set(known)];
  }

  private tell({ election, newest }: LedgerCopy, { reached, added, conflicts, news }: Looked): void {
    const { say } = this.options;
    if (!reached) say(`${election}: ${this.site} does not answer`);
    if (added > 0)
      say(`${election}: ${added} new heads, ${newest?.size ?? 0} leaves since ${newest?.at ?? ''}`);
    for (const kind of conflicts)
      say(
        `${news ? 'ALERT' : 'alert'} ${election}: ${SAID[kind]}. Both are kept; tell the election office and the auditor.`,
      );
  }
}

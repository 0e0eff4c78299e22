import type { Remembered } from '@/lib/client/verify/heads';
import type { Report } from '@/lib/client/verify/checks';
import { fromBase64 } from '@/lib/domain/ballot/bytes';
import { readHead } from '@/lib/domain/ballot/ledger-data';

/** Where a device keeps the newest head that was in order: nothing of whoever looked, and nothing of a vote. */
const nameOf = (election: string) => `gotgan.ledger.${election}`;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** @returns null: this device has seen nothing of this ledger, or may keep nothing */
export function recall(storage: Storage, election: string): Remembered | null {
  try {
    // As `remember` writes it; each part is looked at.
    const kept = JSON.parse(storage.getItem(nameOf(election)) ?? 'null') as {
      ledgerKey?: string;
      head?: unknown;
    } | null;
    const ledgerKey = fromBase64(kept?.ledgerKey ?? '');
    return ledgerKey?.length === 32 ? { ledgerKey, head: readHead(kept?.head) } : null;
  } catch {
    return null;
  }
}

/** Keeps the head of a report in which nothing is wrong: what is wrong must not take its place. */
export function remember(storage: Storage, { claim, head, verdict }: Report, ledgerKey: string): void {
  if (head === null || verdict === 'wrong') return;
  try {
    storage.setItem(nameOf(claim.election), JSON.stringify({ ledgerKey, head }));
  } catch {
    // A device that keeps nothing checks all the same.
  }
}

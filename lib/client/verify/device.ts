import { keptKey } from '@/lib/client/ballot/kept';

/** What the vote page keeps of casts on this device; null: nothing. */
export function keptBallots(election: string): unknown {
  try {
    return JSON.parse(window.localStorage.getItem(keptKey('ballot', election)) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

/** The device's storage; where the browser gives none, one that keeps nothing. */
export function deviceStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}

/** Whether this browser can check signatures of the kind that the ledger makes (Ed25519). */
export async function canVerify(): Promise<boolean> {
  try {
    // The key of the first example of RFC 8032, section 7.1.
    const key = Uint8Array.from(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'.match(/../g) ?? [],
      (pair) => Number.parseInt(pair, 16),
    );
    await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

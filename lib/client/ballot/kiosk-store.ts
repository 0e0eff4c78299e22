import { keptKey, type KeptPart } from '@/lib/client/ballot/kept';
import { memoryStore, type Store, storeIn } from '@/lib/client/ballot/store';

/**
 * What a kiosk has of a vote lives in its page. So that a page that is loaded anew goes on where it was, what a vote would be lost without is
 * also kept by its tab (`sessionStorage`), until the receipt is there: the ticket until the credential has come, the seed, and the sealed
 * ballot on its way. Never what was chosen, nor, with a ballot, by whose ticket.
 */
const HELD: readonly KeptPart[] = ['voter', 'sent'];

/** Who comes back later than this is taken for somebody else: as long as a kiosk waits for a touch. */
export const HELD_MS = 180_000;

const ticketKey = (election: string) => `gotgan.ticket.${election}`;
const heldKeys = (election: string) => HELD.map((part) => keptKey(part, election));

/** The tab's own; where the browser gives none, nothing outlives the page. */
function tabStore(): Store {
  try {
    return storeIn(window.sessionStorage);
  } catch {
    return memoryStore();
  }
}

/**
 * The ticket by which somebody was let in to a page that was loaded anew, empty where it is of no use any more.
 * @returns null: nobody was, or too long ago, and then nothing is left of it
 */
export function heldTicket(election: string, tab: Store = tabStore()): string | null {
  const kept = entryOf(tab, election);
  if (kept === null) return null;
  if (Math.abs(Date.now() - kept.at) <= HELD_MS) return kept.ticket;
  clearTab(election, tab);
  return null;
}

/** Somebody is let in. What is there of another ticket is somebody else's, and goes. */
export function letInByTicket(election: string, ticket: string, tab: Store = tabStore()): void {
  if (heldTicket(election, tab) !== ticket) clearTab(election, tab);
  enter(tab, election, ticket);
}

/** The page is left just now: whoever comes back soon goes on. */
export function touchHeld(election: string, tab: Store = tabStore()): void {
  const kept = entryOf(tab, election);
  if (kept !== null) enter(tab, election, kept.ticket);
}

const enter = (tab: Store, election: string, ticket: string) =>
  tab.set(ticketKey(election), { ticket, at: Date.now() });

function entryOf(tab: Store, election: string): { ticket: string; at: number } | null {
  const kept = tab.get(ticketKey(election));
  if (typeof kept !== 'object' || kept === null || !('ticket' in kept) || !('at' in kept)) return null;
  const { ticket, at } = kept;
  return typeof ticket === 'string' && typeof at === 'number' ? { ticket, at } : null;
}

/** Leaves nothing in the tab. */
export function clearTab(election: string, tab: Store = tabStore()): void {
  for (const key of [ticketKey(election), ...heldKeys(election)]) tab.remove(key);
}

export interface KioskStore extends Store {
  /** A ballot is about to be made: from now on the tab keeps what it would be lost without. */
  hold: (ticket: string) => void;
  /** The receipt is there: the page has all it needs. */
  release: () => void;
}

export function kioskStore(election: string, tab: Store = tabStore()): KioskStore {
  const memory = memoryStore();
  const held = heldKeys(election);
  for (const key of held) {
    const kept = tab.get(key);
    if (kept !== undefined) memory.set(key, kept);
  }
  return {
    get: memory.get,
    set: (key, value) => {
      memory.set(key, value);
      if (!held.includes(key) || entryOf(tab, election) === null) return;
      tab.set(key, value);
      // The credential is there.
      if (key === keptKey('sent', election)) enter(tab, election, '');
    },
    remove: (key) => {
      memory.remove(key);
      tab.remove(key);
    },
    hold: (ticket) => {
      enter(tab, election, ticket);
      for (const key of held) {
        const kept = memory.get(key);
        if (kept !== undefined) tab.set(key, kept);
      }
    },
    release: () => clearTab(election, tab),
  };
}

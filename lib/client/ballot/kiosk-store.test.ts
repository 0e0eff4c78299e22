import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clearTab, heldTicket, kioskStore, letInByTicket, touchHeld } from '@/lib/client/ballot/kiosk-store';
import { storeIn } from '@/lib/client/ballot/store';

const VOTE = '4111000-2027';
const VOTER = `gotgan.voter.${VOTE}`;
const SENT = `gotgan.sent.${VOTE}`;

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

/** A tab: what it keeps, by name. */
function tabOf() {
  const kept = new Map<string, string>();
  const store = storeIn({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  });
  return { kept, store };
}

it('keeps seed and sealed ballot until the receipt, and nothing that was chosen', () => {
  const { kept, store: tab } = tabOf();
  letInByTicket(VOTE, 'T-1', tab);
  const store = kioskStore(VOTE, tab);
  store.set(VOTER, { seed: 's' });
  for (const part of ['draft', 'ballot', 'order']) store.set(`gotgan.${part}.${VOTE}`, { secret: 1 });
  expect(Object.fromEntries(kept)).toEqual({
    [`gotgan.ticket.${VOTE}`]: '{"ticket":"T-1","at":1000000}',
    [VOTER]: '{"seed":"s"}',
  });
  // With a ballot on its way nothing says any more by whose ticket.
  store.set(SENT, { general: 1 });
  expect(heldTicket(VOTE, tab)).toBe('');

  const again = kioskStore(VOTE, tab);
  expect([again.get(VOTER), again.get(SENT)]).toEqual([{ seed: 's' }, { general: 1 }]);
  again.set(SENT, {});
  again.release();
  expect(kept.size).toBe(0);
  expect(again.get(VOTER)).toEqual({ seed: 's' });
  again.set(VOTER, { seed: 's', credentials: {} });
  expect(kept.size).toBe(0);
});

it('keeps them again once another ballot is about to be made', () => {
  const { kept, store: tab } = tabOf();
  letInByTicket(VOTE, 'T-1', tab);
  const store = kioskStore(VOTE, tab);
  store.set(VOTER, { seed: 's' });
  store.release();
  store.hold('T-1');
  expect([...kept.keys()].sort()).toEqual([`gotgan.ticket.${VOTE}`, VOTER]);
});

it('gives nobody what another ticket has left, and is cleared whole', () => {
  const { kept, store: tab } = tabOf();
  letInByTicket(VOTE, 'T-1', tab);
  kioskStore(VOTE, tab).set(VOTER, { seed: 's' });
  letInByTicket(VOTE, 'T-1', tab);
  expect(kioskStore(VOTE, tab).get(VOTER)).toEqual({ seed: 's' });
  letInByTicket(VOTE, 'T-2', tab);
  expect(kioskStore(VOTE, tab).get(VOTER)).toBeUndefined();
  expect(heldTicket(VOTE, tab)).toBe('T-2');
  clearTab(VOTE, tab);
  expect(kept.size).toBe(0);
  expect(heldTicket(VOTE, tab)).toBeNull();
});

it('goes on for who comes back within three minutes, and for nobody else', () => {
  const { kept, store: tab } = tabOf();
  letInByTicket(VOTE, 'T-1', tab);
  kioskStore(VOTE, tab).set(VOTER, { seed: 's' });
  vi.setSystemTime(2_000_000);
  touchHeld(VOTE, tab);
  vi.setSystemTime(2_180_000);
  expect(heldTicket(VOTE, tab)).toBe('T-1');
  vi.setSystemTime(2_180_001);
  expect(heldTicket(VOTE, tab)).toBeNull();
  expect(kept.size).toBe(0);
  touchHeld(VOTE, tab);
  expect(kept.size).toBe(0);
});

it('keeps nothing where nobody was let in', () => {
  const { kept, store: tab } = tabOf();
  kioskStore(VOTE, tab).set(VOTER, { seed: 's' });
  expect(kept.size).toBe(0);
});

import { useCallback, useState } from 'react';
import { useStored, type Update } from '@/components/ballot/use-stored';
import {
  KEPT_PARTS,
  keptKey,
  type KeptBallots,
  type KeptDraft,
  type KeptOrder,
  type KeptSent,
  type KeptVoter,
  readDraft,
  readKeptBallots,
  readOrder,
  readSent,
  readVoter,
} from '@/lib/client/ballot/kept';
import { newOrderSeed } from '@/lib/client/ballot/shuffle';
import { storeOf } from '@/lib/client/ballot/store';

/** What this device has of a vote (lib/client/ballot/kept.ts). */
export interface Device {
  voter: KeptVoter | null;
  setVoter: Update<KeptVoter | null>;
  draft: KeptDraft;
  setDraft: Update<KeptDraft>;
  ballots: KeptBallots;
  setBallots: Update<KeptBallots>;
  sent: KeptSent;
  setSent: Update<KeptSent>;
  order: KeptOrder | null;
  setOrder: Update<KeptOrder | null>;
  /** Removes all of it, and opens the page anew. */
  forget: () => void;
}

export function useDevice(election: string, kiosk: boolean): Device {
  const [store] = useState(() => storeOf(kiosk));
  const [voter, setVoter] = useStored(store, keptKey('voter', election), readVoter);
  const [draft, setDraft] = useStored(store, keptKey('draft', election), readDraft);
  const [ballots, setBallots] = useStored(store, keptKey('ballot', election), readKeptBallots);
  const [sent, setSent] = useStored(store, keptKey('sent', election), readSent);
  const [order, setOrder] = useStored(store, keptKey('order', election), readOrder);
  const forget = useCallback(() => {
    for (const part of KEPT_PARTS) store.remove(keptKey(part, election));
    // What the page has in memory goes with it; the fragment would lead back into it.
    history.replaceState(null, '', window.location.pathname + window.location.search);
    window.location.reload();
  }, [store, election]);
  return {
    ...{ voter, setVoter, draft, setDraft, ballots, setBallots, sent, setSent, order, setOrder },
    forget,
  };
}

/** An order of this device's own, made at the first look. */
export const startOrder = (): KeptOrder => ({ seed: newOrderSeed(), by: 'own' });

import { useCallback, useEffect, useState } from 'react';
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
import { type KioskStore, kioskStore } from '@/lib/client/ballot/kiosk-store';
import { newOrderSeed } from '@/lib/client/ballot/shuffle';
import { deviceStore, type Store } from '@/lib/client/ballot/store';

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
  /** At a kiosk, before a ballot is made: the page may be loaded anew until its receipt is there. */
  hold: (ticket: string) => void;
  /** Removes all of it, and opens the page anew. */
  forget: () => void;
}

export function useDevice(election: string, kiosk: boolean): Device {
  const [atKiosk] = useState(() => (kiosk ? kioskStore(election) : null));
  const [ownStore] = useState(deviceStore);
  const store: Store = atKiosk ?? ownStore;
  const [voter, setVoter] = useStored(store, keptKey('voter', election), readVoter);
  const [draft, setDraft] = useStored(store, keptKey('draft', election), readDraft);
  const [ballots, setBallots] = useStored(store, keptKey('ballot', election), readKeptBallots);
  const [sent, setSent] = useStored(store, keptKey('sent', election), readSent);
  const [order, setOrder] = useStored(store, keptKey('order', election), readOrder);
  useRelease(atKiosk, { ballots, sent });
  const hold = useCallback((ticket: string) => atKiosk?.hold(ticket), [atKiosk]);
  const forget = useCallback(() => {
    for (const part of KEPT_PARTS) store.remove(keptKey(part, election));
    atKiosk?.release();
    // What the page has in memory goes with it; the fragment would lead back into it.
    history.replaceState(null, '', window.location.pathname + window.location.search);
    window.location.reload();
  }, [store, atKiosk, election]);
  return {
    ...{ voter, setVoter, draft, setDraft, ballots, setBallots, sent, setSent, order, setOrder },
    hold,
    forget,
  };
}

/** At a kiosk, once a receipt is there and nothing is on its way, the tab keeps nothing more. */
function useRelease(atKiosk: KioskStore | null, { ballots, sent }: Pick<Device, 'ballots' | 'sent'>) {
  const isDone = Object.keys(ballots).length > 0 && Object.keys(sent).length === 0;
  useEffect(() => {
    if (isDone) atKiosk?.release();
  }, [isDone, atKiosk]);
}

/** An order of this device's own, made at the first look. */
export const startOrder = (): KeptOrder => ({ seed: newOrderSeed(), by: 'own' });

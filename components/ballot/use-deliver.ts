import { useCallback, useEffect, useRef, useState } from 'react';
import { serverNow } from '@/components/ballot/use-server-clock';
import type { TrackProps } from '@/components/ballot/vote';
import { deliverCast } from '@/lib/client/ballot/casting';
import type { SentCast } from '@/lib/client/ballot/kept';
import type { SendProgress } from '@/lib/client/ballot/send';

export type Delivery =
  | { kind: 'sending'; progress: SendProgress }
  /** Not taken, or not known whether it is. */
  | { kind: 'refused'; refusal: string };

const BEGIN: Delivery = { kind: 'sending', progress: { state: 'sending', seconds: 0 } };

/** Sends what was made, at once and as often as is asked for; with the promise there, it becomes what was cast. */
export function useDeliver({ vote, rules: { track } }: TrackProps, sent: SentCast) {
  const { device, election, timed } = vote;
  const { setBallots, setSent } = device;
  const [delivery, setDelivery] = useState<Delivery>(BEGIN);
  /** When it was sent first, by the server's clock. */
  const [at] = useState(() => serverNow(timed));
  const drop = useCallback(
    () => setSent((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== track))),
    [setSent, track],
  );
  const send = useCallback(() => {
    setDelivery(BEGIN);
    const onProgress = (progress: SendProgress) => setDelivery({ kind: 'sending', progress });
    void deliverCast(election, sent, { onProgress })
      .catch(() => ({ refusal: 'unanswered' }))
      .then((answer) => {
        if ('refusal' in answer) return setDelivery({ kind: 'refused', refusal: answer.refusal });
        setBallots((all) => ({ ...all, [track]: answer.value }));
        drop();
      });
  }, [election, sent, setBallots, drop, track]);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    send();
  }, [send]);
  return { delivery, at, send, drop };
}

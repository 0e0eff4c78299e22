import { useState } from 'react';
import type { TrackProps } from '@/components/ballot/vote';
import { fromBase64 } from '@/lib/domain/ballot/bytes';
import type { Ballot } from '@/lib/domain/ballot/types';
import { prepareCast } from '@/lib/client/ballot/casting';

/**
 * Makes the cast of a track. Before it is sent it is kept on the device: whatever happens then, the same bytes are sent again, and
 * never a second ballot.
 */
export function usePrepare({ vote, rules: { track } }: TrackProps): {
  busy: boolean;
  /** The code of why it could not be made. */
  refusal: string | null;
  prepare: (ballot: Ballot, keep: boolean) => void;
} {
  const { device, election, asker, go } = vote;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const make = async (ballot: Ballot, keep: boolean) => {
    const seed = fromBase64(device.voter?.seed ?? '');
    if (seed === null || device.voter === null) return 'failed';
    // Beside the seed of a ballot that was cast, a ticket would say whose it is.
    const isFirst = Object.keys(device.ballots).length === 0;
    if ('ticket' in asker) device.hold(isFirst ? asker.ticket : '');
    const known = {
      credential: device.voter.credentials[track],
      counter: device.ballots[track]?.counter ?? 0,
    };
    const made = await prepareCast({ device: election, seed, asker }, { track, ballot, keep }, known);
    if ('refusal' in made) return made.refusal;
    const { credential, sent } = made.value;
    device.setVoter((voter) =>
      voter === null ? null : { ...voter, credentials: { ...voter.credentials, [track]: credential } },
    );
    device.setSent((all) => ({ ...all, [track]: sent }));
    go({ kind: 'track', track, part: 'home' }, 'replace');
    return null;
  };
  const prepare = (ballot: Ballot, keep: boolean) => {
    setBusy(true);
    setRefusal(null);
    void make(ballot, keep)
      .catch(() => 'failed')
      .then((problem) => {
        setBusy(false);
        setRefusal(problem);
      });
  };
  return { busy, refusal, prepare };
}

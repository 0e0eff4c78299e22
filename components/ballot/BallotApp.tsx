import { useCallback, useEffect, useState } from 'react';
import { KioskFailed } from '@/components/ballot/KioskEnd';
import { KioskGate } from '@/components/ballot/KioskGate';
import { Voting } from '@/components/ballot/Voting';
import { timed, type Timed } from '@/components/ballot/use-server-clock';
import type { BallotProps } from '@/components/ballot/words';
import { ballotElection, type BallotElection } from '@/lib/domain/ballot/election-data';
import { fetchElection } from '@/lib/client/ballot/ask';
import { canVote } from '@/lib/client/ballot/can-vote';

export interface Loaded {
  timed: Timed;
  election: BallotElection;
}

type State =
  { kind: 'loading' } | { kind: 'failed' } | { kind: 'unsupported' } | ({ kind: 'ready' } & Loaded);

async function load(id: string): Promise<State> {
  if (!(await canVote())) return { kind: 'unsupported' };
  const answer = await fetchElection(id);
  const election = 'refusal' in answer ? null : ballotElection(answer.value);
  if ('refusal' in answer || election === null) return { kind: 'failed' };
  return { kind: 'ready', timed: timed(answer.value), election };
}

/** Gets the vote as a device needs it, then votes. */
export function BallotApp(props: BallotProps) {
  const { id, words } = props;
  const [state, setState] = useState<State>({ kind: 'loading' });
  const begin = useCallback(() => {
    setState({ kind: 'loading' });
    void load(id).then(setState);
  }, [id]);
  useEffect(begin, [begin]);
  if (state.kind === 'loading') return <p>{words.loading}</p>;
  if (state.kind === 'unsupported') return <p className="notice notice-warning">{words.unsupported}</p>;
  if (state.kind === 'failed')
    return (
      <div className="notice notice-warning" role="alert">
        <p>{words.loadFailed}</p>
        <button type="button" className="button button-secondary" onClick={begin}>
          {words.retry}
        </button>
        {props.kiosk ? <KioskFailed {...{ id, words }} /> : null}
      </div>
    );
  const { timed: vote, election } = state;
  return props.kiosk ? (
    <KioskGate {...props} timed={vote} election={election} />
  ) : (
    <Voting {...props} timed={vote} election={election} asker={{ token: props.token }} />
  );
}

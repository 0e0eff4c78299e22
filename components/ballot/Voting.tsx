import { useCallback } from 'react';
import type { Loaded } from '@/components/ballot/BallotApp';
import { ClosedView } from '@/components/ballot/ClosedView';
import { CodeStep } from '@/components/ballot/CodeStep';
import { ForgetDevice } from '@/components/ballot/ForgetDevice';
import { KioskEnd } from '@/components/ballot/KioskEnd';
import { OtherOwner } from '@/components/ballot/OtherOwner';
import { TrackList } from '@/components/ballot/TrackList';
import { TrackStep } from '@/components/ballot/TrackStep';
import { useDevice } from '@/components/ballot/use-device';
import { useDraftSync } from '@/components/ballot/use-draft-sync';
import { useStateNow } from '@/components/ballot/use-server-clock';
import { useStep } from '@/components/ballot/use-step';
import { VoteClock } from '@/components/ballot/VoteClock';
import type { Vote } from '@/components/ballot/vote';
import type { BallotProps } from '@/components/ballot/words';
import type { Step } from '@/lib/client/ballot/step';

type Props = Omit<BallotProps, 'token'> & Loaded & Pick<Vote, 'asker'>;

/** The whole of voting on this device: its code, the tracks, each from the choice to the receipt. */
export function Voting({ tracks, timed, ...props }: Props) {
  const { vote: voteRules } = timed.data.rules;
  const device = useDevice(props.id, props.kiosk);
  const state = useStateNow(timed);
  const { step, go, moved } = useStep();
  const ballots = (voteRules?.ballots ?? []).filter(({ track }) => tracks === null || tracks.includes(track));
  const vote: Vote = { ...props, timed, state, ballots, casts: voteRules?.casts ?? 1, device, go, moved };
  if (device.voter !== null && device.voter.owner !== props.owner) return <OtherOwner vote={vote} />;
  return (
    <>
      <VoteClock vote={vote} />
      {isOpen(vote) ? <Open vote={vote} step={step} /> : <ClosedView vote={vote} />}
      <DeviceEnd vote={vote} />
    </>
  );
}

/** What takes everything off this device again. */
function DeviceEnd({ vote }: { vote: Vote }) {
  if (vote.kiosk) return <KioskEnd vote={vote} />;
  return vote.device.voter === null ? null : <ForgetDevice vote={vote} />;
}

/** What was sent in time and has no answer yet goes on being sent. */
const isOpen = ({ state, device }: Vote) =>
  state === 'ahead' || state === 'on' || (state === 'ending' && Object.keys(device.sent).length > 0);

function Open({ vote, step }: { vote: Vote; step: Step }) {
  const { device, go } = vote;
  const goOn = useCallback(() => go({ kind: 'tracks' }, 'replace'), [go]);
  if (device.voter === null) return <CodeStep vote={vote} onDone={goOn} />;
  return <Steps vote={vote} step={step} onCode={goOn} />;
}

function Steps({ vote, step, onCode }: { vote: Vote; step: Step; onCode: () => void }) {
  const draft = useDraftSync(vote);
  if (step.kind === 'code') return <CodeStep vote={vote} onDone={onCode} restoreOnly />;
  const [only, ...more] = vote.ballots;
  const track = step.kind === 'track' ? step.track : null;
  const rules = vote.ballots.find((one) => one.track === track) ?? (more.length === 0 ? only : undefined);
  if (rules === undefined) return <TrackList vote={vote} />;
  const part = step.kind === 'track' ? step.part : 'home';
  return (
    <>
      {more.length === 0 ? null : (
        <p>
          <a href="#ballot">{vote.words.tracks.back}</a>
        </p>
      )}
      <TrackStep key={`${rules.track} ${part}`} vote={vote} rules={rules} part={part} draft={draft} />
    </>
  );
}

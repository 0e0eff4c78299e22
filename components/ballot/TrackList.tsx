import { StepTitle } from '@/components/ballot/StepTitle';
import { VoteMark } from '@/components/ballot/VoteMark';
import type { TrackProps, Vote } from '@/components/ballot/vote';
import { fill } from '@/components/ballot/words';
import { basketOf } from '@/lib/client/ballot/kept';
import { stepHash } from '@/lib/client/ballot/step';

/** The tracks in which somebody may vote, and how they stand on this device. */
export function TrackList({ vote }: { vote: Vote }) {
  const { tracks: text } = vote.words;
  return (
    <section>
      <StepTitle vote={vote}>{text.title}</StepTitle>
      <p>{text.lead}</p>
      <ul className="plain">
        {vote.ballots.map((rules) => (
          <TrackLine key={rules.track} vote={vote} rules={rules} />
        ))}
      </ul>
    </section>
  );
}

function TrackLine({ vote, rules }: TrackProps) {
  const { tracks: text } = vote.words;
  const { device, language, state } = vote;
  const { track } = rules;
  const chosen = basketOf(device.draft, track).choices.length;
  const done = device.ballots[track] !== undefined;
  const label = done ? text.show : state === 'on' ? text.open : text.look;
  return (
    <li className="ballot-track">
      <p>
        <strong>{rules.name[language]}</strong>
        <br />
        <VoteMark vote={vote} track={track} />
        {chosen > 0 && !done ? <span className="note"> · {fill(text.chosen, { count: chosen })}</span> : null}
      </p>
      <a className="button button-primary" href={stepHash({ kind: 'track', track, part: 'home' })}>
        {fill(label, { track: rules.name[language] })}
      </a>
    </li>
  );
}

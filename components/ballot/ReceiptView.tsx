import { ReceiptSheet } from '@/components/ballot/ReceiptSheet';
import { StepTitle } from '@/components/ballot/StepTitle';
import type { TrackProps } from '@/components/ballot/vote';
import { fill } from '@/components/ballot/words';
import type { KeptCast } from '@/lib/client/ballot/kept';
import { stepHash } from '@/lib/client/ballot/step';

/** What was cast: the receipt, where to check it, and how to vote again. */
export function ReceiptView({ vote, rules, cast }: TrackProps & { cast: KeptCast }) {
  const { words, language, state, kiosk } = vote;
  const { receipt: text } = words;
  const name = rules.name[language];
  return (
    <section>
      <StepTitle vote={vote}>{fill(cast.void ? text.titleVoid : text.title, { track: name })}</StepTitle>
      <p>{cast.void ? text.textVoid : text.text}</p>
      <ReceiptSheet vote={vote} rules={rules} cast={cast} />
      {kiosk || cast.void ? null : <p className="note">{cast.choices === null ? text.notKept : text.kept}</p>}
      {state === 'on' ? <Again vote={vote} rules={rules} cast={cast} /> : null}
    </section>
  );
}

function Again({ vote, rules: { track }, cast }: TrackProps & { cast: KeptCast }) {
  const { receipt: text } = vote.words;
  return (
    <>
      <p>{text.againText}</p>
      <div className="ballot-buttons">
        <a className="button button-secondary" href={stepHash({ kind: 'track', track, part: 'choose' })}>
          {text.again}
        </a>
        {cast.void ? null : (
          <a className="button button-secondary" href={stepHash({ kind: 'track', track, part: 'void' })}>
            {text.takeBack}
          </a>
        )}
      </div>
    </>
  );
}

import { useState } from 'react';
import { ErrorNote } from '@/components/ballot/ErrorNote';
import { KeepChoice } from '@/components/ballot/KeepChoice';
import { ReviewText } from '@/components/ballot/ReviewText';
import { StepTitle } from '@/components/ballot/StepTitle';
import type { TrackProps, Vote } from '@/components/ballot/vote';
import { useBasket } from '@/components/ballot/use-basket';
import { usePrepare } from '@/components/ballot/use-prepare';
import { whyText } from '@/components/ballot/why-text';
import { fill } from '@/components/ballot/words';
import { moment } from '@/lib/domain/format';
import { ballotProblem } from '@/lib/domain/ballot/check';
import type { Ballot } from '@/lib/domain/ballot/types';
import { type Basket, ballotOf, EMPTY_BASKET } from '@/lib/client/ballot/basket';
import { stepHash } from '@/lib/client/ballot/step';

/** `review`: what is in the basket; `blank`: a ballot without a choice; `void`: what was cast is taken back. */
export type Reviewed = 'review' | 'blank' | 'void';

const VOID: Ballot = { void: true, choices: [], points: null };

/** What is about to be cast, in words; then it is cast. */
export function ReviewStep({ vote, rules, what }: TrackProps & { what: Reviewed }) {
  const { words, language, device } = vote;
  const { review: text } = words;
  const actions = useBasket({ vote, rules });
  const basket = what === 'review' ? actions.basket : EMPTY_BASKET;
  const isAgain = what !== 'void' && device.ballots[rules.track] !== undefined;
  const title = what === 'void' ? text.titleTakeBack : text.title;
  return (
    <section>
      <StepTitle vote={vote}>{fill(title, { track: rules.name[language] })}</StepTitle>
      <ReviewText vote={vote} rules={rules} what={what} actions={actions} basket={basket} />
      {isAgain ? <p>{text.again}</p> : null}
      <CastPart vote={vote} rules={rules} what={what} basket={basket} />
    </section>
  );
}

/** The button that casts, and what stands in its way. */
function CastPart({ vote, rules, what, basket }: TrackProps & { what: Reviewed; basket: Basket }) {
  const { words, kiosk } = vote;
  const [keep, setKeep] = useState(true);
  const { busy, refusal, prepare } = usePrepare({ vote, rules });
  const ballot = what === 'void' ? VOID : ballotOf(rules, basket);
  const obstacle = obstacleOf({ vote, rules }, basket, ballot);
  const isOff = busy || obstacle !== null;
  return (
    <>
      {kiosk || what === 'void' ? null : <KeepChoice words={words} keep={keep} onKeep={setKeep} />}
      {refusal === null ? null : <ErrorNote vote={vote} refusal={refusal} />}
      <p role="status" className="ballot-said">
        {busy ? words.sending.credential : ''}
      </p>
      {obstacle === null ? null : <p className="field-error">{obstacle}</p>}
      <div className="ballot-buttons">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={isOff}
          onClick={isOff ? undefined : () => prepare(ballot, keep && !kiosk)}
        >
          {castLabel(vote, what, ballot)}
        </button>
        <a
          className="button button-secondary"
          href={stepHash({ kind: 'track', track: rules.track, part: 'choose' })}
        >
          {words.review.back}
        </a>
      </div>
    </>
  );
}

function castLabel({ words: { review: text } }: Vote, what: Reviewed, { choices }: Ballot): string {
  if (what === 'void') return text.castVoid;
  return choices.length === 0 ? text.castBlank : text.cast;
}

/** Why it cannot be cast now; null: it can. */
function obstacleOf({ vote, rules }: TrackProps, basket: Basket, ballot: Ballot): string | null {
  const { words, language, state, timed } = vote;
  if (state === 'ahead') return fill(words.review.ahead, { begins: moment(timed.data.begins, language) });
  if (state !== 'on') return words.review.over;
  const problem = ballotProblem(rules, ballot);
  return problem === null ? null : whyText({ words, language, rules, basket }, problem);
}

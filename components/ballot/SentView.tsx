import { ErrorNote } from '@/components/ballot/ErrorNote';
import { StepTitle } from '@/components/ballot/StepTitle';
import type { TrackProps, Vote } from '@/components/ballot/vote';
import { useDeliver } from '@/components/ballot/use-deliver';
import { fill } from '@/components/ballot/words';
import { isUnsure } from '@/lib/client/ballot/casting';
import type { SentCast } from '@/lib/client/ballot/kept';
import type { SendProgress } from '@/lib/client/ballot/send';

/** A sealed ballot on its way: in the queue, asked for again, or refused. */
export function SentView({ vote, rules, sent }: TrackProps & { sent: SentCast }) {
  const { words, language } = vote;
  const { delivery, at, send, drop } = useDeliver({ vote, rules }, sent);
  const sending = delivery.kind === 'sending';
  return (
    <section>
      <StepTitle vote={vote}>{fill(words.sent.title, { track: rules.name[language] })}</StepTitle>
      <p role="status">{sending ? progressText(vote, delivery.progress, at) : ''}</p>
      {sending ? null : (
        <Refused vote={vote} refusal={delivery.refusal} code={sent.kept.code} onAgain={send} onBack={drop} />
      )}
    </section>
  );
}

function progressText({ words }: Vote, { state, seconds }: SendProgress, at: number): string {
  const { sending: text } = words;
  if (state === 'sending') return text.cast;
  // Korean time is UTC+9 all year.
  const clock = new Date(at + 9 * 3_600_000).toISOString().slice(11, 19);
  return fill(text[state], { seconds, at: clock });
}

interface RefusedProps {
  vote: Vote;
  refusal: string;
  code: string;
  onAgain: () => void;
  onBack: () => void;
}

function Refused({ vote, refusal, code, onAgain, onBack }: RefusedProps) {
  const { sent: text } = vote.words;
  return (
    <>
      <ErrorNote vote={vote} refusal={refusal} />
      {refusal === 'closed' ? <p>{fill(text.over, { code })}</p> : null}
      {isUnsure(refusal) ? (
        <button type="button" className="button button-primary" onClick={onAgain}>
          {text.again}
        </button>
      ) : (
        <button type="button" className="button button-secondary" onClick={onBack}>
          {text.back}
        </button>
      )}
    </>
  );
}

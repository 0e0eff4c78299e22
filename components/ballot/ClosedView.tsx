import { ReceiptSheet } from '@/components/ballot/ReceiptSheet';
import type { TrackProps, Vote } from '@/components/ballot/vote';
import { fill } from '@/components/ballot/words';
import { Link } from '@/components/ui/Link';

/** After the end: what this device has cast, to check it, and to follow one's share once the result is there. */
export function ClosedView({ vote }: { vote: Vote }) {
  const { closed: text, receipt } = vote.words;
  const { device, ballots, language, id, state } = vote;
  const own = ballots.filter(({ track }) => device.ballots[track] ?? device.sent[track]);
  const hasChoices = Object.values(device.ballots).some(({ choices }) => choices !== null);
  return (
    <section>
      <h2>{text.title}</h2>
      {own.length === 0 ? <p>{text.none}</p> : null}
      {own.map((rules) => (
        <Own key={rules.track} vote={vote} rules={rules} />
      ))}
      {state === 'published' && hasChoices ? (
        <p>
          <Link language={language} href={`/participate/${id}/result`}>
            {receipt.result}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function Own({ vote, rules }: TrackProps) {
  const { device, language, words } = vote;
  const cast = device.ballots[rules.track];
  const sent = device.sent[rules.track];
  return (
    <>
      <h3>{rules.name[language]}</h3>
      {sent === undefined ? null : <p>{fill(words.sent.over, { code: sent.kept.code })}</p>}
      {cast === undefined ? null : <ReceiptSheet vote={vote} rules={rules} cast={cast} />}
    </>
  );
}

import { processPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { OwnPart, VotePage } from '@/lib/domain/ballot/vote-page';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  id: string;
  vote: VotePage;
}

/** Whether whoever asks may vote, and where; or which page helps on. */
export function OwnBlock({ language, id, vote }: Props) {
  const { ballot: text } = messages(language);
  const { own } = vote;
  return (
    <Block id="who" title={text.whoTitle}>
      {own === null ? <SignInFirst language={language} id={id} /> : null}
      {own !== null && own.tracks.length === 0 ? <Nowhere language={language} id={id} own={own} /> : null}
      {own !== null && own.tracks.length > 0 ? <Somewhere language={language} vote={vote} own={own} /> : null}
    </Block>
  );
}

function SignInFirst({ language, id }: Omit<Props, 'vote'>) {
  const { ballot: text } = messages(language);
  const next = encodeURIComponent(`${processPath(id)}/vote`);
  return (
    <p>
      {text.signInFirst}{' '}
      <Link language={language} href={`/sign-in?next=${next}`}>
        {text.signIn}
      </Link>
    </p>
  );
}

function Nowhere({ language, id, own: { why } }: Omit<Props, 'vote'> & { own: OwnPart }) {
  const { ballot: text, eligibility } = messages(language);
  const texts: Readonly<Record<string, string>> = { ...eligibility.outcomes, ...text.whyNot };
  return (
    <p>
      {texts[why ?? 'not-asked'] ?? text.whyNot['not-asked']}{' '}
      <Link language={language} href={`${processPath(id)}/eligibility`}>
        {text.eligibilityLink}
      </Link>
    </p>
  );
}

function Somewhere({ language, vote, own }: Omit<Props, 'id'> & { own: OwnPart }) {
  const { ballot: text } = messages(language);
  if (own.tracks.some(({ paperCheckedIn }) => paperCheckedIn)) return <p>{text.paper}</p>;
  const names = own.tracks.map(({ track }) => nameOf(language, vote, track));
  return <p>{text.mayVote(names.join(', '))}</p>;
}

const nameOf = (language: Language, { election }: VotePage, track: string) =>
  election?.ballots.find((one) => one.track === track)?.name[language] ?? track;

/** Whether a credential was issued in the name of whoever asks, by track: who never asked for one learns of it here. */
export function IssuedBlock({ language, vote }: Omit<Props, 'id'>) {
  const { ballot: text } = messages(language);
  const tracks = vote.own?.tracks ?? [];
  if (tracks.length === 0) return null;
  return (
    <Block id="issued" title={text.issuedTitle}>
      <dl className="pairs">
        {tracks.map(({ track, credentialIssued }) => (
          <div key={track}>
            <dt>{nameOf(language, vote, track)}</dt>
            <dd>{credentialIssued ? text.issued : text.notIssued}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{text.issuedHelp}</p>
    </Block>
  );
}

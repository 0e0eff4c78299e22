import { toTheSecond } from '@/components/ballot/exact-time';
import { StateNow } from '@/components/ballot/StateNow';
import { processPath } from '@/components/process/paths';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { VoteState } from '@/lib/domain/ballot/election-data';
import type { VotePage } from '@/lib/domain/ballot/vote-page';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  id: string;
  vote: VotePage;
}

/** The states into which a vote goes over by the clock alone. */
const FOLLOWING: Readonly<Partial<Record<VoteState, readonly VoteState[]>>> = {
  ahead: ['on', 'ending'],
  on: ['ending'],
};

/** Where the vote stands by the server's clock, and what to do now. */
export function StateNotice(props: Props) {
  const { election, now } = props.vote;
  if (election === null) return <NoticeOf {...props} state="none" />;
  const { state, begins, ends } = election;
  const states = [state, ...(FOLLOWING[state] ?? [])];
  const notices = Object.fromEntries(
    states.map((one) => [one, <NoticeOf key={one} {...props} state={one} />]),
  );
  return <StateNow vote={{ state, begins, ends, now }} notices={notices} />;
}

function NoticeOf({ language, id, vote: { election, now }, state }: Props & { state: VoteState | 'none' }) {
  const { ballot: text } = messages(language);
  const time = (at: string) => <time dateTime={at}>{toTheSecond(at, language)}</time>;
  const slots = election === null ? {} : { begins: time(election.begins), ends: time(election.ends) };
  return (
    <Notice
      language={language}
      kind={state === 'on' || state === 'ahead' || state === 'published' ? 'info' : 'warning'}
      title={text.states[state].title}
    >
      <p>
        <Sentence text={text.states[state].text} slots={slots} />
      </p>
      <Next language={language} id={id} state={state} />
      <p className="note">{text.serverTime(toTheSecond(now, language))}</p>
    </Notice>
  );
}

function Next({ language, id, state }: { language: Language; id: string; state: string }) {
  const { ballot: text } = messages(language);
  const path = processPath(id);
  const verify = { href: `${path}/verify`, label: text.verifyLink };
  const links: Readonly<Record<string, readonly { href: string; label: string }[]>> = {
    none: [{ href: `${path}/proposals`, label: text.proposalsLink }],
    ending: [verify],
    closed: [verify],
    published: [{ href: `${path}/result`, label: text.resultLink }, verify],
  };
  return links[state]?.map(({ href, label }) => (
    <p key={href}>
      <Link language={language} href={href}>
        {label}
      </Link>
    </p>
  ));
}

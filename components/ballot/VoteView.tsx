import { BallotIsland } from '@/components/ballot/BallotIsland';
import { IssuedBlock, OwnBlock } from '@/components/ballot/OwnBlock';
import { RulesBlock } from '@/components/ballot/RulesBlock';
import { SecretBlock } from '@/components/ballot/SecretBlock';
import { StateNotice } from '@/components/ballot/StateNotice';
import { processPath } from '@/components/process/paths';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { messages } from '@/lib/content/messages';
import type { VotePage } from '@/lib/domain/ballot/vote-page';
import type { Language } from '@/lib/domain/language';
import type { ProcessLine } from '@/lib/domain/process/types';

export interface VoteProps {
  language: Language;
  process: ProcessLine;
  vote: VotePage;
  token: string;
  kiosk: boolean;
}

/** The page on which people vote: where the vote stands, whether they may, the vote itself, its rules, and what is secret. */
export function VoteView(props: VoteProps) {
  const { language, process, vote, kiosk } = props;
  const { ballot: text, process: processText } = messages(language);
  const title = process.titles[language];
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: processText.title, href: '/participate' },
          { label: title, href: processPath(process.id) },
          { label: text.title },
        ]}
      />
      <h1>{text.titleOf(title)}</h1>
      <StateNotice language={language} id={process.id} vote={vote} />
      {kiosk ? <p>{text.kiosk.text}</p> : null}
      <noscript>
        <p className="notice notice-warning">{text.noScript}</p>
      </noscript>
      {kiosk || !isToCome(vote) ? null : <OwnBlock language={language} id={process.id} vote={vote} />}
      <Island {...props} />
      <IssuedBlock language={language} vote={vote} />
      {vote.election === null ? null : (
        <RulesBlock language={language} id={process.id} election={vote.election} />
      )}
      <SecretBlock language={language} />
    </>
  );
}

/** From the opening on, for whoever may vote; at a kiosk for whoever has a ticket. */
function Island({ language, process, vote, token, kiosk }: VoteProps) {
  const tracks = kiosk ? null : tracksOf(vote);
  if (!isOpened(vote) || tracks?.length === 0) return null;
  return (
    <BallotIsland
      language={language}
      words={messages(language).ballot.tool}
      id={process.id}
      title={process.titles[language]}
      tracks={tracks}
      owner={vote.own?.mark ?? ''}
      token={token}
      kiosk={kiosk}
    />
  );
}

const isOpened = ({ election }: VotePage) =>
  election !== null && election.state !== 'frozen' && election.state !== 'keyed';

/** Whether somebody may still vote, now or later. */
const isToCome = ({ election }: VotePage) =>
  election !== null && election.state !== 'closed' && election.state !== 'published';

/** Whoever was checked in on paper votes on paper. */
const tracksOf = ({ own }: VotePage) =>
  own?.tracks.filter(({ paperCheckedIn }) => !paperCheckedIn).map(({ track }) => track) ?? [];

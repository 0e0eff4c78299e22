import { DemoNotice } from '@/components/process/DemoNotice';
import { processPath } from '@/components/process/paths';
import { AgainBlock } from '@/components/result/AgainBlock';
import { FilesBlock } from '@/components/result/FilesBlock';
import { InvariantsBlock } from '@/components/result/InvariantsBlock';
import { MachinesBlock } from '@/components/result/MachinesBlock';
import { MineBlock } from '@/components/result/MineBlock';
import { NumbersBlock } from '@/components/result/NumbersBlock';
import { TrackBlock } from '@/components/result/TrackBlock';
import { WaitBlock } from '@/components/result/WaitBlock';
import { RulesHash } from '@/components/ballot/RulesHash';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { CountState, PublishedResult, ResultPage } from '@/lib/domain/ballot/count-page';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  page: ResultPage;
}

/** What parts of a published result are given. */
export interface ResultPart {
  language: Language;
  id: string;
  vote: CountState;
  published: PublishedResult;
}

/** The result of a vote; before there is one, what it waits for. */
export function ResultView({ language, page: { process, vote, published } }: Props) {
  const { process: processText, result: text } = messages(language);
  const { id } = process;
  const title = process.titles[language];
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: processText.title, href: '/participate' },
          { label: title, href: processPath(id) },
          { label: text.name },
        ]}
      />
      <h1>{text.title(title)}</h1>
      <DemoNotice language={language} demo={process.demo} />
      {vote === null ? (
        <p>{text.noVote}</p>
      ) : (
        <RulesHash language={language} process={id} hash={vote.rulesHash} />
      )}
      {vote === null || published !== null ? null : <WaitBlock language={language} vote={vote} />}
      {vote === null || published === null ? null : <Published {...{ language, id, vote, published }} />}
    </>
  );
}

function Published(part: ResultPart) {
  const { language, published } = part;
  return (
    <>
      <Opening language={language} published={published} />
      <Contents language={language} published={published} />
      {published.tracks.map((track) => (
        <TrackBlock key={track.track} {...part} track={track} />
      ))}
      <MineBlock {...part} />
      <NumbersBlock {...part} />
      <InvariantsBlock {...part} />
      <AgainBlock {...part} />
      <MachinesBlock {...part} />
      <FilesBlock {...part} />
    </>
  );
}

/** A result has many parts, and a phone shows little of it at a time. */
function Contents({ language, published: { tracks } }: Pick<ResultPart, 'language' | 'published'>) {
  const { result: text } = messages(language);
  const parts = [
    ...tracks.map(({ track, names }) => [`track-${track}`, text.trackTitle(names[language])] as const),
    ['mine', text.mine.title],
    ['numbers', text.numbers.title],
    ['checks', text.invariants.title],
    ['again', text.again.title],
    ['machines', text.machines.title],
    ['files', text.files.title],
  ] as const;
  return (
    <nav aria-label={text.contents}>
      <ul className="link-row">
        {parts.map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Opening({
  language,
  published: { at, sha256, tracks },
}: Pick<ResultPart, 'language' | 'published'>) {
  const { result: text } = messages(language);
  const lines = tracks.flatMap((track) => track.lines);
  return (
    <>
      <p className="lead">
        <Sentence
          text={text.opening}
          slots={{
            projects: count(lines.length),
            winners: <strong>{count(lines.filter(({ won }) => won).length)}</strong>,
            ballots: count(tracks.reduce((sum, { ballots }) => sum + ballots, 0)),
          }}
        />{' '}
        {text.published(moment(at, language))}
      </p>
      <p className="hash">
        {text.hash}: <code>{sha256}</code>
      </p>
    </>
  );
}

import { Extensions } from '@/components/ballot/Extensions';
import { Cost } from '@/components/process/Cost';
import { CountingBlock } from '@/components/process/CountingBlock';
import { DemoNotice } from '@/components/process/DemoNotice';
import { DocumentsBlock } from '@/components/process/DocumentsBlock';
import { NewestBlock } from '@/components/process/NewestBlock';
import { NowLine } from '@/components/process/NowLine';
import { processPath } from '@/components/process/paths';
import { ResultBlock } from '@/components/process/ResultBlock';
import { ScheduleBlock } from '@/components/process/ScheduleBlock';
import { StatesBlock } from '@/components/process/StatesBlock';
import { TracksBlock } from '@/components/process/TracksBlock';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProcessPage } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  page: ProcessPage;
}

/** A participatory budget from its schedule to what became of the winners. Nothing here depends on the moment but the line of now. */
export function ProcessView({ language, page }: Props) {
  const { process: text } = messages(language);
  const title = page.titles[language];
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[{ label: text.title, href: '/participate' }, { label: title }]}
      />
      <h1>{title}</h1>
      <Opening language={language} page={page} />
      <NowLine id={page.id} language={language} words={{ ...text.now, phases: text.phases }} />
      <DemoNotice language={language} demo={page.demo} />
      <p className="readable">{page.summaries[language]}</p>
      <TakePart language={language} id={page.id} votes={page.vote !== null} />
      <Extensions language={language} extensions={page.vote?.extensions ?? []} />
      <ScheduleBlock language={language} phases={page.phases} />
      <TracksBlock language={language} tracks={page.tracks} />
      <CountingBlock language={language} page={page} />
      <DocumentsBlock language={language} documents={page.documents} />
      <ResultBlock language={language} page={page} />
      <StatesBlock language={language} page={page} />
      <NewestBlock language={language} page={page} />
    </>
  );
}

const WAYS = ['propose', 'opinion', 'eligibility'] as const;
/** From the freezing of its rules on. */
const WAYS_OF_VOTE = ['vote', 'verify', 'result', 'ceremony'] as const;

/** What one can do here; whether it is the time for it, those pages say. */
function TakePart({ language, id, votes }: { language: Language; id: string; votes: boolean }) {
  const { propose: text } = messages(language);
  const ways = [...WAYS, ...(votes ? WAYS_OF_VOTE : [])];
  return (
    <ul className="ways">
      {ways.map((way) => (
        <li key={way}>
          <Link language={language} href={`${processPath(id)}/${way}`}>
            {text.ways[way]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Opening({ language, page }: Props) {
  const { process: text } = messages(language);
  const { government, year, ceiling, proposals, winners } = page;
  const link = (
    <Link language={language} href={`/g/${government.lafCd}`}>
      {government.names[language]}
    </Link>
  );
  return (
    <p className="lead">
      <Sentence text={text.of(year)} slots={{ government: link }} />{' '}
      {ceiling === null ? null : (
        <>
          <Sentence
            text={text.ofCeiling}
            slots={{ ceiling: <Cost language={language} value={ceiling} none={text.noCeiling} /> }}
          />{' '}
        </>
      )}
      {page.spent === null ? text.counts(count(proposals)) : text.countsWon(count(proposals), count(winners))}
    </p>
  );
}

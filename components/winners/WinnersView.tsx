import { DemoNotice } from '@/components/process/DemoNotice';
import { processPath, proposalPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { Counter } from '@/components/winners/Counter';
import { CountsBlock } from '@/components/winners/CountsBlock';
import { moneyColumns } from '@/components/winners/money-columns';
import { Signs } from '@/components/winners/Signs';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { LinkedProject } from '@/lib/domain/process/types';
import type { WinnersPage, WinnerWithProjects } from '@/lib/domain/process/winners';

interface Props {
  language: Language;
  page: WinnersPage;
}

/** The winners of a process, their projects, the money, and what became of it. */
export function WinnersView({ language, page: { process, winners, counts } }: Props) {
  const { process: processText, winners: text } = messages(language);
  const title = process.titles[language];
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: processText.title, href: '/participate' },
          { label: title, href: processPath(process.id) },
          { label: text.name },
        ]}
      />
      <h1>{text.title(title)}</h1>
      <Counter language={language} counts={counts.filter((one) => one.process === process.id)} />
      <DemoNotice language={language} demo={process.demo} />
      {winners.length === 0 ? (
        <EmptyState language={language} title={text.noWinners}>
          <p>{text.noWinnersText}</p>
        </EmptyState>
      ) : (
        <List language={language} id={process.id} winners={winners} />
      )}
      <CountsBlock language={language} title={text.yearsTitle} counts={counts} />
    </>
  );
}

interface Row {
  winner: WinnerWithProjects;
  project: LinkedProject | null;
}

function List({
  language,
  id,
  winners,
}: {
  language: Language;
  id: string;
  winners: readonly WinnerWithProjects[];
}) {
  const { winners: text } = messages(language);
  const rows = winners.flatMap((winner): Row[] =>
    winner.projects.length === 0
      ? [{ winner, project: null }]
      : winner.projects.map((project) => ({ winner, project })),
  );
  return (
    <Block
      id="winners"
      title={text.listTitle}
      lead={<p>{text.listText}</p>}
      source={<Notes language={language} />}
      wide
    >
      <Table
        language={language}
        caption={text.listCaption}
        captionHidden
        columns={columnsIn(language, id)}
        rows={rows}
        rowKey={({ winner, project }) => `${winner.number} ${project?.year ?? ''} ${project?.id ?? ''}`}
      />
    </Block>
  );
}

/** What the amounts mean that no source gives as such. */
export function Notes({ language }: { language: Language }) {
  const { winners: text } = messages(language);
  return (
    <>
      <p className="note">{text.contractsNote}</p>
      <p className="note">{text.settledNote}</p>
    </>
  );
}

function columnsIn(language: Language, id: string): Column<Row>[] {
  const { process: processText, winners: text } = messages(language);
  return [
    {
      key: 'winner',
      header: text.proposal,
      rowHeader: true,
      cell: ({ winner: { number, title } }) => (
        <>
          <Link language={language} href={proposalPath(id, number)}>
            <span lang="ko">{title}</span>
          </Link>
          <span className="details">{processText.proposalNumber(count(number))}</span>
        </>
      ),
    },
    {
      key: 'project',
      header: text.project,
      cell: ({ project }) =>
        project === null ? (
          <span className="missing">{text.notTied}</span>
        ) : (
          <>
            <Link language={language} href={`/p/${project.id}`}>
              <span lang="ko">{project.name}</span>
            </Link>
            <span className="details">
              {project.year} · {project.whole ? processText.whole : processText.partly}
            </span>
          </>
        ),
    },
    ...moneyColumns<Row>(language, ({ project }) => project),
    {
      key: 'signs',
      header: text.whatHappened,
      cell: ({ project }) => (project === null ? '' : <Happened language={language} project={project} />),
    },
  ];
}

function Happened({ language, project }: { language: Language; project: LinkedProject }) {
  return project.signs.length + project.history.length === 0 ? (
    messages(language).winners.nothingHappened
  ) : (
    <Signs language={language} project={project} />
  );
}

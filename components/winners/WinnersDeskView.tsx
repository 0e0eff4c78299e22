import type { DeskForms } from '@/components/desk/forms';
import { Said } from '@/components/form/Said';
import { processPath } from '@/components/process/paths';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { ChosenWinner } from '@/components/winners/ChosenWinner';
import { Signs } from '@/components/winners/Signs';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { WinnersDesk, WinnerWithProjects } from '@/lib/domain/process/winners';

export interface WinnersDeskProps extends DeskForms {
  desk: WinnersDesk;
  /** What projects were looked for by. */
  words: string;
  said: string | null;
}

/** The winners of a process with what each is tied to, those without a project first; one of them is worked on. */
export function WinnersDeskView(props: WinnersDeskProps) {
  const { language, desk, said } = props;
  const { desk: deskText, winners: text } = messages(language);
  const { id, titles } = desk.process;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: deskText.title, href: '/desk' },
          { label: titles[language], href: `/desk/${id}` },
          { label: text.desk },
        ]}
      />
      <h1>{text.deskTitle(titles[language])}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p className="lead">{text.deskText}</p>
      <p>
        <Link language={language} href={`${processPath(id)}/winners`}>
          {text.name}
        </Link>
      </p>
      {desk.chosen === null ? null : <ChosenWinner {...props} winner={desk.chosen} />}
      {desk.winners.length === 0 ? (
        <EmptyState language={language} title={text.noWinners} />
      ) : (
        <div className="wide">
          <Table
            language={language}
            caption={text.deskCaption}
            columns={columnsIn(language, id)}
            rows={desk.winners}
            rowKey={({ number }) => number}
          />
        </div>
      )}
    </>
  );
}

function columnsIn(language: Language, id: string): Column<WinnerWithProjects>[] {
  const { process: processText, winners: text } = messages(language);
  return [
    {
      key: 'title',
      header: text.proposal,
      rowHeader: true,
      cell: ({ number, title }) => (
        <>
          <span lang="ko">{title}</span>
          <span className="details">{processText.proposalNumber(count(number))}</span>
        </>
      ),
    },
    {
      key: 'projects',
      header: text.tiedTo,
      cell: (winner) => <TiedTo language={language} winner={winner} />,
    },
    {
      key: 'choose',
      header: text.choose,
      cell: ({ number, title }) => (
        <Link language={language} href={`/desk/${id}/winners?winner=${number}#winner`}>
          {text.choose} <span className="visually-hidden">{text.chooseOne(title)}</span>
        </Link>
      ),
    },
  ];
}

function TiedTo({ language, winner: { projects } }: { language: Language; winner: WinnerWithProjects }) {
  const { winners: text } = messages(language);
  if (projects.length === 0) return <span className="missing">{text.notTied}</span>;
  return (
    <ul className="waiting">
      {projects.map((project) => (
        <li key={`${project.year} ${project.id}`}>
          <Link language={language} href={`/p/${project.id}`}>
            <span lang="ko">{project.name}</span>
          </Link>{' '}
          ({project.year})
          <Signs language={language} project={project} />
        </li>
      ))}
    </ul>
  );
}

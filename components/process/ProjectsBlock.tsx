import type { ProposalProps } from '@/components/process/ProposalView';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { moneyColumns } from '@/components/winners/money-columns';
import { Signs } from '@/components/winners/Signs';
import { Notes } from '@/components/winners/WinnersView';
import { messages } from '@/lib/content/messages';
import { seoulDay } from '@/lib/domain/calendar';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { LinkedProject } from '@/lib/domain/process/types';

/** The projects of the finance data that pay for a winner: budgeted, contracted, spent, settled, and in words what happened to them. */
export function ProjectsBlock({ language, proposal: { state, projects } }: ProposalProps) {
  if (state !== 'won' && projects.length === 0) return null;
  const { process: text } = messages(language);
  if (projects.length === 0)
    return (
      <Block id="projects" title={text.projectsTitle}>
        <EmptyState language={language} title={text.noProjects}>
          <p>{text.noProjectsText}</p>
        </EmptyState>
      </Block>
    );
  const shared = projects.some(({ whole }) => !whole);
  return (
    <Block
      id="projects"
      title={text.projectsTitle}
      lead={<p>{text.projectsText}</p>}
      source={
        <>
          {shared ? <p className="note">{text.projectsShared}</p> : null}
          <Notes language={language} />
        </>
      }
      wide
    >
      <Table
        language={language}
        caption={text.projectsCaption}
        captionHidden
        columns={columnsIn(language)}
        rows={projects}
        rowKey={({ year, id }) => `${year} ${id}`}
      />
    </Block>
  );
}

function columnsIn(language: Language): Column<LinkedProject>[] {
  const { government, process: text, terms } = messages(language);
  return [
    {
      key: 'name',
      header: terms.project,
      rowHeader: true,
      cell: ({ id, name, ...project }) => (
        <>
          <Link language={language} href={`/p/${id}`}>
            <span lang="ko">{name}</span>
          </Link>
          <Signs language={language} project={project} />
        </>
      ),
    },
    { key: 'year', header: government.year, cell: ({ year }) => year },
    {
      key: 'shares',
      header: text.shares,
      cell: ({ whole, linkedAt }) => (
        <>
          {whole ? text.whole : text.partly}
          <span className="details">{text.linkedOn(date(seoulDay(new Date(linkedAt)), language))}</span>
        </>
      ),
    },
    ...moneyColumns<LinkedProject>(language, (project) => project),
  ];
}

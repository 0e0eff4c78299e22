import { ProjectMarks } from '@/components/government/ProjectMarks';
import { Amount } from '@/components/ui/Amount';
import { Link } from '@/components/ui/Link';
import { Rate } from '@/components/ui/Rate';
import type { Sort } from '@/components/ui/SortLink';
import { type Column, Table } from '@/components/ui/Table';
import { fieldName } from '@/lib/content/field-name';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProjectSort } from '@/lib/domain/project-list';
import type { ProjectLine } from '@/lib/domain/project-line';

interface Props {
  language: Language;
  caption: string;
  projects: readonly ProjectLine[];
  /** Makes the headers links that sort; left out where the order is fixed. */
  sortOf?: (by: ProjectSort) => Sort;
  /** A column with the fiscal year, where the rows are of several. */
  withYear?: boolean;
  /** Where a project leads; left out: to its page. */
  hrefOf?: (project: ProjectLine) => string;
}

/** Projects with their budget, spending and rate, and in words what is odd about them. */
export function ProjectTable({
  language,
  caption,
  projects,
  sortOf,
  withYear = false,
  hrefOf = pageOf,
}: Props) {
  const { common, terms, government: text } = messages(language);
  const sort = (by: ProjectSort) => (sortOf === undefined ? {} : { sort: sortOf(by) });
  const year: Column<ProjectLine> = { key: 'year', header: text.year, cell: (project) => project.year };
  const columns: Column<ProjectLine>[] = [
    {
      key: 'name',
      header: terms.project,
      rowHeader: true,
      ...sort('name'),
      cell: (project) => <Name project={project} language={language} href={hrefOf(project)} />,
    },
    ...(withYear ? [year] : []),
    { key: 'field', header: terms.field, cell: (project) => fieldOf(project, language) },
    {
      key: 'account',
      header: terms.account,
      cell: ({ accountName }) => <span lang="ko">{accountName}</span>,
    },
    {
      key: 'current',
      header: terms.current,
      unit: common.won,
      numeric: true,
      ...sort('current'),
      cell: ({ current }) => <Amount figure={current} language={language} variant="bare" />,
    },
    {
      key: 'spent',
      header: terms.spent,
      unit: common.won,
      numeric: true,
      ...sort('spent'),
      cell: ({ spent }) => <Amount figure={spent} language={language} variant="bare" />,
    },
    {
      key: 'rate',
      header: terms.rate,
      numeric: true,
      ...sort('rate'),
      cell: ({ rate }) => <Rate figure={rate} language={language} />,
    },
  ];
  return (
    <Table
      language={language}
      caption={caption}
      columns={columns}
      rows={projects}
      rowKey={({ id }) => id}
      captionHidden
    />
  );
}

const pageOf = ({ id }: ProjectLine) => `/p/${id}`;

function Name({ project, language, href }: { project: ProjectLine; language: Language; href: string }) {
  return (
    <>
      <Link language={language} href={href}>
        <span lang="ko">{project.name}</span>
      </Link>
      <ProjectMarks project={project} language={language} />
    </>
  );
}

/** Korean as published; English by the code. */
function fieldOf({ fieldCode, fieldName: published }: ProjectLine, language: Language): string {
  if (language === 'ko' && published !== null) return published;
  return fieldName(fieldCode ?? '', language);
}

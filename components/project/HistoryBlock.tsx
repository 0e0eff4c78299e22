import { Changes } from '@/components/project/Changes';
import type { ProjectProps } from '@/components/project/props';
import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { date, moment } from '@/lib/domain/format';
import type { Revision } from '@/lib/domain/project-page';

/** Every change, newest first: of which day, known since when, by which run, what was there before. */
export function HistoryBlock({ language, project }: ProjectProps) {
  const { common, project: text, terms } = messages(language);
  const columns: Column<Revision>[] = [
    {
      key: 'asOf',
      header: text.historyAsOf,
      rowHeader: true,
      cell: ({ asOf }) => <time dateTime={asOf}>{date(asOf, language)}</time>,
    },
    { key: 'kind', header: text.historyKind, cell: ({ kind }) => text.kinds[kind] },
    {
      key: 'what',
      header: text.historyWhat,
      cell: (revision) => <Changes language={language} revision={revision} />,
    },
    {
      key: 'current',
      header: terms.current,
      unit: common.won,
      numeric: true,
      cell: ({ current }) =>
        current === null ? null : <Amount figure={current} language={language} variant="bare" />,
    },
    {
      key: 'spent',
      header: terms.spent,
      unit: common.won,
      numeric: true,
      cell: ({ spent }) =>
        spent === null ? null : <Amount figure={spent} language={language} variant="bare" />,
    },
    {
      key: 'known',
      header: text.historyKnown,
      cell: ({ knownAt, run }) => (
        <>
          <time dateTime={knownAt}>{moment(knownAt, language)}</time> ({text.run(run)})
        </>
      ),
    },
  ];
  return (
    <Block id="history" title={text.historyTitle} lead={text.historyLead} wide>
      <Table
        language={language}
        caption={text.historyCaption}
        captionHidden
        columns={columns}
        rows={project.history}
        rowKey={({ asOf, run }) => `${asOf} ${run}`}
      />
    </Block>
  );
}

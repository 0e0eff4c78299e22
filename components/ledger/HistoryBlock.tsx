import { ObservedList } from '@/components/ledger/ObservedList';
import { Block } from '@/components/ui/Block';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count, date, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { DiscrepancyEvent, DiscrepancyPage } from '@/lib/domain/rules/ledger';

/** Every change of a discrepancy's state or values. */
export function HistoryBlock({ page, language }: { page: DiscrepancyPage; language: Language }) {
  const { ledger: text } = messages(language);
  const { year } = page.discrepancy;
  const columns: Column<DiscrepancyEvent>[] = [
    { key: 'kind', header: text.historyKind, rowHeader: true, cell: ({ kind }) => text.kinds[kind] },
    {
      key: 'asOf',
      header: text.historyAsOf,
      cell: ({ asOf }) => <time dateTime={asOf}>{date(asOf, language)}</time>,
    },
    {
      key: 'known',
      header: text.historyKnown,
      cell: ({ knownAt, run }) => (
        <>
          {moment(knownAt, language)} <small>{text.run(count(run))}</small>
        </>
      ),
    },
    {
      key: 'seen',
      header: text.seen,
      cell: ({ observed }) => <ObservedList observed={observed} year={year} language={language} />,
    },
  ];
  return (
    <Block id="history" title={text.historyTitle} lead={<p>{text.historyLead}</p>} wide>
      <Table
        language={language}
        caption={text.historyCaption}
        columns={columns}
        rows={page.history}
        rowKey={({ run, kind }) => `${run} ${kind}`}
      />
    </Block>
  );
}

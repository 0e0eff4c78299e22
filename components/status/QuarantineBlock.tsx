import { reasonText } from '@/components/status/status-text';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { QuarantinedRow, QuarantineStatus } from '@/lib/domain/status';

/** The rows that stay out of the figures: where they stand, what they say, why, and what helps. */
export function QuarantineBlock({ found, language }: { found: QuarantineStatus; language: Language }) {
  const { status } = messages(language);
  if (found.open === 0) {
    return (
      <Block id="quarantine" title={status.quarantineTitle}>
        <EmptyState language={language} title={status.quarantineNone} />
      </Block>
    );
  }
  return (
    <Block id="quarantine" title={status.quarantineTitle} lead={<p>{status.quarantineLead}</p>} wide>
      <Table
        language={language}
        caption={status.byReason}
        columns={[
          {
            key: 'reason',
            header: status.reason,
            rowHeader: true,
            cell: ({ reason }: QuarantineStatus['reasons'][number]) => reasonText(reason, language).reason,
          },
          { key: 'rows', header: status.rows, numeric: true, cell: ({ rows }) => count(rows) },
        ]}
        rows={found.reasons}
        rowKey={({ reason }) => reason}
      />
      <Table
        language={language}
        caption={status.quarantineShown(count(found.rows.length), count(found.open))}
        columns={columnsOf(language)}
        rows={found.rows}
        rowKey={({ id }) => id}
      />
    </Block>
  );
}

function columnsOf(language: Language): Column<QuarantinedRow>[] {
  const { status } = messages(language);
  return [
    {
      key: 'place',
      header: status.place,
      rowHeader: true,
      cell: ({ origin, source, line }) =>
        status.placeOf(origin ?? source, line === null ? status.noLine : String(line)),
    },
    { key: 'run', header: status.run, numeric: true, cell: ({ run }) => String(run) },
    {
      key: 'column',
      header: status.column,
      cell: ({ column }) => (column === null ? status.wholeLine : <code>{column}</code>),
    },
    {
      key: 'value',
      header: status.value,
      cell: ({ value }) => (value ? <code>{value}</code> : status.empty),
    },
    { key: 'reason', header: status.reason, cell: ({ reason }) => reasonText(reason, language).reason },
    { key: 'remedy', header: status.remedy, cell: ({ reason }) => reasonText(reason, language).remedy },
  ];
}

import { Block } from '@/components/ui/Block';
import { Notice } from '@/components/ui/Notice';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { RawRecord, ReceiptPage } from '@/lib/domain/receipt-page';

interface Props {
  raw: ReceiptPage['raw'];
  language: Language;
}

/** The row of one project as it was received: its place, its cells, and its text letter by letter. */
export function RawRow({ raw, language }: Props) {
  const { receipt } = messages(language);
  if (raw === null || raw.record === null) {
    return (
      <Block id="raw" title={receipt.rawTitle}>
        <Notice language={language}>
          <p>{raw === null ? receipt.rawNotHere : receipt.rawMissing}</p>
        </Notice>
      </Block>
    );
  }
  const { record } = raw;
  return (
    <Block id="raw" title={receipt.rawTitle} lead={<p>{receipt.rawLead(raw.row.name)}</p>}>
      <p>
        {receipt.rawPlace(record.origin ?? '?', String(record.run), String(record.block), String(record.row))}
        {record.firstLine === null ? null : ` ${receipt.rawFirstLine(String(record.firstLine))}`}
      </p>
      <p>
        {receipt.rawHash}: <code>{record.sha256}</code>
      </p>
      <p>
        {receipt.rawText}: <code>{record.text}</code>
      </p>
      <Cells record={record} language={language} />
    </Block>
  );
}

type Cell = RawRecord['cells'][number];

function Cells({ record, language }: { record: RawRecord; language: Language }) {
  const { receipt } = messages(language);
  const columns: Column<Cell>[] = [
    { key: 'column', header: receipt.column, rowHeader: true, cell: ([name]) => <code>{name}</code> },
    { key: 'value', header: receipt.value, cell: ([, value]) => value },
  ];
  if (record.cells.length === 0) return null;
  return (
    <Table
      language={language}
      caption={receipt.rawCaption}
      columns={columns}
      rows={record.cells}
      rowKey={([name]) => name}
    />
  );
}

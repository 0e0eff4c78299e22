import { proposalPath } from '@/components/process/paths';
import { Link } from '@/components/ui/Link';
import { Table } from '@/components/ui/Table';
import type { Language } from '@/lib/domain/language';
import type { SheetCell, SheetTable } from '@/lib/domain/process/opinion-sheet';

interface Props {
  language: Language;
  /** The id of the process. */
  id: string;
  table: SheetTable;
}

/** A table of the 주민의견서; proposals lead to their own pages. */
export function SheetTableView({ language, id, table }: Props) {
  const columns = table.columns.map(({ share: _, ...column }) => ({
    ...column,
    cell: ({ cells }: SheetTable['rows'][number]) => (
      <Cell language={language} id={id} cell={cells[column.key]} />
    ),
  }));
  return (
    <Table
      language={language}
      caption={table.caption}
      columns={columns}
      rows={table.rows}
      rowKey={({ key }) => key}
      {...(table.foot === undefined ? {} : { foot: table.foot })}
    />
  );
}

function Cell({ language, id, cell }: { language: Language; id: string; cell: SheetCell | undefined }) {
  if (cell === undefined || cell.text === '') return null;
  const { text, missing, korean, proposal } = cell;
  if (missing) return <span className="missing">{text}</span>;
  const words = korean ? <span lang="ko">{text}</span> : text;
  if (proposal === undefined) return words;
  return (
    <Link language={language} href={proposalPath(id, proposal)}>
      {words}
    </Link>
  );
}

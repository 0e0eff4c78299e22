import type { ReactNode } from 'react';
import { SortLink, type Sort } from '@/components/ui/SortLink';
import { roles } from '@/components/ui/table-roles';
import type { Language } from '@/lib/domain/language';

export interface Column<Row> {
  key: string;
  header: string;
  /** The unit of every figure in the column; it stands in the header, never beside single cells. */
  unit?: string;
  /** Right-aligned, in figures of equal width. */
  numeric?: boolean;
  /** The column that names the row. */
  rowHeader?: boolean;
  /** Words that explain the row: on a phone without a label, under the rest. */
  prose?: boolean;
  /** A drawing of what the other cells say: without a label on a phone. */
  picture?: boolean;
  /** Makes the header a link that sorts by this column. */
  sort?: Sort;
  cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  language: Language;
  caption: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Rows of the foot, in the same columns: totals. */
  foot?: readonly Row[];
  /** Where the caption would repeat the heading just above it. */
  captionHidden?: boolean;
}

/** A table; on a phone each row becomes a list of labels and values (by style alone, the markup stays a table). */
export function Table<Row>({ language, caption, columns, rows, rowKey, foot, captionHidden }: Props<Row>) {
  return (
    <table {...roles.table} className="table">
      <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead {...roles.group}>
        <tr {...roles.row}>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} language={language} />
          ))}
        </tr>
      </thead>
      <tbody {...roles.group}>
        {rows.map((row) => (
          <BodyRow key={rowKey(row)} row={row} columns={columns} />
        ))}
      </tbody>
      {foot && foot.length > 0 ? (
        <tfoot {...roles.group}>
          {foot.map((row) => (
            <BodyRow key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tfoot>
      ) : null}
    </table>
  );
}

function HeaderCell<Row>({ column, language }: { column: Column<Row>; language: Language }) {
  const { header, unit, numeric, sort } = column;
  return (
    <th
      {...roles.columnHeader}
      scope="col"
      className={numeric ? 'numeric' : undefined}
      aria-sort={sort?.direction ?? undefined}
    >
      {sort ? <SortLink language={language} label={header} sort={sort} /> : header}
      {unit ? <span className="unit"> ({unit})</span> : null}
    </th>
  );
}

function BodyRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr {...roles.row}>
      {columns.map((column) =>
        column.rowHeader ? (
          <th key={column.key} {...roles.rowHeader} scope="row">
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} {...roles.cell} className={kindOf(column)} data-label={labelOf(column)}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

function kindOf<Row>({ picture, prose, numeric }: Column<Row>): string | undefined {
  if (picture) return 'bar-cell';
  if (prose) return 'prose';
  return numeric ? 'numeric' : undefined;
}

/** What stands before the value on a phone, where the header is not seen. */
function labelOf<Row>({ picture, prose, header, unit }: Column<Row>): string | undefined {
  if (picture || prose) return undefined;
  return unit ? `${header} (${unit})` : header;
}

import type { ReactNode } from 'react';
import { roles } from '@/components/ui/table-roles';

export interface DataColumn<Row> {
  key: string;
  header: string;
  unit?: string;
  numeric?: boolean;
  rowHeader?: boolean;
  /** Words that explain the row: on a phone without a label, under the rest. */
  prose?: boolean;
  cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowClass?: (row: Row) => string | undefined;
}

/** A table like those of the server's pages (components/ui/Table), without what brings the texts of the whole site into a script. */
export function DataTable<Row>({ caption, columns, rows, rowKey, rowClass }: Props<Row>) {
  return (
    <table {...roles.table} className="table">
      <caption>{caption}</caption>
      <thead {...roles.group}>
        <tr {...roles.row}>
          {columns.map(({ key, header, unit, numeric }) => (
            <th key={key} {...roles.columnHeader} scope="col" className={numeric ? 'numeric' : undefined}>
              {header}
              {unit ? <span className="unit"> ({unit})</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...roles.group}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...roles.row} className={rowClass?.(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: DataColumn<Row>; row: Row }) {
  const { header, unit, numeric, rowHeader, prose, cell } = column;
  if (rowHeader)
    return (
      <th {...roles.rowHeader} scope="row">
        {cell(row)}
      </th>
    );
  const label = unit ? `${header} (${unit})` : header;
  return (
    <td
      {...roles.cell}
      className={prose ? 'prose' : numeric ? 'numeric' : undefined}
      data-label={prose ? undefined : label}
    >
      {cell(row)}
    </td>
  );
}

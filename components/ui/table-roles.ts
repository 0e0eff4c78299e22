/**
 * The roles of a table's parts, said aloud: on a phone the style lays them out as blocks, and some browsers (Safari) then
 * forget that they are a table. Spread, because the linter knows each of them only as what the element means anyway.
 */
export const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

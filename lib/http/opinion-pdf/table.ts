import type { SheetCell, SheetColumn, SheetRow, SheetTable } from '@/lib/domain/process/opinion-sheet';
import { LANG, leading, PAGE, type Element, type Paper, type Style } from '@/lib/http/opinion-pdf/paper';
import { pause } from '@/lib/http/opinion-pdf/pause';

const BODY: Style = { size: 8.5 };
const STRONG: Style = { size: 8.5, weight: 'bold' };
const MISSING = '#555555';
const LINE = leading(BODY);
const PAD = { x: 4, y: 3 };
/** Rows of up to this many lines are never split between pages. */
const KEPT_LINES = 20;
/** Fewer lines of a split row than this are not left on a page. */
const FEWEST_LINES = 3;

interface Column extends SheetColumn {
  x: number;
  width: number;
}

/** A cell that is being written: its lines, and its part of the document, which may reach over pages. */
interface Cell {
  column: Column;
  type: 'TH' | 'TD';
  element: Element | null;
  lines: string[];
  style: Style;
}

/** A table over the width of the page. Its head is repeated on every page; a row is split where it is longer than it may be kept. */
export async function drawTable(paper: Paper, table: SheetTable): Promise<void> {
  const columns = columnsOf(table.columns);
  const element = paper.part('Table');
  drawCaption(paper, table.caption, element);
  const head = headCells(paper, columns);
  const row = paper.part('TR', paper.part('THead', element));
  paper.need(heightOf(head) + LINE * FEWEST_LINES);
  drawHead(
    paper,
    head.map((cell) => ({ ...cell, element: paper.part('TH', row, { lang: paper.lang, scope: 'Column' }) })),
  );
  const repeatHead = () => {
    drawHead(paper, head);
  };
  await drawRows(paper, {
    rows: table.rows,
    columns,
    style: BODY,
    body: paper.part('TBody', element),
    repeatHead,
  });
  const foot = table.foot ?? [];
  if (foot.length > 0)
    await drawRows(paper, {
      rows: foot,
      columns,
      style: STRONG,
      body: paper.part('TFoot', element),
      repeatHead,
    });
  element.end();
  paper.y += LINE;
}

function columnsOf(columns: readonly SheetColumn[]): Column[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  let x: number = PAGE.left;
  return columns.map((column) => {
    const width = (PAGE.width * column.share) / all;
    x += width;
    return { ...column, x: x - width, width };
  });
}

function drawCaption(paper: Paper, caption: string, table: Element): void {
  // Together with the head and a first row.
  paper.need(LINE * 7);
  const element = paper.part('Caption', table);
  paper.inside(element, 'Caption', () => {
    for (const line of paper.lines(caption, STRONG, PAGE.width)) {
      paper.write(line, STRONG, { x: PAGE.left, y: paper.y });
      paper.y += LINE;
    }
  });
  element.end();
  paper.y += 2;
}

const textWidth = ({ width }: Column) => width - 2 * PAD.x;

function headCells(paper: Paper, columns: readonly Column[]): Cell[] {
  return columns.map((column) => {
    const label = column.unit === undefined ? column.header : `${column.header} (${column.unit})`;
    const lines = paper.lines(label, STRONG, textWidth(column));
    return { column, type: 'TH', element: null, lines, style: STRONG };
  });
}

const linesOf = (cells: readonly Cell[]) => Math.max(1, ...cells.map(({ lines }) => lines.length));
const heightOf = (cells: readonly Cell[]) => linesOf(cells) * LINE + 2 * PAD.y;

/** The head of a table; where its cells are no part of the document it is one that is repeated. */
function drawHead(paper: Paper, cells: readonly Cell[]): void {
  const height = heightOf(cells);
  paper.aside(() => {
    paper.doc.rect(PAGE.left, paper.y, PAGE.width, height).fill('#e9edf3');
  });
  drawLines(paper, cells, { from: 0, to: linesOf(cells) });
  for (const { element } of cells) element?.end();
}

interface Rows {
  rows: readonly SheetRow[];
  columns: readonly Column[];
  style: Style;
  body: Element;
  repeatHead: () => void;
}

async function drawRows(paper: Paper, { rows, columns, style, body, repeatHead }: Rows): Promise<void> {
  for (const row of rows) {
    await pause();
    const element = paper.part('TR', body);
    const cells = columns.map((column) => cellOf(paper, { row, column, style, parent: element }));
    drawRow(paper, cells, repeatHead);
    for (const cell of cells) cell.element?.end();
    element.end();
  }
  body.end();
}

const EMPTY: SheetCell = { text: '' };

function cellOf(
  paper: Paper,
  { row, column, style, parent }: { row: SheetRow; column: Column; style: Style; parent: Element },
): Cell {
  const { text, missing = false, korean = false } = row.cells[column.key] ?? EMPTY;
  const own = missing ? { ...style, color: MISSING } : style;
  const type = column.rowHeader ? 'TH' : 'TD';
  const options = {
    ...(korean ? { lang: LANG.ko } : {}),
    ...(column.rowHeader ? { scope: 'Row' as const } : {}),
  };
  const element = paper.part(type, parent, options);
  return { column, type, element, lines: paper.lines(text, own, textWidth(column)), style: own };
}

function drawRow(paper: Paper, cells: readonly Cell[], repeatHead: () => void): void {
  const all = linesOf(cells);
  let from = 0;
  while (from < all) {
    const fits = Math.floor((paper.room - 2 * PAD.y) / LINE);
    const left = all - from;
    const goesOn = fits < left && (fits < FEWEST_LINES || (from === 0 && all <= KEPT_LINES));
    if (goesOn) {
      paper.need(PAGE.bottom);
      repeatHead();
      continue;
    }
    const to = Math.min(all, from + fits);
    drawLines(paper, cells, { from, to });
    from = to;
  }
}

/** Some lines of each cell, with a rule under them. */
function drawLines(paper: Paper, cells: readonly Cell[], { from, to }: { from: number; to: number }): void {
  const top = paper.y + PAD.y;
  for (const { column, type, element, lines, style } of cells) {
    const shown = lines.slice(from, to);
    if (shown.every((line) => line === '')) continue;
    const at = { x: column.x + PAD.x, ...(column.numeric ? { width: textWidth(column) } : {}) };
    const draw = () => {
      for (const [index, line] of shown.entries()) paper.write(line, style, { ...at, y: top + index * LINE });
    };
    if (element === null) paper.aside(draw, 'Pagination');
    else paper.inside(element, type, draw);
  }
  paper.y += (to - from) * LINE + 2 * PAD.y;
  paper.aside(() => {
    paper.doc.moveTo(PAGE.left, paper.y).lineTo(PAGE.right, paper.y).lineWidth(0.5).stroke('#9aa3af');
  });
}

import { INDICATOR_CODES } from '@/lib/domain/relations';
import { type RowProblem, shortened } from '@/lib/domain/quarantine';
import { Collected } from '@/lib/sources/datasets/batches';
import { type Names } from '@/lib/sources/datasets/names';
import { Places, textIn } from '@/lib/sources/datasets/places';
import { type Table, type TableRow } from '@/lib/sources/datasets/table';
import { type Dataset, type DatasetFeed, type DatasetUnit } from '@/lib/sources/datasets/types';
import { timesPower } from '@/lib/sources/decimals';
import { type RelationRecord } from '@/lib/sources/relation-input';

type Cells = Readonly<Record<string, string>>;

/** What became of a file's rows before they reach the pipeline: every row is in one of these. */
export interface DatasetRows {
  collected: Collected;
  years: Set<number>;
  /** Rows that are sums or statistics of several governments. */
  totals: number;
}

export interface DatasetContext {
  dataset: Dataset;
  names: Names;
  /** The year of a file without a column for it. */
  year: number | null;
  asOf: string;
}

/** Maps a file's rows to relations. What says not of whom it is stays out, with the reason. */
export function mapTable({ rows }: Table, context: DatasetContext): DatasetRows {
  const { dataset, names } = context;
  const places = new Places(dataset, names);
  const mapped: DatasetRows = { collected: new Collected(), years: new Set(), totals: 0 };
  if (dataset.totals.includes('all')) return { ...mapped, totals: rows.length };
  for (const row of rows) {
    const year = row.cells === null ? null : yearOf(row.cells, context);
    if (row.cells === null || year === null) {
      keepOut(mapped, row, context, places.under, brokenRow(row, context));
      continue;
    }
    const place = places.of(row.cells, year);
    if (place === 'total') mapped.totals += 1;
    else if ('reason' in place) {
      const { reason, column, value, codes } = place;
      const detail = codes.length === 0 ? {} : { codes: codes.join(', ') };
      keepOut(mapped, row, context, places.under, { reason, column, value: shortened(value), detail });
    } else {
      mapped.years.add(year);
      take(mapped, row, context, { lafCd: place.lafCd, year, under: places.under });
    }
  }
  return mapped;
}

function take(
  mapped: DatasetRows,
  row: TableRow,
  { dataset, asOf }: DatasetContext,
  { lafCd, year, under }: { lafCd: string; year: number; under: string },
): void {
  const place = { fyr: String(year), laf_cd: lafCd };
  for (const feed of dataset.feeds) {
    const values = { ...place, ...valuesOf(feed, row.cells ?? {}) };
    const record: RelationRecord = {
      line: row.line,
      bytes: lineOf(row, under),
      values,
      problem: null,
      operation: 'put',
      asOf,
    };
    mapped.collected.add(feed.relation, record);
  }
}

function valuesOf(feed: DatasetFeed, cells: Cells): Record<string, string> {
  if (feed.relation === 'indicator') {
    const { code, basis, column } = feed;
    const value = numberText(textIn(cells, column));
    return { code, basis, name: INDICATOR_CODES[code].ko, unit: 'percent', value };
  }
  const items = (feed.items ?? []).map(({ column, numbered }) =>
    itemOf(textIn(cells, column), numbered === true),
  );
  const figures = feed.figures.map(({ column, name = column, unit }) => {
    const text = numberText(textIn(cells, column));
    return [name, [text === '' ? null : scaled(text, unit), unit.endsWith('won') ? 'won' : unit]] as const;
  });
  return {
    dataset: feed.dataset,
    item_cd: items.map(({ code }) => code).join('|'),
    item_nm: items.map(({ name }) => name).join(' · '),
    figures: JSON.stringify(Object.fromEntries(figures)),
  };
}

/** `010. 일반공공행정` is the code 010 and its name. */
function itemOf(text: string, numbered: boolean): { code: string; name: string } {
  const [, code, name] = numbered ? (/^([0-9A-Z]+)\.\s*(.+)$/.exec(text) ?? []) : [];
  return code === undefined || name === undefined ? { code: text, name: text } : { code, name };
}

/** Commas between thousands taken out; `-` stands for nothing. */
function numberText(text: string): string {
  if (text === '-') return '';
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

function scaled(text: string, unit: DatasetUnit): string {
  if (unit === 'thousand-won') return timesPower(text, 3);
  return unit === 'million-won' ? timesPower(text, 6) : text;
}

function yearOf(cells: Cells, { dataset, year }: DatasetContext): number | null {
  if (dataset.year === 'file-name') return year;
  const text = textIn(cells, dataset.year.column);
  return /^\d{4}$/.test(text) ? Number(text) : null;
}

function brokenRow({ cells, text }: TableRow, { dataset }: DatasetContext): RowProblem {
  if (cells === null) return { reason: 'broken_line', column: null, value: shortened(text) };
  const column = dataset.year === 'file-name' ? null : dataset.year.column;
  return {
    reason: 'bad_fiscal_year',
    column,
    value: shortened(column === null ? '' : textIn(cells, column)),
  };
}

function keepOut(
  mapped: DatasetRows,
  row: TableRow,
  { dataset, asOf }: DatasetContext,
  under: string,
  problem: RowProblem,
): void {
  const [feed] = dataset.feeds;
  const record: RelationRecord = {
    line: row.line,
    bytes: lineOf(row, under),
    values: null,
    problem,
    operation: 'put',
    asOf,
  };
  mapped.collected.add(feed?.relation ?? 'series', record);
}

/** A row as it is kept: its texts by column as published, where it stood, and the upper tier that the file names only once. */
function lineOf({ line, cells, text }: TableRow, under: string): string {
  const place = under === '' ? { line } : { line, under };
  return `${JSON.stringify(cells === null ? { ...place, text } : { ...place, ...cells })}\n`;
}

import { AMOUNT_NAMES } from '@/lib/domain/project';
import { basisOf, type ReceiptAddress, receiptPath } from '@/lib/domain/receipt';
import {
  type ReceiptRow,
  type ReceiptTotals,
  type Term,
  termsOf,
  unitOf,
  valueOf,
} from '@/lib/domain/receipt-sheet';
import { BYTE_ORDER_MARK, type CsvCell, csvLine, safeFileName } from '@/lib/http/csv';

/** The rows of a receipt, a government at a time: memory never holds a whole tier. */
export type RowBatches = AsyncIterable<ReceiptRow[]>;

/**
 * A receipt as one JSON document, in pieces: `{value, unit, as_of, run, …, rows[]}`. Amounts are whole won, a rate or a
 * share tenths of a per cent; what was not reported is null. Each row carries what was published, the date and the run of
 * the revision that stood, where its raw row lies, and the amount that entered each sum (absent where it entered none).
 */
export async function* receiptJson(
  address: ReceiptAddress,
  totals: ReceiptTotals,
  batches: RowBatches,
): AsyncGenerator<string> {
  const terms = termsOf(address);
  const head = JSON.stringify(documentHead(address, totals, terms), null, 2);
  yield `${head.slice(0, -2)},\n  "rows": [`;
  let separator = '\n';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield separator + rows.map((row) => `    ${JSON.stringify(rowFields(row, terms))}`).join(',\n');
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}

function documentHead(address: ReceiptAddress, totals: ReceiptTotals, terms: readonly Term[]) {
  return {
    value: valueOf(address.measure, totals),
    unit: unitOf(address.measure),
    as_of: address.asOf,
    run: address.run,
    receipt: receiptPath(address),
    year: address.year,
    scope: address.scope,
    measure: address.measure,
    field: address.field,
    basis: basisOf(address),
    ...perResidentHead(address, totals),
    row_count: totals.rows,
    newest_as_of: totals.newest,
    sums: Object.fromEntries(terms.map(({ name }, index) => [name, totals.sums[index]])),
  };
}

/** By whom an amount per resident is divided. */
function perResidentHead({ residents: year }: ReceiptAddress, { residents }: ReceiptTotals) {
  return year === undefined ? {} : { residents: { year, count: residents } };
}

/** The published fields of a row and where they come from, in the order of the CSV's columns. */
const FIELDS: readonly [name: string, of: (row: ReceiptRow) => CsvCell][] = [
  ['id', (row) => row.id],
  ['government', (row) => row.lafCd],
  ['upper_as_published', (row) => row.upperCd],
  ['dept_cd', (row) => row.departmentCd],
  ['dbiz_cd', (row) => row.projectCd],
  ['name', (row) => row.name],
  ['account_cd', (row) => row.accountCd],
  ['account', (row) => row.accountName],
  ['field_cd', (row) => row.fieldCd],
  ['field', (row) => row.fieldName],
  ['section_cd', (row) => row.sectionCd],
  ['section', (row) => row.sectionName],
  ...AMOUNT_NAMES.map((name): [string, (row: ReceiptRow) => CsvCell] => [name, (row) => row.amounts[name]]),
  ['as_of', (row) => row.asOf],
  ['run', (row) => row.run],
  ['source', (row) => row.source],
  ['raw_block', (row) => row.raw?.block ?? null],
  ['raw_row', (row) => row.raw?.row ?? null],
];

/** A row as one flat object; the amount of a sum that the row is no part of is left out. */
function rowFields(row: ReceiptRow, terms: readonly Term[]): Record<string, CsvCell> {
  const entries = FIELDS.map(([name, of]): [string, CsvCell] => [name, of(row)]);
  for (const { name, amountOf } of terms) {
    const amount = amountOf(row);
    if (amount !== undefined) entries.push([name, amount]);
  }
  return Object.fromEntries(entries);
}

/** A receipt's rows as CSV, in pieces; the columns are those of the JSON rows. The sums are not in it: they are its point. */
export async function* receiptCsv(address: ReceiptAddress, batches: RowBatches): AsyncGenerator<string> {
  const terms = termsOf(address);
  yield BYTE_ORDER_MARK + csvLine([...FIELDS.map(([name]) => name), ...terms.map(({ name }) => name)]);
  for await (const rows of batches) {
    const lines = rows.map((row) =>
      csvLine([...FIELDS.map(([, of]) => of(row)), ...terms.map(({ amountOf }) => amountOf(row) ?? null)]),
    );
    yield lines.join('');
  }
}

/** `gotgan-7-2026-06-30-2026-g-4273000-spent-080.csv` */
export function receiptFileName(address: ReceiptAddress): string {
  const { run, asOf, year, scope, measure, field, residents } = address;
  const basis = basisOf(address);
  const parts = ['gotgan', run, asOf, year, scope, measure, field, basis === 'all' ? null : basis];
  if (residents !== undefined) parts.push(`residents-${residents}`);
  return safeFileName(`${parts.filter((part) => part !== null).join('-')}.csv`);
}

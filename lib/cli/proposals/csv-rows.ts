import { CliError } from '@/lib/cli/errors';
import type { InputFile } from '@/lib/cli/proposals/input';
import {
  type ColumnMap,
  type HeaderOptions,
  HeaderRefused,
  mapColumns,
} from '@/lib/domain/process/import/columns';
import type { ImportRules } from '@/lib/domain/process/import/draft';
import { Intake } from '@/lib/domain/process/import/intake';
import { readRow } from '@/lib/domain/process/import/row';
import { type Charset, decoderOf, detectCharset } from '@/lib/sources/file/charset';
import { type CsvRecord, scanCsv } from '@/lib/sources/file/csv';
import { SourceError } from '@/lib/sources/source';

/** A CSV file with its header read. */
export interface CsvInput {
  bytes: Buffer;
  charset: Charset;
  header: CsvRecord;
  map: ColumnMap;
}

/** @throws CliError, exit code 3, where it is no text, has no header, or one that cannot be gone by */
export async function openCsvInput({ name, bytes }: InputFile, options: HeaderOptions): Promise<CsvInput> {
  const read = (into: Buffer, from: number) => Promise.resolve(bytes.copy(into, 0, from));
  const close = () => Promise.resolve();
  try {
    const charset = await detectCharset({ size: bytes.length, read, close });
    const header = headerOf(bytes, charset);
    return { bytes, charset, header, map: mapColumns(header.cells ?? [], options) };
  } catch (error) {
    if (error instanceof SourceError || error instanceof HeaderRefused)
      throw new CliError(`${name}: ${error.message}`, 3);
    throw error;
  }
}

function headerOf(bytes: Buffer, charset: Charset): CsvRecord {
  for (const record of scanCsv(bytes, decoderOf(charset.name, bytes), null, { at: charset.start, line: 1 })) {
    if (record.blank) continue;
    if (record.cells === null) throw new SourceError(`the header in line ${record.line} is broken`);
    return record;
  }
  throw new SourceError('the file is empty: not CSV');
}

/** Reads the rows. Those of nothing but empty cells, as spreadsheets leave them, are none. */
export function takeCsv({ bytes, charset, header, map }: CsvInput, rules: ImportRules): Intake {
  const intake = new Intake(rules, namesOf(map));
  const decode = decoderOf(charset.name, bytes);
  for (const record of scanCsv(bytes, decode, map.width, { at: header.next, line: header.line + 1 })) {
    const { line, start, end, cells } = record;
    if (isEmpty(record)) continue;
    if (cells !== null && end <= charset.cutAt) intake.take(readRow(line, cells, map, rules));
    else intake.broken(line, brokenKind(record), decode(start, end));
  }
  return intake;
}

const isEmpty = ({ blank, cells }: CsvRecord) => blank || cells?.every((cell) => cell.trim() === '') === true;
const brokenKind = ({ broken }: CsvRecord) =>
  broken === 'unclosed_quote' ? 'unclosed-quote' : 'broken-line';

/** How the file names what a row as a whole can be wrong with. */
function namesOf({ columns: { number, selected, feasibility } }: ColumnMap) {
  return { number: number?.name ?? '', outcome: (selected ?? feasibility ?? number)?.name ?? '' };
}

import { type ColumnType, type RelationColumn } from '@/lib/domain/relations';
import { readAmount } from '@/lib/domain/project';
import { type QuarantineReason } from '@/lib/domain/quarantine';
import { readFigures } from '@/lib/pipeline/relations/read-figures';

/** What a published text says, in the one form in which it is hashed and stored; null: not published. */
export type ReadValue =
  { ok: true; value: string | null; problem?: undefined } | { ok: false; problem: QuarantineReason };

const INTEGER = /^-?\d{1,9}$/;
const DECIMAL = /^-?\d{1,30}(?:\.\d{1,20})?$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const YES = new Set(['true', 't', 'y', 'yes', '1']);
const NO = new Set(['false', 'f', 'n', 'no', '0']);

const READERS: Readonly<Record<ColumnType, (text: string) => ReadValue>> = {
  text: (text) => found(text),
  won: readWon,
  date: readDay,
  integer: (text) => (INTEGER.test(text) ? found(String(Number(text))) : wrong('text_in_number')),
  decimal: readDecimal,
  boolean: readBoolean,
  figures: readFigures,
};

/** One published text by its column; blanks around it are cut, nothing else is corrected. */
export function readValue({ type, oneOf }: RelationColumn, published: string | null | undefined): ReadValue {
  const text = (published ?? '').trim();
  if (text === '') return found(null);
  if (oneOf !== undefined && !oneOf.includes(text)) return wrong('unknown_value');
  return READERS[type](text);
}

function found(value: string | null): ReadValue {
  return { ok: true, value };
}

function wrong(problem: QuarantineReason): ReadValue {
  return { ok: false, problem };
}

function readWon(text: string): ReadValue {
  const read = readAmount(text);
  if (!read.ok) return wrong(read.problem);
  return found(read.value === null ? null : String(read.value));
}

/** Days repeat from row to row: each is looked at once. */
const DAYS = new Map<string, ReadValue>();
const DAYS_KEPT = 10_000;

function readDay(text: string): ReadValue {
  const known = DAYS.get(text);
  if (known !== undefined) return known;
  const read = readNewDay(text);
  if (DAYS.size < DAYS_KEPT) DAYS.set(text, read);
  return read;
}

/** `YYYYMMDD` or `YYYY-MM-DD`, where the calendar has the day. */
function readNewDay(text: string): ReadValue {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (parts === null) return wrong('impossible_date');
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  return exists && iso >= '1900-01-01' ? found(iso) : wrong('impossible_date');
}

/** An exact number, kept as text without needless zeros, so that 12.50 and 12.5 are one. */
function readDecimal(text: string): ReadValue {
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  return DECIMAL.test(plain) ? found(plainDecimal(plain)) : wrong('text_in_number');
}

/** `-012.500` → `-12.5` */
export function plainDecimal(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  const plain = rest === '' ? digits : `${digits}.${rest}`;
  return negative && plain !== '0' ? `-${plain}` : plain;
}

function readBoolean(text: string): ReadValue {
  const lower = text.toLowerCase();
  if (YES.has(lower)) return found('t');
  return NO.has(lower) ? found('f') : wrong('text_in_number');
}

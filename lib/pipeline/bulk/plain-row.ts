import { fieldCodeOf } from '@/lib/domain/fields';
import { AMOUNT_COLUMNS, AT, type Column, COLUMNS } from '@/lib/domain/project';
import { type Rows } from '@/lib/sources/rows';
import { type BinaryRows } from '@/lib/pipeline/bulk/binary-rows';
import { Bytes } from '@/lib/pipeline/bulk/bytes';
import { type Days, NO_DAY } from '@/lib/pipeline/bulk/days';
import { type Governments } from '@/lib/pipeline/bulk/governments';
import { type ReadRow } from '@/lib/pipeline/bulk/read-row';
import { FIRST_YEAR, LAST_YEAR } from '@/lib/pipeline/normalize';
import { IMAGE_COLUMNS } from '@/lib/pipeline/stored';

const WIDTH = COLUMNS.length;
const AMOUNTS: readonly Column[] = Object.values(AMOUNT_COLUMNS);
const AMOUNTS_AT = AMOUNTS.map((column) => AT[column]);
const TEXTS_AT = COLUMNS.filter(
  (column) => !AMOUNTS.includes(column) && column !== 'fyr' && column !== 'exe_ymd',
).map((column) => AT[column]);
// The keys of the constant are columns.
const IMAGE_AT = (Object.keys(IMAGE_COLUMNS) as (keyof typeof IMAGE_COLUMNS)[]).map((column) => AT[column]);
const IS_AMOUNT = Uint8Array.from(COLUMNS, (column) => (AMOUNTS.includes(column) ? 1 : 0));
const SEPARATOR = 0x1f;
const MINUS = 0x2d;
/** So many digits are always a safe integer. */
const SAFE_DIGITS = 15;

/**
 * A row read as the bytes that it came in, nothing decoded, for rows in plain form: what {@link normalize} would make of them
 * is what they say. Whoever looks further (blanks around a text, commas in an amount, anything to be refused) reads the row
 * as a record instead. One object for all rows, refilled for each.
 */
export class PlainRow implements ReadRow {
  year = 0;
  day = NO_DAY;
  government = -1;
  hash = '';
  hasDepartment = false;
  private text: Buffer = Buffer.alloc(0);
  private readonly from = new Int32Array(WIDTH);
  private readonly to = new Int32Array(WIDTH);
  private readonly content = new Bytes();
  private readonly key = new Bytes();
  private readonly fieldCodes = new Map<string, string>();
  private fieldCode = '';

  constructor(
    private readonly governments: Governments,
    private readonly days: Days,
  ) {}

  /** The fiscal year of a row, 0 where it is not in plain form. */
  yearOf({ text, starts, ends }: Rows, row: number): number {
    const at = row * WIDTH + AT.fyr;
    const start = starts[at] ?? 0;
    const end = ends[at] ?? 0;
    const year = end - start === 4 ? digits(text, start, end) : -1;
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
  }

  /** @returns whether the row is in plain form, and this object now says what it says */
  read(rows: Rows, row: number): boolean {
    this.text = rows.text;
    const base = row * WIDTH;
    for (let cell = 0; cell < WIDTH; cell += 1) {
      this.from[cell] = rows.starts[base + cell] ?? 0;
      this.to[cell] = rows.ends[base + cell] ?? 0;
    }
    this.year = this.yearOf(rows, row);
    return this.year !== 0 && this.readDay() && this.readCells() && this.readContent();
  }

  /** '' where only the record can tell. */
  plainId(): string {
    return this.readKey() && isKey(this.text, this.from[AT.dept_cd] ?? 0, this.to[AT.dept_cd] ?? 0)
      ? this.key.sha256()
      : '';
  }

  /** After {@link plainId}: the same key with the department added. */
  departmentId(): string {
    this.key.push(SEPARATOR);
    this.key.pushKey(this.text, this.from[AT.dept_cd] ?? 0, this.to[AT.dept_cd] ?? 0);
    return this.key.sha256();
  }

  currentBudget(): number {
    const from = this.from[AT.bdg_cash_amt] ?? 0;
    const to = this.to[AT.bdg_cash_amt] ?? 0;
    return from === to ? NaN : this.amount(from, to);
  }

  writeImage(out: BinaryRows): void {
    for (let index = 0; index < IMAGE_AT.length; index += 1) {
      const at = IMAGE_AT[index] ?? 0;
      const from = this.from[at] ?? 0;
      const to = this.to[at] ?? 0;
      if (at === AT.fld_cd && this.fieldCode !== '') out.latin1(this.fieldCode);
      else if (from === to) out.null();
      else if (IS_AMOUNT[at] === 1) out.int8(this.amount(from, to));
      else out.slice(this.text, from, to);
    }
  }

  private amount(from: number, to: number): number {
    return this.text[from] === MINUS ? -digits(this.text, from + 1, to) : digits(this.text, from, to);
  }

  private readDay(): boolean {
    const from = this.from[AT.exe_ymd] ?? 0;
    const to = this.to[AT.exe_ymd] ?? 0;
    const published = to - from === 8 ? digits(this.text, from, to) : -1;
    this.day = published === -1 ? NO_DAY : this.days.of(published);
    // A row cannot speak for a later year than the one after its date.
    return this.day !== NO_DAY && this.year <= Math.floor(published / 10_000) + 1;
  }

  private readCells(): boolean {
    const from = this.from[AT.laf_cd] ?? 0;
    const to = this.to[AT.laf_cd] ?? 0;
    this.government = to - from === 7 ? this.governments.at(digits(this.text, from, to)) : -1;
    this.hasDepartment = this.from[AT.dept_cd] !== this.to[AT.dept_cd];
    const filled =
      this.from[AT.acnt_dv_nm] !== this.to[AT.acnt_dv_nm] && this.from[AT.dbiz_nm] !== this.to[AT.dbiz_nm];
    return (
      filled && this.government !== -1 && this.all(TEXTS_AT, isTrimmed) && this.all(AMOUNTS_AT, isPlainAmount)
    );
  }

  private all(cells: readonly number[], test: (text: Buffer, from: number, to: number) => boolean): boolean {
    for (let index = 0; index < cells.length; index += 1) {
      const at = cells[index] ?? 0;
      if (!test(this.text, this.from[at] ?? 0, this.to[at] ?? 0)) return false;
    }
    return true;
  }

  /** The content's hash, as {@link rowHash} defines it. */
  private readContent(): boolean {
    const { content } = this;
    content.clear();
    this.fieldCode = '';
    for (let cell = 0; cell < WIDTH; cell += 1) {
      if (cell === AT.exe_ymd) continue;
      const from = this.from[cell] ?? 0;
      const to = this.to[cell] ?? 0;
      if (cell === AT.fld_cd && from === to) content.pushLatin1(this.findFieldCode());
      else content.pushSlice(this.text, from, to);
      content.push(SEPARATOR);
    }
    this.hash = content.sha256();
    return true;
  }

  /** A field that has a name and no code. */
  private findFieldCode(): string {
    const from = this.from[AT.fld_nm] ?? 0;
    const to = this.to[AT.fld_nm] ?? 0;
    if (from === to) return '';
    const name = this.text.toString('latin1', from, to);
    const known = this.fieldCodes.get(name);
    this.fieldCode = known ?? fieldCodeOf(this.text.toString('utf8', from, to)) ?? '';
    if (known === undefined && this.fieldCodes.size < 1000) this.fieldCodes.set(name, this.fieldCode);
    return this.fieldCode;
  }

  /** The key's text, as {@link projectKey} defines it. @returns false where a character of it has more than one form */
  private readKey(): boolean {
    const { key, text } = this;
    key.clear();
    const code = this.from[AT.dbiz_cd] === this.to[AT.dbiz_cd] ? AT.dbiz_nm : AT.dbiz_cd;
    for (const cell of [AT.fyr, AT.laf_cd, code, AT.acnt_dv_nm]) {
      if (cell !== AT.fyr) key.push(SEPARATOR);
      if (!key.pushKey(text, this.from[cell] ?? 0, this.to[cell] ?? 0)) return false;
    }
    return true;
  }
}

/** Digits as a number, -1 where there is anything else. */
function digits(text: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (text[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Department codes are digits and letters. */
function isKey(text: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((text[at] ?? 0) >= 0x80) return false;
  return true;
}

function isPlainAmount(text: Buffer, from: number, to: number): boolean {
  if (from === to) return true;
  const first = text[from] === MINUS ? from + 1 : from;
  const length = to - first;
  if (length < 1 || length > SAFE_DIGITS) return false;
  // 007 and -0 are written otherwise when they are stored.
  if (text[first] === 0x30 && (length > 1 || first > from)) return false;
  return digits(text, first, to) !== -1;
}

/** Whether a text has no blank around it. A character that may be one of Unicode's blanks is looked at elsewhere. */
function isTrimmed(text: Buffer, from: number, to: number): boolean {
  if (from === to) return true;
  return !mayBeBlank(text[from] ?? 0) && !mayEndBlank(text, from, to);
}

function mayBeBlank(byte: number): boolean {
  return byte <= 0x20 || (byte > 0xbf && byte < 0xe4) || byte === 0xef;
}

function mayEndBlank(text: Buffer, from: number, to: number): boolean {
  const last = text[to - 1] ?? 0;
  if (last < 0x80) return last <= 0x20;
  const two = to - 2 >= from && text[to - 2] === 0xc2;
  return two || (to - 3 >= from && mayBeBlank(text[to - 3] ?? 0) && (text[to - 3] ?? 0) > 0x20);
}

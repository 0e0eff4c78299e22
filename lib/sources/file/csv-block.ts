import { COLUMNS } from '@/lib/domain/project';
import { type Charset, decoderOf } from '@/lib/sources/file/charset';
import { type Layout } from '@/lib/sources/file/columns';
import { type CsvRecord, scanCsv } from '@/lib/sources/file/csv';
import { csvRecord, LONGEST_CELL } from '@/lib/sources/file/records';
import { BLANK, PLAIN, RECORD, type Rows } from '@/lib/sources/rows';
import { type SourceRecord } from '@/lib/sources/source';

/** How many rows are taken, and kept, together. */
export const BLOCK_ROWS = 4096;

const WIDTH = COLUMNS.length;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** What a byte means in a line of plain cells; 0 for a character like any other. */
const CELL_END = 1;
const LINE_END = 2;
const LINE_END_FIRST = 3;
const ODD = 4;
const MEANING = new Uint8Array(256).fill(ODD, 0, SPACE);
MEANING[0x22] = ODD;
MEANING[0x2c] = CELL_END;
MEANING[LF] = LINE_END;
MEANING[CR] = LINE_END_FIRST;

/** A stretch of a CSV file: where it stands there, and whether the file ends with it. */
export interface Stretch {
  bytes: Buffer;
  /** The place of its first byte in the file. */
  at: number;
  line: number;
  last: boolean;
  /** The longest stretch that is read: where its first record still reaches the end, that one line is broken. */
  full: boolean;
}

/** A line as the quick scan saw it. */
interface Seen {
  /** Behind the last character. */
  end: number;
  /** Behind the line end; -1 where the stretch ends before it. */
  next: number;
  cells: number;
  plain: boolean;
}

/** The rows at the beginning of a stretch, taken apart as bytes; the same object is filled again and again. */
export class CsvBlock implements Rows {
  count = 0;
  raw: Uint8Array = new Uint8Array();
  text: Buffer = Buffer.alloc(0);
  readonly starts = new Int32Array(BLOCK_ROWS * WIDTH);
  readonly ends = new Int32Array(BLOCK_ROWS * WIDTH);
  readonly kinds = new Uint8Array(BLOCK_ROWS);
  readonly lines = new Uint32Array(BLOCK_ROWS);
  /** How many bytes the rows take, and the line behind them. */
  taken = 0;
  nextLine = 1;
  private readonly begins = new Int32Array(BLOCK_ROWS);
  private readonly cuts: Int32Array;
  /** Whether every column that is read is in the file: nothing of the row before has to be wiped out. */
  private readonly complete: boolean;
  private readonly seen: Seen = { end: 0, next: 0, cells: 0, plain: false };
  private at = 0;

  constructor(
    private readonly layout: Layout,
    private readonly charset: Charset,
  ) {
    this.complete = COLUMNS.every((_, column) => layout.targets.includes(column));
    // One more than there should be, so that a line of too many cells is told apart.
    this.cuts = new Int32Array(layout.width + 2);
  }

  /** Takes the rows that stand there whole, as many as a block holds. */
  fill(stretch: Stretch): void {
    const { bytes, at, line } = stretch;
    this.text = bytes;
    this.at = at;
    this.count = 0;
    let place = 0;
    let number = line;
    while (place < bytes.length && this.count < BLOCK_ROWS) {
      const lines = this.take(place, number, stretch);
      if (lines === 0) break;
      place = this.seen.next;
      number += lines;
    }
    this.taken = place;
    this.nextLine = number;
    this.raw = bytes.subarray(0, place);
  }

  readonly record = (row: number): SourceRecord => {
    const begin = this.begins[row] ?? 0;
    const found = this.scan(begin, this.lines[row] ?? 0);
    const cut = this.at + found.end > this.charset.cutAt;
    const decode = decoderOf(this.charset.name, this.text);
    return csvRecord(found, this.text, decode, this.layout, cut);
  };

  /** Takes one line, or one record of several. @returns how many lines it has; 0 where the stretch ends inside it */
  private take(place: number, line: number, stretch: Stretch): number {
    const { last } = stretch;
    this.look(place);
    const { seen } = this;
    if (seen.next === -1 && !last) return 0;
    if (seen.next === -1) seen.next = this.text.length;
    if (seen.end === place && seen.plain) return 1;
    const cut = this.at + seen.end > this.charset.cutAt;
    if (seen.plain && seen.cells === this.layout.width && !cut) this.keepPlain(place, line);
    else return this.keepRecord(place, line, stretch);
    return 1;
  }

  /** One look at each byte of a line: where its cells end, and whether it holds anything but plain cells. */
  private look(place: number): void {
    const { text, cuts } = this;
    let cells = 0;
    let plain = this.charset.name === 'utf-8';
    let at = place;
    for (; at < text.length; at += 1) {
      const meaning = MEANING[text[at] ?? 0];
      if (meaning === 0) continue;
      if (meaning === LINE_END) break;
      if (meaning === CELL_END) cuts[cells++] = at;
      else if (meaning === ODD || text[at + 1] !== LF) plain = false;
      if (cells === cuts.length) cells -= 1;
    }
    this.endLine(place, at, cells, plain);
  }

  private endLine(place: number, at: number, cells: number, plain: boolean): void {
    const { seen, text } = this;
    const complete = at < text.length;
    seen.next = complete ? at + 1 : -1;
    seen.end = complete && at > place && text[at - 1] === CR ? at - 1 : at;
    this.cuts[cells] = seen.end;
    seen.cells = cells + 1;
    seen.plain = (plain || seen.end === place) && seen.end - place <= LONGEST_CELL;
  }

  private keepPlain(place: number, line: number): void {
    const { targets } = this.layout;
    const base = this.count * WIDTH;
    if (!this.complete) {
      this.starts.fill(0, base, base + WIDTH);
      this.ends.fill(0, base, base + WIDTH);
    }
    let from = place;
    for (let cell = 0; cell < targets.length; cell += 1) {
      const end = this.cuts[cell] ?? 0;
      const target = targets[cell] ?? -1;
      if (target !== -1) {
        this.starts[base + target] = from;
        this.ends[base + target] = end;
      }
      from = end + 1;
    }
    this.keep(place, line, PLAIN);
  }

  private keepRecord(place: number, line: number, { last, full }: Stretch): number {
    const found = this.scan(place, line);
    const { length } = this.text;
    const hopeless = full && place === 0 && found.next < length;
    if (!last && found.reach >= length && !hopeless) return 0;
    this.seen.next = found.next;
    this.keep(place, line, found.blank ? BLANK : RECORD);
    return found.cells === null ? 1 : linesOf(this.text, place, found);
  }

  private keep(place: number, line: number, kind: number): void {
    this.begins[this.count] = place;
    this.lines[this.count] = line;
    this.kinds[this.count] = kind;
    this.count += 1;
  }

  private scan(at: number, line: number): CsvRecord {
    const decode = decoderOf(this.charset.name, this.text);
    const first = scanCsv(this.text, decode, this.layout.width, { at, line }).next();
    if (first.done) throw new Error('a row is gone');
    return first.value;
  }
}

/** A quoted cell can hold line ends. */
function linesOf(bytes: Buffer, from: number, { next }: CsvRecord): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF, from); at !== -1 && at < next; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return Math.max(lines, 1);
}

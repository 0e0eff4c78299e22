import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { AT } from '@/lib/domain/project';
import { type Fetched, type SourceBatch, type SourceName, type SourceRecord } from '@/lib/sources/source';
import { BLANK, PLAIN, type Rows } from '@/lib/sources/rows';
import { type BlockKeeper } from '@/lib/pipeline/blocks';
import { Days } from '@/lib/pipeline/bulk/days';
import { type Governments } from '@/lib/pipeline/bulk/governments';
import { Numbers } from '@/lib/pipeline/bulk/growing';
import { packPlace, placeOf } from '@/lib/pipeline/bulk/places';
import { PlainRow } from '@/lib/pipeline/bulk/plain-row';
import { keepHeapSmall, releaseBlocks, releaseMemory } from '@/lib/pipeline/heap';
import { keptRows, recordRows } from '@/lib/pipeline/bulk/record-rows';
import { RowSender } from '@/lib/pipeline/bulk/row-sender';
import { readStored } from '@/lib/pipeline/bulk/stored-index';
import { TextRow } from '@/lib/pipeline/bulk/text-row';
import { PROTECTED } from '@/lib/pipeline/bulk/year-index';
import { type Kept, YearPass } from '@/lib/pipeline/bulk/year-pass';
import { Coverage } from '@/lib/pipeline/coverage';
import { identify, idsOf } from '@/lib/pipeline/intake';
import { type KnownCodes, normalize, type Normalized, readYear } from '@/lib/pipeline/normalize';
import { type Rejected } from '@/lib/pipeline/types';
import { type Turns } from '@/lib/pipeline/turns';

/** After so many rows the connections have their turn: the server would wait for what lies ready. */
const SLICE = 256;
/** Of blocks read again so many may be held for nobody. */
const BLOCKS_HELD = 4;

export interface BulkContext {
  client: pg.PoolClient;
  pool: pg.Pool;
  turns: Turns;
  source: SourceName;
  runId: string;
  knownAt: number;
  codes: KnownCodes;
  governments: Governments;
  latestYear: number;
  keeper: BlockKeeper;
}

/** A year that was read: to be finished before the next is begun. */
export interface ReadYear {
  pass: YearPass;
  sender: RowSender;
  coverage: Coverage;
}

/**
 * Reads an input of many rows, one fiscal year at a time, so that memory holds one year's index and never the rows. The
 * first reading keeps all of them and plans the year that comes first; rows of other years are noted by their place and
 * read again from the blocks that keep them.
 */
export class BulkIntake {
  readonly rejected: Rejected[] = [];
  /** Rows that were read, of whatever kind. */
  rows = 0;
  private current: ReadYear | null = null;
  private readonly waiting = new Map<number, Numbers>();
  private readonly done = new Set<number>();
  private readonly plain: PlainRow;

  constructor(
    private readonly context: BulkContext,
    private readonly fetched: Fetched,
    private readonly oneByOne: boolean,
  ) {
    this.plain = new PlainRow(context.governments, new Days(context.latestYear));
  }

  /** Reads the whole input and plans year after year. @param finish called for each, before the next is begun */
  async run(batches: AsyncIterable<SourceBatch>, finish: (year: ReadYear) => Promise<void>): Promise<void> {
    if (this.fetched.rows === undefined) keepHeapSmall();
    const blocks = this.fetched.rows?.() ?? recordRows(batches);
    for await (const rows of blocks) await this.takeBlock(rows);
    await this.end(finish);
    if (this.waiting.size > 0) keepHeapSmall();
    for (const [year, places] of this.waiting) {
      releaseMemory();
      await this.begin(year);
      await this.takeAgain(places);
      await this.end(finish);
      this.waiting.delete(year);
    }
  }

  private async end(finish: (year: ReadYear) => Promise<void>): Promise<void> {
    const { current } = this;
    if (current === null) return;
    await current.sender.finish();
    await finish(current);
    this.done.add(current.pass.year);
    this.current = null;
  }

  private async begin(year: number): Promise<void> {
    const { context } = this;
    const { pool, source, governments } = context;
    const coverage = await Coverage.load(pool, source, [year]);
    const index = await readStored(pool, source, year, governments);
    const load = index.size === 0 && !this.oneByOne && (await this.beginLoad(year));
    const serves = governments.codes.map((code) => coverage.serves(year, code));
    const sender = new RowSender({ ...context, serves: (place) => serves[place] === true }, year, load);
    this.current = {
      pass: new YearPass(year, index, governments, coverage, sender, this.oneByOne),
      sender,
      coverage,
    };
  }

  /** A year that no source has rows of gets its tables now; they are attached when the plan is applied. */
  private async beginLoad(year: number): Promise<boolean> {
    const { client, turns } = this.context;
    const { rows } = await turns.run(() =>
      client.query<{ begun: boolean }>('SELECT begin_project_year($1) AS begun', [year]),
    );
    return rows[0]?.begun === true;
  }

  private async takeBlock(rows: Rows): Promise<void> {
    const { seq, id } = await this.context.keeper.keepBytes([rows.raw], rows.lines.subarray(0, rows.count));
    if (this.current === null) {
      const year = this.firstYear(rows);
      if (year !== null) await this.begin(year);
    }
    const blockId = Number(id);
    for (let row = 0; row < rows.count; row += 1) {
      if (row % SLICE === SLICE - 1) await setImmediate();
      if (rows.kinds[row] === BLANK) continue;
      this.rows += 1;
      this.takeRow(rows, row, seq, blockId, row + 1, true);
    }
    await this.current?.sender.flow();
  }

  /** The noted rows of a year, block after block. */
  private async takeAgain(places: Numbers): Promise<void> {
    const view = places.view();
    let blocks = 0;
    for (let at = 0; at < view.length;) {
      blocks += 1;
      if (blocks % BLOCKS_HELD === 0) releaseBlocks();
      const { seq } = placeOf(view[at] ?? 0);
      const rows = await keptRows(this.context.keeper, seq, this.fetched);
      const blockId = Number(this.context.keeper.at(seq).id);
      for (; at < view.length && placeOf(view[at] ?? 0).seq === seq; at += 1) {
        const { row } = placeOf(view[at] ?? 0);
        this.takeRow(rows, row, seq, blockId, row + 1, false);
      }
      await this.current?.sender.flow();
    }
  }

  private firstYear(rows: Rows): number | null {
    for (let row = 0; row < rows.count; row += 1) {
      const year = this.yearAt(rows, row);
      if (year !== null) return year;
    }
    return null;
  }

  private yearAt(rows: Rows, row: number): number | null {
    const plain = rows.kinds[row] === PLAIN ? this.plain.yearOf(rows, row) : 0;
    if (plain !== 0) return plain;
    return rows.kinds[row] === BLANK ? null : yearOfRecord(rows.record(row));
  }

  private takeRow(
    rows: Rows,
    row: number,
    seq: number,
    blockId: number,
    blockRow: number,
    first: boolean,
  ): void {
    const { current, plain } = this;
    const place = { seq, row, blockId, blockRow };
    if (rows.kinds[row] === PLAIN && current !== null) {
      const year = plain.yearOf(rows, row);
      if (year !== 0 && year !== current.pass.year) {
        this.wait(year, seq, row);
        return;
      }
      if (year !== 0 && plain.read(rows, row) && this.takePlain(current.pass, place)) return;
    }
    this.takeRecord(rows.record(row), place, first);
  }

  private takePlain(pass: YearPass, { seq, row, blockId, blockRow }: RowPlace): boolean {
    const { plain } = this;
    const place = packPlace(seq, row);
    if (pass.takeKnown(plain, place)) return true;
    const id = plain.plainId();
    if (id === '') return false;
    pass.take(plain, id, place, { blockId, blockRow });
    return true;
  }

  /** A row that the quick look could not tell. */
  private takeRecord(record: SourceRecord, place: RowPlace, first: boolean): void {
    const year = yearOfRecord(record);
    if (year === null && !first) return;
    if (year !== null && year !== this.current?.pass.year) {
      this.wait(year, place.seq, place.row);
      return;
    }
    const { row, problem } = this.normalized(record);
    if (row === null || this.current === null) {
      this.reject(record, place, problem ?? { reason: 'broken_line', column: null, value: null });
      return;
    }
    const { pass } = this.current;
    const read = new TextRow(row, this.context.governments);
    const number = packPlace(place.seq, place.row);
    if (!pass.takeKnown(read, number)) pass.take(read, read.plainId(), number, place);
  }

  private normalized({
    cells,
    problem,
  }: SourceRecord): Normalized | { row: null; problem: SourceRecord['problem'] } {
    if (cells === null || problem !== null) return { row: null, problem };
    return normalize(cells, this.context.codes, this.context.latestYear);
  }

  private reject(record: SourceRecord, { blockId, blockRow }: RowPlace, problem: Rejected['problem']): void {
    const cells = record.cells ?? [];
    const identity = record.cells === null ? null : identify(record.cells);
    const lafCd = (cells[AT.laf_cd] ?? '').trim();
    const ids = idsOf(identity);
    this.rejected.push({
      block: { id: String(blockId) },
      blockRow,
      line: record.line,
      problem,
      ids,
      fiscalYear: readYear((cells[AT.fyr] ?? '').trim()),
      lafCd: this.context.codes.has(lafCd) ? lafCd : null,
    });
    if (this.current !== null) protect(this.current.pass, ids);
  }

  private wait(year: number, seq: number, row: number): void {
    if (this.done.has(year)) return;
    let places = this.waiting.get(year);
    if (places === undefined) {
      places = new Numbers();
      this.waiting.set(year, places);
    }
    places.push(packPlace(seq, row));
  }
}

interface RowPlace extends Kept {
  seq: number;
  row: number;
}

/** What was kept out may be one of these: none of them is taken for gone. */
export function protect({ index }: YearPass, ids: readonly string[]): void {
  for (const id of ids) {
    const entry = index.findByText(id);
    if (entry !== -1) index.mark(entry, PROTECTED);
  }
}

function yearOfRecord({ cells }: SourceRecord): number | null {
  return cells === null ? null : readYear((cells[AT.fyr] ?? '').trim());
}

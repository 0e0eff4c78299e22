import type pg from 'pg';
import { HASH_VERSION } from '@/lib/domain/project/row-hash';
import { idOfDigest } from '@/lib/domain/project/identity';
import { type SourceName } from '@/lib/sources/source';
import { BinaryRows } from '@/lib/pipeline/bulk/binary-rows';
import { type ReadRow } from '@/lib/pipeline/bulk/read-row';
import { type Kept, type Sender, type SentAs } from '@/lib/pipeline/bulk/year-pass';
import { copyBytes } from '@/lib/pipeline/copy';
import { IMAGE_COLUMN_LIST } from '@/lib/pipeline/stored';
import { type Turns } from '@/lib/pipeline/turns';

/** What is gathered before it is sent. Two such buffers: one fills while the other is written. */
const GATHERED = 4 << 20;
const VERSION = String.fromCharCode(HASH_VERSION);

/** What every row of a run has in common. */
export interface RunStamp {
  client: pg.PoolClient;
  turns: Turns;
  source: SourceName;
  runId: string;
  /** `now()` of the run's transaction, in microseconds since 2000-01-01. */
  knownAt: number;
  /** Whether a government, by its place in the register, is served from this source in the year. */
  serves: (government: number) => boolean;
}

const STAGE_COLUMNS = [
  'fyr',
  'id',
  'government',
  'entry',
  'is_new',
  'moved',
  'serving',
  ...IMAGE_COLUMN_LIST,
  'as_of',
  'row_hash',
  'block_id',
  'block_row',
];
const LOAD_COLUMNS = [
  'fyr',
  'id',
  'source',
  'serving',
  ...IMAGE_COLUMN_LIST,
  'as_of',
  'run_id',
  'known_at',
  'row_hash',
  'raw_block_id',
  'raw_row',
];

/** Where no row lies. */
const BEFORE_ALL = '(0,0)';

/** Whether rows come government after government. */
class Order {
  kept = true;
  private last = -1;
  private readonly seen = new Set<number>();

  take(government: number): void {
    if (government === this.last || !this.kept) return;
    this.last = government;
    this.kept = !this.seen.has(government);
    this.seen.add(government);
  }
}

/**
 * Sends new and changed rows by COPY: to the tables of a year that has none yet, standing alone, or to the staging table.
 */
export class RowSender implements Sender {
  private filling = new BinaryRows(GATHERED);
  private spare: BinaryRows | null = null;
  private sending: Promise<void> = Promise.resolve();
  private readonly order = new Order();
  private filled = BEFORE_ALL;

  /** @param load whether the year's own table is loaded */
  constructor(
    private readonly stamp: RunStamp,
    private readonly year: number,
    readonly load: boolean,
  ) {}

  get table(): string {
    return this.load ? `project_${this.year}` : 'stage_sent';
  }

  readonly send = (
    row: ReadRow,
    id: string,
    { entry, isNew, moved }: SentAs,
    { blockId, blockRow }: Kept,
  ): void => {
    const out = this.filling;
    const { source, runId, knownAt, serves } = this.stamp;
    if (this.load) this.order.take(row.government);
    out.begin(this.load ? LOAD_COLUMNS.length : STAGE_COLUMNS.length);
    out.int2(this.year);
    out.latin1(idOfDigest(id));
    if (this.load) out.latin1(source);
    else {
      out.int2(row.government);
      out.int4(entry);
      out.bool(isNew);
      out.bool(moved);
    }
    out.bool(serves(row.government));
    row.writeImage(out);
    out.int4(row.day);
    if (this.load) {
      out.int8(Number(runId));
      out.int8(knownAt);
    }
    out.latin1(VERSION + row.hash);
    out.int8(blockId);
    out.int4(blockRow);
  };

  /** To be called after each block of rows: what was gathered is written while the next is read. */
  async flow(): Promise<void> {
    if (this.filling.length < GATHERED / 2) return;
    await this.flush();
  }

  async finish(): Promise<void> {
    if (this.filling.rows > 0) await this.flush();
    await this.sending;
  }

  private async flush(): Promise<void> {
    await this.sending;
    const full = this.filling;
    this.filling = this.spare ?? new BinaryRows(GATHERED);
    this.spare = full;
    this.sending = this.write(full);
    this.sending.catch(() => undefined);
  }

  private async write(full: BinaryRows): Promise<void> {
    const columns = this.load ? LOAD_COLUMNS : STAGE_COLUMNS;
    // Nobody else sees the table before the run commits: its rows are written as they will stay.
    const options = this.load ? 'FORMAT binary, FREEZE true' : 'FORMAT binary';
    const statement = `COPY ${this.table} (${columns.join(', ')}) FROM STDIN (${options})`;
    await this.stamp.turns.run(() => copyBytes(this.stamp.client, statement, full.finished()));
    full.clear();
    if (this.load && this.order.kept) await this.fill(true);
  }

  /** The first revisions of what was loaded since the last time: the server has time for it while the next rows are read. */
  private async fill(inOrder: boolean): Promise<void> {
    const { client, turns } = this.stamp;
    const { rows } = await turns.run(() =>
      client.query<{ last: string }>('SELECT fill_project_revisions($1, $2, $3) AS last', [
        this.year,
        this.filled,
        inOrder,
      ]),
    );
    this.filled = rows[0]?.last ?? this.filled;
  }

  /** Takes back rows of a loaded year. */
  async withdraw(ids: readonly string[]): Promise<void> {
    const { client } = this.stamp;
    await client.query(`DELETE FROM ${this.table} WHERE fyr = $1 AND id = ANY($2)`, [this.year, ids]);
    if (this.load) await client.query('SELECT withdraw_project_revisions($1, $2)', [this.year, ids]);
  }

  /** Where the rows did not come government after government, all revisions are written again in that order: so they are read. */
  async settle(): Promise<void> {
    if (!this.load || this.order.kept) return;
    await this.stamp.client.query('SELECT withdraw_project_revisions($1, NULL)', [this.year]);
    this.filled = BEFORE_ALL;
    await this.fill(false);
  }
}

import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib';
import type pg from 'pg';
import { type Fetched, type SourceBatch } from '@/lib/sources/source';
import { BinaryRows } from '@/lib/pipeline/bulk/binary-rows';
import { copyBytes } from '@/lib/pipeline/copy';
import { Turns } from '@/lib/pipeline/turns';
import { type RawPlace } from '@/lib/pipeline/types';

/** A block of raw rows: its number in `raw_block`, and the lines on which its rows begin. */
interface Block {
  id: string;
  firstLine: number | null;
  /** Null where each row is one line. */
  lines: Uint32Array | null;
}

interface Waiting {
  id: string;
  sha256: string;
  rows: number;
  bytes: number;
  data: Promise<Buffer>;
}

const compress = promisify(zstdCompress);
/** The lowest level costs a third of the usual one and leaves a tenth more. */
const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 1 << 18 };
/** So many blocks are compressed, in other threads, before they are sent together. */
const TOGETHER = 4;
const COLUMNS = ['id', 'sha256', 'format', 'charset', 'rows', 'bytes', 'data'];
const COPY = `COPY raw_block (${COLUMNS.join(', ')}) FROM STDIN (FORMAT binary)`;
const NUMBERS = 64;
/** For a usual block, compressed. */
const ROOM = 1 << 18;

/**
 * Keeps raw rows as received: the rows that came together are a block, the header repeated at its start so that it can be
 * read by itself, named by the SHA-256 of its bytes, compressed with Zstandard. A block that is stored already is linked,
 * not stored again. Blocks are written in the run's transaction as they come, so that memory does not grow with them.
 */
export class BlockKeeper {
  private readonly blocks: Block[] = [];
  private readonly known = new Map<string, string>();
  private waiting: Waiting[] = [];
  private sending: Promise<void> = Promise.resolve();
  private numbers: string[] = [];
  private readonly out = new BinaryRows(ROOM);

  constructor(
    private readonly client: pg.PoolClient,
    private readonly pool: pg.Pool,
    private readonly input: Pick<Fetched, 'header' | 'format' | 'charset'>,
    private readonly turns = new Turns(),
  ) {}

  /** Keeps the rows of a batch. @returns where each is kept */
  async keep(batch: SourceBatch): Promise<RawPlace[]> {
    const id = batch.kept?.blockId ?? (await this.keepRecords(batch)).id;
    if (batch.kept !== undefined)
      this.blocks.push({ id, firstLine: batch.records[0]?.line ?? null, lines: null });
    return batch.records.map((_, index) => ({
      block: { id },
      blockRow: batch.kept?.rows[index] ?? index + 1,
    }));
  }

  private async keepRecords({ records }: SourceBatch): Promise<Block> {
    const lines = Uint32Array.from(records, ({ line }) => line);
    const { seq } = await this.keepBytes(
      records.map(({ bytes }) => bytes),
      lines,
    );
    return this.at(seq);
  }

  /**
   * Keeps rows as they lie. The bytes may be used again afterwards.
   * @param lines the line on which each row begins
   * @returns the block's place among the run's blocks, and its number
   */
  async keepBytes(pieces: readonly Uint8Array[], lines: Uint32Array): Promise<{ seq: number; id: string }> {
    const data = Buffer.concat(this.input.header === null ? pieces : [this.input.header, ...pieces]);
    const sha256 = hash('sha256', data, 'hex');
    const known = this.known.get(sha256) ?? (await this.storedId(sha256));
    const id = known ?? (await this.nextNumber());
    this.known.set(sha256, id);
    const seq = this.blocks.length;
    const firstLine = lines[0] ?? null;
    const contiguous = lines.every((line, row) => line === (firstLine ?? 0) + row);
    this.blocks.push({ id, firstLine, lines: contiguous ? null : lines.slice() });
    if (known === undefined)
      await this.add({ id, sha256, rows: lines.length, bytes: data.length, data: compress(data, QUICKLY) });
    return { seq, id };
  }

  private async add(block: Waiting): Promise<void> {
    this.waiting.push(block);
    // Whoever waits for it later hears of a failure; until then nobody does.
    block.data.catch(() => undefined);
    if (this.waiting.length < TOGETHER) return;
    await this.sending;
    this.send();
  }

  private send(): void {
    const blocks = this.waiting;
    this.waiting = [];
    this.sending = this.write(blocks);
    this.sending.catch(() => undefined);
  }

  private async write(blocks: readonly Waiting[]): Promise<void> {
    const { format, charset } = this.input;
    const { out } = this;
    for (const { id, sha256, rows, bytes, data: compressing } of blocks) {
      const data = await compressing;
      out.clear();
      out.begin(COLUMNS.length);
      out.int8(Number(id));
      const digest = Buffer.from(sha256, 'hex');
      out.slice(digest, 0, digest.length);
      out.utf8(format);
      out.utf8(charset);
      out.int4(rows);
      out.int4(bytes);
      out.bytesOf(data);
      await this.turns.run(() => copyBytes(this.client, COPY, out.finished()));
    }
  }

  /** Waits until every block is written. */
  async settle(): Promise<void> {
    await this.sending;
    if (this.waiting.length > 0) this.send();
    await this.sending;
  }

  /** Links the blocks to the run. */
  async save(runId: string): Promise<void> {
    await this.settle();
    await this.turns.run(() =>
      this.client.query(
        `INSERT INTO run_raw_block (run_id, seq, block_id, first_line)
         SELECT $1, ordinality - 1, block, line FROM unnest($2::bigint[], $3::int[]) WITH ORDINALITY AS b (block, line, ordinality)`,
        [runId, this.blocks.map(({ id }) => id), this.blocks.map(({ firstLine }) => firstLine)],
      ),
    );
  }

  at(seq: number): Block {
    const block = this.blocks[seq];
    if (block === undefined) throw new Error(`block ${seq} was not kept`);
    return block;
  }

  /** The bytes of a kept block, header and all. */
  async read(seq: number): Promise<Buffer> {
    await this.settle();
    const { rows } = await this.turns.run(() =>
      this.client.query<{ data: Buffer }>('SELECT data FROM raw_block WHERE id = $1', [this.at(seq).id]),
    );
    const [block] = rows;
    if (block === undefined) throw new Error('a kept block is gone');
    return unpackBlock(block.data);
  }

  /** Read beside the run's connection: only other runs' blocks are asked for. */
  private async storedId(sha256: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ id: string }>('SELECT id FROM raw_block WHERE sha256 = $1', [
      Buffer.from(sha256, 'hex'),
    ]);
    return rows[0]?.id;
  }

  /** Rows name their block before it is written. */
  private async nextNumber(): Promise<string> {
    if (this.numbers.length === 0) {
      const wanted = this.blocks.length === 0 ? 1 : NUMBERS;
      const { rows } = await this.pool.query<{ id: string }>(
        `SELECT nextval('raw_block_id_seq') AS id FROM generate_series(1, $1) ORDER BY 1 DESC`,
        [wanted],
      );
      this.numbers = rows.map(({ id }) => id);
    }
    const number = this.numbers.pop();
    if (number === undefined) throw new Error('no number for a raw block');
    return number;
  }
}

/** A kept block's bytes as received. */
export function unpackBlock(data: Buffer): Buffer {
  return zstdDecompressSync(data);
}

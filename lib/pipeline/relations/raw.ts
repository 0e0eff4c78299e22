import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import type pg from 'pg';
import { type RelationBatch, type RelationInput } from '@/lib/sources/relation-input';

/** The lowest level costs a third of the usual one and leaves a tenth more. */
const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** The raw blocks of a run's relations, in the order in which they came. */
export class RelationBlocks {
  private readonly kept: { id: string; firstLine: number | null }[] = [];

  constructor(
    private readonly client: pg.PoolClient,
    private readonly input: Pick<RelationInput, 'format' | 'charset'>,
  ) {}

  /** Stores a batch as received, in the run's transaction; one that is stored already is linked. @returns its id */
  async keep({ records }: RelationBatch): Promise<string> {
    const data = bytesOf(records.map(({ bytes }) => bytes));
    const sha256 = createHash('sha256').update(data).digest();
    const id = (await this.idOf(sha256)) ?? (await this.store(sha256, data, records.length));
    this.kept.push({ id, firstLine: records[0]?.line ?? null });
    return id;
  }

  /** Links the blocks to the run, after those of its projects. */
  async link(runId: string): Promise<void> {
    await this.client.query(
      `INSERT INTO run_raw_block (run_id, seq, block_id, first_line)
       SELECT $1::bigint, coalesce((SELECT max(seq) + 1 FROM run_raw_block WHERE run_id = $1::bigint), 0) + n - 1, id, line
         FROM unnest($2::bigint[], $3::int[]) WITH ORDINALITY AS kept (id, line, n)`,
      [runId, this.kept.map(({ id }) => id), this.kept.map(({ firstLine }) => firstLine)],
    );
  }

  private async idOf(sha256: Buffer): Promise<string | null> {
    const { rows } = await this.client.query<{ id: string }>('SELECT id FROM raw_block WHERE sha256 = $1', [
      sha256,
    ]);
    return rows[0]?.id ?? null;
  }

  private async store(sha256: Buffer, data: Buffer, rows: number): Promise<string> {
    const { format, charset } = this.input;
    const stored = await this.client.query<{ id: string }>(
      `INSERT INTO raw_block (sha256, format, charset, rows, bytes, data) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [sha256, format, charset, rows, data.length, zstdCompressSync(data, QUICKLY)],
    );
    const [block] = stored.rows;
    if (block === undefined) throw new Error('a raw block was not stored');
    return block.id;
  }
}

/** One text at once, where they all are texts: a buffer for each row costs more than the row. */
function bytesOf(pieces: readonly (Uint8Array | string)[]): Buffer {
  const texts = pieces.filter((piece) => typeof piece === 'string');
  if (texts.length === pieces.length) return Buffer.from(texts.join(''));
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}

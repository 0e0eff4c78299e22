import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type pg from 'pg';
import { type Fetched, type SourceBatch } from '@/lib/sources/source';
import { type RawPlace } from '@/lib/pipeline/types';

/**
 * Keeps raw rows as received: a batch is a block, the header repeated at its start so that it can be read by itself,
 * named by the SHA-256 of its bytes, compressed with Zstandard. A block that is kept already is linked, not stored again.
 */
export class BlockKeeper {
  private seq = 0;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly runId: string,
    private readonly input: Pick<Fetched, 'header' | 'format' | 'charset'>,
  ) {}

  /** @returns where each row of the batch is kept */
  async keep(batch: SourceBatch): Promise<RawPlace[]> {
    const blockId = batch.kept?.blockId ?? (await this.store(batch));
    await this.client.query(
      'INSERT INTO run_raw_block (run_id, seq, block_id, first_line) VALUES ($1, $2, $3, $4)',
      [this.runId, this.seq, blockId, batch.records[0]?.line ?? null],
    );
    this.seq += 1;
    return batch.records.map((_, index) => ({ blockId, blockRow: batch.kept?.rows[index] ?? index + 1 }));
  }

  private async store({ records }: SourceBatch): Promise<string> {
    const { header, format, charset } = this.input;
    const pieces = records.map(({ bytes }) => bytes);
    const data = Buffer.concat(header === null ? pieces : [header, ...pieces]);
    const sha256 = createHash('sha256').update(data).digest();
    const known = await this.client.query<{ id: string }>('SELECT id FROM raw_block WHERE sha256 = $1', [
      sha256,
    ]);
    if (known.rows[0] !== undefined) return known.rows[0].id;
    const { rows } = await this.client.query<{ id: string }>(
      `INSERT INTO raw_block (sha256, format, charset, rows, bytes, data) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [sha256, format, charset, records.length, data.length, zstdCompressSync(data)],
    );
    const [stored] = rows;
    if (stored === undefined) throw new Error('a raw block was not stored');
    return stored.id;
  }
}

/** A kept block's bytes as received. */
export function unpackBlock(data: Buffer): Buffer {
  return zstdDecompressSync(data);
}

import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type pg from 'pg';
import { type Fetched, type SourceBatch } from '@/lib/sources/source';
import { type KeptBlock, type RawPlace } from '@/lib/pipeline/types';

interface NewBlock {
  sha256: Buffer;
  rows: number;
  bytes: number;
  /** Compressed; null where the block is stored already. */
  data: Buffer | null;
}

/**
 * Keeps raw rows as received: a batch is a block, the header repeated at its start so that it can be read by itself,
 * named by the SHA-256 of its bytes, compressed with Zstandard. A block that is stored already is linked, not stored
 * again. Blocks are held until {@link save}: a run locks nothing that others read before it writes.
 */
export class BlockKeeper {
  private readonly blocks: { kept: KeptBlock; firstLine: number | null; made: NewBlock | null }[] = [];

  constructor(
    private readonly client: pg.PoolClient,
    private readonly input: Pick<Fetched, 'header' | 'format' | 'charset'>,
  ) {}

  /** @returns where each row of the batch will be kept */
  async keep(batch: SourceBatch): Promise<RawPlace[]> {
    const kept: KeptBlock = { id: batch.kept?.blockId ?? null };
    const made = batch.kept === undefined ? await this.make(batch, kept) : null;
    this.blocks.push({ kept, firstLine: batch.records[0]?.line ?? null, made });
    return batch.records.map((_, index) => ({ block: kept, blockRow: batch.kept?.rows[index] ?? index + 1 }));
  }

  private async make({ records }: SourceBatch, kept: KeptBlock): Promise<NewBlock> {
    const { header } = this.input;
    const pieces = records.map(({ bytes }) => bytes);
    const data = Buffer.concat(header === null ? pieces : [header, ...pieces]);
    const sha256 = createHash('sha256').update(data).digest();
    kept.id = await this.idOf(sha256);
    const compressed = kept.id === null ? zstdCompressSync(data) : null;
    return { sha256, rows: records.length, bytes: data.length, data: compressed };
  }

  private async idOf(sha256: Buffer): Promise<string | null> {
    const { rows } = await this.client.query<{ id: string }>('SELECT id FROM raw_block WHERE sha256 = $1', [
      sha256,
    ]);
    return rows[0]?.id ?? null;
  }

  /** Stores the new blocks and links all to the run; every place then has its block's id. */
  async save(runId: string): Promise<void> {
    for (const [seq, { kept, firstLine, made }] of this.blocks.entries()) {
      if (made !== null) kept.id ??= await this.store(made);
      await this.client.query(
        'INSERT INTO run_raw_block (run_id, seq, block_id, first_line) VALUES ($1, $2, $3, $4)',
        [runId, seq, kept.id, firstLine],
      );
    }
  }

  private async store({ sha256, rows, bytes, data }: NewBlock): Promise<string> {
    const { format, charset } = this.input;
    await this.client.query(
      `INSERT INTO raw_block (sha256, format, charset, rows, bytes, data) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (sha256) DO NOTHING`,
      [sha256, format, charset, rows, bytes, data],
    );
    const id = await this.idOf(sha256);
    if (id === null) throw new Error('a raw block was not stored');
    return id;
  }
}

/** A kept block's bytes as received. */
export function unpackBlock(data: Buffer): Buffer {
  return zstdDecompressSync(data);
}

import type pg from 'pg';
import { openText } from '@/lib/sources/file/file-source';
import { type Fetched, type Source, type SourceBatch, type SourceName } from '@/lib/sources/source';
import { unpackBlock } from '@/lib/pipeline/blocks';
import { retryRelations } from '@/lib/pipeline/relations/retry';
import { sync, type SyncReport } from '@/lib/pipeline/sync';
import { type RawPlace } from '@/lib/pipeline/types';

interface OpenRow {
  id: string;
  origin: string | null;
  raw_block_id: string;
  raw_row: number;
  line: number;
}

export interface RetryReport {
  open: number;
  resolved: number;
  runs: SyncReport[];
}

/**
 * Reads every row that is kept out again, from where it was kept, with the register and the rules of today. Those that
 * pass are applied as a partial snapshot, one run for each source, and marked as resolved.
 */
export async function retryQuarantine(
  pool: pg.Pool,
  notice?: (message: string) => void,
): Promise<RetryReport> {
  const { rows: sources } = await pool.query<{ source: SourceName }>(
    `SELECT DISTINCT source FROM quarantine WHERE state = 'open' AND relation IS NULL AND raw_block_id IS NOT NULL ORDER BY source`,
  );
  const report: RetryReport = { open: 0, resolved: 0, runs: [] };
  for (const { source } of sources) {
    const rows = await openRows(pool, source);
    const passed: string[] = [];
    const alongside = async (client: pg.PoolClient, runId: string, rejected: readonly RawPlace[]) => {
      passed.push(...rows.filter((row) => !rejected.some((place) => isAt(place, row))).map((row) => row.id));
      await client.query(
        `UPDATE quarantine SET state = 'resolved', resolved_run_id = $2 WHERE id = ANY($1)`,
        [passed, runId],
      );
    };
    report.runs.push(
      await sync({ pool, source: keptSource(pool, source, rows), alongside, ...(notice ? { notice } : {}) }),
    );
    report.open += rows.length - passed.length;
    report.resolved += passed.length;
  }
  const relations = await retryRelations(pool, notice);
  report.open += relations.open;
  report.resolved += relations.resolved;
  if (relations.run !== null) report.runs.push(relations.run);
  return report;
}

function isAt({ block, blockRow }: RawPlace, row: OpenRow): boolean {
  return block.id === row.raw_block_id && blockRow === row.raw_row;
}

async function openRows(pool: pg.Pool, source: SourceName): Promise<OpenRow[]> {
  const { rows } = await pool.query<OpenRow>(
    `SELECT id, origin, raw_block_id, raw_row, coalesce(line, 0) AS line FROM quarantine
      WHERE state = 'open' AND relation IS NULL AND source = $1 AND raw_block_id IS NOT NULL ORDER BY raw_block_id, raw_row`,
    [source],
  );
  return rows;
}

/** Kept rows as an input: each block read again by itself. */
function keptSource(pool: pg.Pool, name: SourceName, rows: readonly OpenRow[]): Source {
  const origins = [...new Set(rows.map((row) => row.origin ?? name))];
  const fetched: Fetched = {
    origin: `quarantine of ${origins.join(', ')}`,
    kind: 'partial',
    format: 'jsonl',
    charset: 'utf-8',
    header: null,
    batches: () => keptBatches(pool, rows),
    warnings: () => [],
    cursor: () => null,
    close: async () => undefined,
  };
  return { name, fetch: async () => fetched };
}

async function* keptBatches(pool: pg.Pool, rows: readonly OpenRow[]): AsyncGenerator<SourceBatch> {
  for (const [blockId, wanted] of Map.groupBy(rows, (row) => row.raw_block_id)) {
    const { rows: blocks } = await pool.query<{ data: Buffer; charset: 'utf-8' | 'cp949' }>(
      'SELECT data, charset FROM raw_block WHERE id = $1',
      [blockId],
    );
    const [block] = blocks;
    if (block === undefined) throw new Error(`raw block ${blockId} is gone`);
    const kept = [...openText(unpackBlock(block.data), block.charset).records];
    const records = wanted.map((row) => {
      const record = kept[row.raw_row - 1];
      if (record === undefined) throw new Error(`raw block ${blockId} has no row ${row.raw_row}`);
      return { ...record, line: row.line };
    });
    yield { records, kept: { blockId, rows: wanted.map((row) => row.raw_row) } };
  }
}

import type pg from 'pg';
import { type RelationName, RELATIONS } from '@/lib/domain/relations';
import { relationRecord } from '@/lib/sources/finance-db/relation-records';
import { type RelationBatch } from '@/lib/sources/relation-input';
import { type Fetched, type Source } from '@/lib/sources/source';
import { unpackBlock } from '@/lib/pipeline/blocks';
import { sync, type SyncReport } from '@/lib/pipeline/sync';

interface OpenRow {
  id: string;
  relation: RelationName;
  raw_block_id: string;
  raw_row: number;
  line: string;
}

/**
 * Reads the rows of relations that are kept out again, from where they were kept, as a partial snapshot. Those of the finance
 * database alone: the rows of other sources come again with their next reading.
 * @returns how many went in and how many are kept out still; `run` is null where none was to be read
 */
export async function retryRelations(
  pool: pg.Pool,
  notice?: (message: string) => void,
): Promise<{ open: number; resolved: number; run: SyncReport | null }> {
  const { rows } = await pool.query<OpenRow>(
    `SELECT id, relation, raw_block_id, raw_row, coalesce(line, 0) AS line FROM quarantine
      WHERE state = 'open' AND relation IS NOT NULL AND source = 'finance-db' AND raw_block_id IS NOT NULL
      ORDER BY relation, raw_block_id, raw_row`,
  );
  if (rows.length === 0) return { open: 0, resolved: 0, run: null };
  let resolved = 0;
  const alongside = async (client: pg.PoolClient, runId: string) => {
    const done = await client.query(
      `UPDATE quarantine q SET state = 'resolved', resolved_run_id = $2 WHERE id = ANY($1) AND NOT EXISTS (
         SELECT FROM stage_relation_rejected r WHERE r.block_id = q.raw_block_id AND r.block_row = q.raw_row)`,
      [rows.map(({ id }) => id), runId],
    );
    resolved = done.rowCount ?? 0;
  };
  const run = await sync({ pool, source: keptSource(pool, rows), alongside, ...(notice ? { notice } : {}) });
  return { open: rows.length - resolved, resolved, run };
}

function keptSource(pool: pg.Pool, rows: readonly OpenRow[]): Source {
  const fetched: Fetched = {
    origin: 'quarantine',
    kind: 'partial',
    format: 'jsonl',
    charset: 'utf-8',
    header: null,
    batches: async function* () {},
    relations: {
      kind: 'partial',
      format: 'jsonl',
      charset: 'utf-8',
      batches: () => keptBatches(pool, rows),
      scopes: () => [],
      warnings: () => [],
    },
    warnings: () => [],
    cursor: () => null,
    close: async () => undefined,
  };
  return { name: 'finance-db', fetch: async () => fetched };
}

async function* keptBatches(pool: pg.Pool, rows: readonly OpenRow[]): AsyncGenerator<RelationBatch> {
  for (const wanted of Map.groupBy(rows, (row) => `${row.relation} ${row.raw_block_id}`).values()) {
    const [{ relation, raw_block_id: blockId } = { relation: null, raw_block_id: '' }] = wanted;
    if (relation === null) continue;
    const { rows: blocks } = await pool.query<{ data: Buffer }>('SELECT data FROM raw_block WHERE id = $1', [
      blockId,
    ]);
    const [block] = blocks;
    if (block === undefined) throw new Error(`raw block ${blockId} is gone`);
    const lines = unpackBlock(block.data).toString('utf8').split('\n');
    const records = wanted.map(({ raw_row: row, line }) => {
      const image = lines[row - 1];
      if (image === undefined) throw new Error(`raw block ${blockId} has no row ${row}`);
      return relationRecord(RELATIONS[relation], { image, line, op: 'insert', entity: relation });
    });
    yield { relation, records, kept: { blockId, rows: wanted.map((row) => row.raw_row) } };
  }
}

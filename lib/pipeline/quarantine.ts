import type pg from 'pg';
import { type SourceName } from '@/lib/sources/source';
import { type Rejected } from '@/lib/pipeline/types';

/** So many go to the server together. */
const TOGETHER = 2000;

/** Keeps what was kept out, each raw row once however often it comes. */
export async function quarantine(
  client: pg.PoolClient,
  run: { runId: string; source: SourceName; origin: string },
  rejected: readonly Rejected[],
): Promise<void> {
  for (let from = 0; from < rejected.length; from += TOGETHER)
    await keepOut(client, run, rejected.slice(from, from + TOGETHER));
}

async function keepOut(
  client: pg.PoolClient,
  { runId, source, origin }: { runId: string; source: SourceName; origin: string },
  rejected: readonly Rejected[],
): Promise<void> {
  await client.query(
    `INSERT INTO quarantine (run_id, source, origin, line, col, value, reason, detail, raw_block_id, raw_row)
     SELECT $1::bigint, $2, $3, * FROM unnest($4::int[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::bigint[], $10::int[])
     ON CONFLICT (raw_block_id, raw_row) WHERE state = 'open' DO NOTHING`,
    [
      runId,
      source,
      origin,
      rejected.map(({ line }) => line),
      rejected.map(({ problem }) => problem.column),
      rejected.map(({ problem }) => problem.value),
      rejected.map(({ problem }) => problem.reason),
      rejected.map(({ problem }) => JSON.stringify(problem.detail ?? {})),
      rejected.map(({ block }) => block.id),
      rejected.map(({ blockRow }) => blockRow),
    ],
  );
}

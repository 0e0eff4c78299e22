import type pg from 'pg';
import { type InputKind, type SourceName } from '@/lib/sources/source';
import { type Counts } from '@/lib/pipeline/types';

/** Begins a run. @returns its id */
export async function beginRun(client: pg.PoolClient, source: SourceName): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO run (source, state) VALUES ($1, 'running') RETURNING id`,
    [source],
  );
  const [run] = rows;
  if (run === undefined) throw new Error('a run was not begun');
  return run.id;
}

/** A run that will be undone: it takes no number from those that come. @returns its id */
export async function tryRun(client: pg.PoolClient, source: SourceName): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO run (id, source, state) OVERRIDING SYSTEM VALUE
     SELECT coalesce(max(id), 0) + 1, $1, 'running' FROM run RETURNING id`,
    [source],
  );
  const [run] = rows;
  if (run === undefined) throw new Error('a trial was not begun');
  return run.id;
}

/** What is known of a run when it ends. */
export interface RunEnd {
  state: 'done' | 'refused' | 'failed';
  origin: string | null;
  kind: InputKind | null;
  counts: Counts;
  asOf: { from: string | null; to: string | null };
  pagesInvalidated: number;
  seconds: number;
  warnings: readonly string[];
  error: string | null;
}

export async function endRun(client: pg.PoolClient, runId: string, end: RunEnd): Promise<void> {
  const { counts } = end;
  await client.query(
    `UPDATE run SET state = $2, origin = $3, partial = $4, finished_at = clock_timestamp(), as_of_from = $5, as_of_to = $6,
            read = $7, inserted = $8, updated = $9, unchanged = $10, backdated = $11, duplicates = $12, held_back = $13,
            quarantined = $14, removed = $15, pages_invalidated = $16, seconds = $17, warnings = $18, error = $19
      WHERE id = $1`,
    [
      runId,
      end.state,
      end.origin,
      end.kind !== null && end.kind !== 'whole',
      end.asOf.from,
      end.asOf.to,
      counts.read,
      counts.inserted,
      counts.updated,
      counts.unchanged,
      counts.backdated,
      counts.duplicates,
      counts.heldBack,
      counts.quarantined,
      counts.removed,
      end.pagesInvalidated,
      end.seconds,
      end.warnings,
      end.error,
    ],
  );
}

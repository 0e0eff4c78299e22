import type { ClientBase } from 'pg';
import { FEED_BATCH, inBatches, SNAPSHOT_BATCH } from '@/lib/sources/finance-db/cursor';
import { CHANGE_HASH, type FeedState } from '@/lib/sources/finance-db/position';
import { type ImageRow, recordOf } from '@/lib/sources/finance-db/records';
import { type Column, columnOf, REQUIRED_COLUMNS } from '@/lib/domain/project';
import { type FeedCursor, type SourceBatch, SourceError } from '@/lib/sources/source';

/**
 * A project's row without one of the columns that it needs would be read as one whose figures were not published.
 * @throws SourceError naming the columns that `finance.project` lacks; where there is none at all the read says so itself
 */
export async function checkProjectColumns(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ columns: string[] | null }>(
    `SELECT array_agg(attname::text) AS columns FROM pg_attribute
      WHERE attrelid = to_regclass('finance.project') AND attnum > 0 AND NOT attisdropped`,
  );
  const there = new Set<Column | null>(rows[0]?.columns?.map(columnOf) ?? REQUIRED_COLUMNS);
  // The day is that of the read.
  const missing = REQUIRED_COLUMNS.filter((column) => column !== 'exe_ymd' && !there.has(column));
  if (missing.length > 0) throw new SourceError(`finance.project lacks ${missing.join(', ')}`);
}

/** Every project as it stands now: as of today in Seoul. */
export async function* readSnapshot(client: ClientBase): AsyncGenerator<SourceBatch> {
  const query = `
    SELECT (to_jsonb(p) || jsonb_build_object('exe_ymd', to_char(now() AT TIME ZONE 'Asia/Seoul', 'YYYYMMDD')))::text AS image,
           row_number() OVER ()::text AS line, 'insert' AS op, NULL AS tx
    FROM finance.project p`;
  for await (const rows of inBatches<ImageRow>(client, query, [], SNAPSHOT_BATCH))
    yield { records: rows.map(recordOf) };
}

/** What a cursor is after everything below the horizon was read. */
export async function newestPosition(
  client: ClientBase,
  state: FeedState,
  from: FeedCursor,
): Promise<FeedCursor> {
  const { rows } = await client.query<{ tx: string; seq: string; hash: string; at: string }>(
    `SELECT c.tx::text, c.seq::text, ${CHANGE_HASH} AS hash, to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
     FROM finance.change c WHERE (c.tx, c.seq) > ($1::xid8, $2) AND c.tx < $3::xid8 ORDER BY c.tx DESC, c.seq DESC LIMIT 1`,
    [from.tx, from.seq, String(state.horizon)],
  );
  const [row] = rows;
  const snapshot = isOutlived(from.snapshot, state) ? null : from.snapshot;
  if (row === undefined) return { ...from, snapshot };
  const { tx, seq, hash, at } = row;
  return { epoch: state.epoch, tx, seq: Number(seq), rowHash: hash, changedAt: at, snapshot };
}

/** Whether everything that was under way at a snapshot (`xmin:xmax:open transactions`) is over and has been read. */
function isOutlived(snapshot: string | null, { horizon }: FeedState): boolean {
  const end = snapshot?.split(':')[1];
  return end !== undefined && horizon >= BigInt(end);
}

/**
 * The changes after a position, in the order of (transaction, sequence): the image after each change, as of the Seoul
 * date on which it was made. Only transactions older than any still open are read, so that none that commits late is
 * passed over; and nothing that the first snapshot already held, so that no older state comes back.
 */
export async function* readChanges(
  client: ClientBase,
  state: FeedState,
  from: FeedCursor,
): AsyncGenerator<SourceBatch> {
  const query = `
    SELECT (c.image || jsonb_build_object('exe_ymd', to_char(c.changed_at AT TIME ZONE 'Asia/Seoul', 'YYYYMMDD')))::text AS image,
           c.seq::text AS line, c.op, c.tx::text AS tx
    FROM finance.change c
    WHERE (c.tx, c.seq) > ($1::xid8, $2) AND c.tx < $3::xid8 AND c.entity = 'project'
      AND ($4::pg_snapshot IS NULL OR NOT pg_visible_in_snapshot(c.tx, $4::pg_snapshot))
    ORDER BY c.tx, c.seq`;
  const values = [from.tx, from.seq, String(state.horizon), from.snapshot];
  for await (const rows of inBatches<ImageRow>(client, query, values, FEED_BATCH)) {
    yield { records: rows.map(recordOf) };
  }
}

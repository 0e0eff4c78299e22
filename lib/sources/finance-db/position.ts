import type { ClientBase } from 'pg';
import type { FeedCursor } from '@/lib/sources/source';

/** One row of the feed as text, so that its hash tells whether the database still holds what was read. */
export const CHANGE_HASH = `encode(sha256(convert_to(concat_ws('|', c.tx, c.seq, c.entity, c.key, c.op, c.image, c.changed_at AT TIME ZONE 'UTC'), 'UTF8')), 'hex')`;

/** Where the feed of this database stands, read in the transaction that the rows are read in. */
export interface FeedState {
  epoch: string;
  /** The oldest transaction whose changes are still in the feed. */
  oldestTx: bigint;
  /** Every transaction below is over: the feed can be read up to here, and what is below will never grow. */
  horizon: bigint;
  /** The first transaction id not yet handed out. */
  nextTx: bigint;
  /** What this transaction sees, as PostgreSQL writes it. */
  snapshot: string;
}

/** @throws Error when the database does not keep the contract (no epoch) */
export async function readFeedState(client: ClientBase): Promise<FeedState> {
  const { rows } = await client.query<{
    id: string;
    oldest: string;
    horizon: string;
    next: string;
    snapshot: string;
  }>(
    `SELECT e.id::text, e.oldest_tx::text AS oldest,
            pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
            pg_snapshot_xmax(pg_current_snapshot())::text AS next,
            pg_current_snapshot()::text AS snapshot
     FROM finance.feed_epoch e`,
  );
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error('finance.feed_epoch must hold exactly one row');
  return {
    epoch: row.id,
    oldestTx: BigInt(row.oldest),
    horizon: BigInt(row.horizon),
    nextTx: BigInt(row.next),
    snapshot: row.snapshot,
  };
}

/**
 * Up to which transaction the feed can be read from a position: the horizon, or an older one. An older transaction can change a row
 * after a younger one did, once that is over; where a third one is still open between the two, the horizon parts them. The older
 * one's change read now, and the younger one's at a later pull, would leave the row as the younger one made it. So the cut is made
 * where it parts no row's changes from an earlier one: rows of one project in several departments count as one.
 */
export async function settledHorizon(
  client: ClientBase,
  { horizon }: FeedState,
  from: Pick<FeedCursor, 'tx' | 'seq' | 'snapshot'>,
): Promise<bigint> {
  const beyond = await client.query('SELECT FROM finance.change WHERE tx >= $1::xid8 LIMIT 1', [
    String(horizon),
  ]);
  if (beyond.rowCount === 0) return horizon;
  const { rows } = await client.query<{ tx: string; upto: string }>(
    `SELECT DISTINCT tx, upto FROM (
       SELECT tx::text::numeric AS tx,
              max(tx::text::numeric) OVER (PARTITION BY entity, key - 'dept_cd' ORDER BY seq) AS upto
         FROM finance.change c
        WHERE (tx, seq) > ($1::xid8, $2) AND ($3::pg_snapshot IS NULL OR NOT pg_visible_in_snapshot(tx, $3::pg_snapshot))
       ) unread WHERE tx < upto ORDER BY tx DESC`,
    [from.tx, from.seq, from.snapshot],
  );
  return rows.reduce(
    (cut, { tx, upto }) => (BigInt(tx) < cut && cut <= BigInt(upto) ? BigInt(tx) : cut),
    horizon,
  );
}

/** In the place of the last row's hash: the position is of a portal that did not read the relations beside the projects yet. */
const RELATIONS_UNREAD = 'relations unread';

/**
 * Why a stored position cannot be continued from, in words for the run's warnings; null where it can. A restore brings
 * the old epoch back, so the last row that was read has to be there still, unchanged.
 */
export async function whyNotContinue(
  client: ClientBase,
  stored: FeedCursor,
  state: FeedState,
): Promise<string | null> {
  if (stored.epoch !== state.epoch) return 'the finance database began a new life (another feed_epoch)';
  if (BigInt(stored.tx) > state.nextTx) return 'the finance database was restored to an earlier time';
  if (BigInt(stored.tx) < state.oldestTx) return 'the feed no longer reaches back to the last pull';
  if (stored.rowHash === null) return null;
  if (stored.rowHash === RELATIONS_UNREAD) return 'the relations beside the projects had not been read yet';
  const { rows } = await client.query<{ hash: string }>(
    `SELECT ${CHANGE_HASH} AS hash FROM finance.change c WHERE c.tx = $1::xid8 AND c.seq = $2`,
    [stored.tx, stored.seq],
  );
  return rows[0]?.hash === stored.rowHash ? null : 'the feed no longer holds the last change that was read';
}

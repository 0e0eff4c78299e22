import type { Pool, PoolClient } from 'pg';
import { readFeedState, settledHorizon, whyNotContinue } from '@/lib/sources/finance-db/position';
import {
  checkProjectColumns,
  newestPosition,
  readChanges,
  readSnapshot,
} from '@/lib/sources/finance-db/reads';
import { readRelations } from '@/lib/sources/finance-db/relation-reads';
import { type FeedCursor, type Fetched, type Source, SourceError } from '@/lib/sources/source';

/**
 * The finance database as a source. The first pull reads everything; each later one reads the feed from where the last
 * stood. Where that is impossible (a new life, a restore, a feed that was cut) everything is read again, and the run says
 * so. All reads of a pull see one snapshot; the role may only read.
 */
export function financeDbSource(pool: Pool): Source {
  return {
    name: 'finance-db',
    fetch: async (stored) => {
      const client = await connect(pool);
      try {
        return await open(client, stored);
      } catch (error) {
        client.release(true);
        throw asSourceError(error);
      }
    },
  };
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asSourceError(error);
  }
}

function asSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new SourceError(
    `the finance database cannot be read: ${reason}. Check FINANCE_DATABASE_URL and that its role may read schema finance.`,
  );
}

async function open(client: PoolClient, stored: FeedCursor | null): Promise<Fetched> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const now = await readFeedState(client);
  const reason = stored === null ? null : await whyNotContinue(client, stored, now);
  const from = stored === null || reason !== null ? null : stored;
  const state = from === null ? now : { ...now, horizon: await settledHorizon(client, now, from) };
  // A snapshot is followed by the feed from the oldest transaction that was still open; what the snapshot already held of later
  // ones is left out then.
  const start: FeedCursor = {
    epoch: state.epoch,
    tx: String(state.horizon),
    seq: 0,
    rowHash: null,
    changedAt: null,
    snapshot: state.snapshot,
  };
  if (from === null) await checkProjectColumns(client);
  const relations = await readRelations(client, state, from);
  const position = from === null ? start : await newestPosition(client, state, from);
  return {
    origin: `feed ${state.epoch}`,
    kind: from === null ? 'whole' : 'changes',
    format: 'jsonl',
    charset: 'utf-8',
    header: null,
    demo: await readDemo(client),
    batches: () => guarded(from === null ? readSnapshot(client) : readChanges(client, state, from)),
    relations: { ...relations, batches: () => guarded(relations.batches()) },
    warnings: () => (reason === null ? [] : [`Everything was read again: ${reason}.`]),
    cursor: () => position,
    close: async () => {
      await client.query('COMMIT').catch(() => undefined);
      client.release();
    },
  };
}

/** Whether the reference finance database says that its amounts are invented; an operator's own has no such note. */
async function readDemo(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    `SELECT to_regclass('finance.meta') IS NOT NULL AS known`,
  );
  if (rows[0]?.known !== true) return false;
  const meta = await client.query(`SELECT FROM finance.meta WHERE key = 'demo' AND value = 'true'`);
  return meta.rowCount === 1;
}

async function* guarded<T>(batches: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* batches;
  } catch (error) {
    throw asSourceError(error);
  }
}

import type { Pool, PoolClient } from 'pg';
import type { SearchWriter } from '@/lib/search/engine';
import { postgresWriter } from '@/lib/search/postgres/writer';

interface Delivery {
  id: string;
  payload: string;
}

/** One drain at a time: the key of its lock, kept for the transaction. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtext('gotgan.search'))`;

/** The runs that wait to be searched. @throws Error naming an outbox row that names no run */
async function waiting(transaction: PoolClient): Promise<Delivery[]> {
  await transaction.query(LOCK);
  const { rows } = await transaction.query<Delivery>(
    `SELECT id, payload FROM outbox WHERE topic = 'search' AND delivered_at IS NULL ORDER BY id FOR UPDATE`,
  );
  const wrong = rows.find(({ payload }) => !/^\d+$/.test(payload));
  if (wrong !== undefined)
    throw new Error(`outbox row ${wrong.id}: "${wrong.payload}" is not the number of a run`);
  return rows;
}

/** Whether the engine's documents are of the form that its writer makes. */
async function isOfThisVersion(
  db: Pick<Pool | PoolClient, 'query'>,
  { name, version }: SearchWriter,
): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM search_state WHERE engine = $1 AND version = $2', [
    name,
    version,
  ]);
  return rowCount !== 0;
}

async function rebuild(transaction: PoolClient, writer: SearchWriter): Promise<number> {
  const written = await writer.rebuild(transaction);
  await transaction.query(
    `INSERT INTO search_state (engine, version, built_at) VALUES ($1, $2, clock_timestamp())
     ON CONFLICT (engine) DO UPDATE SET version = excluded.version, built_at = excluded.built_at`,
    [writer.name, writer.version],
  );
  return written;
}

async function deliver(transaction: PoolClient, writer: SearchWriter): Promise<number> {
  const deliveries = await waiting(transaction);
  const current = await isOfThisVersion(transaction, writer);
  if (deliveries.length === 0) return current ? 0 : rebuild(transaction, writer);
  const runIds = [...new Set(deliveries.map(({ payload }) => payload))];
  const changed = current ? await writer.index(transaction, runIds) : await rebuild(transaction, writer);
  // With the documents themselves: a run that was killed before they were written has its number all the same.
  await transaction.query('UPDATE run SET documents_indexed = documents_indexed + $2 WHERE id = $1', [
    runIds.at(-1),
    changed,
  ]);
  await transaction.query(
    `UPDATE outbox SET delivered_at = clock_timestamp(), attempts = attempts + 1, next_attempt_at = NULL
      WHERE id = ANY($1::bigint[])`,
    [deliveries.map(({ id }) => id)],
  );
  return changed;
}

/**
 * Works off the outbox's topic 'search': the documents of the projects that the waiting runs changed, or all of them where they
 * are of an earlier form. Documents and the
 * mark of delivery stand or fall together; what fails is counted as an attempt and waits for the next call.
 * @param pool with the sync role's rights
 * @returns how many documents were written or removed
 */
export async function drainSearch(pool: Pool, writer: SearchWriter = postgresWriter): Promise<number> {
  return inTransaction(pool, (transaction) => deliver(transaction, writer), countAttempt);
}

/** The same within a transaction that will be undone: what the drain after a run would write. @returns how many documents */
export function drainWithin(transaction: PoolClient, writer: SearchWriter = postgresWriter): Promise<number> {
  return deliver(transaction, writer);
}

/**
 * Drains what is due: nothing while all that waits has failed lately. Each failure doubles the pause, from ten seconds to an hour.
 * @returns null where nothing was due
 */
export async function drainDueSearch(
  pool: Pool,
  writer: SearchWriter = postgresWriter,
): Promise<number | null> {
  const due = await pool.query(
    `SELECT FROM outbox WHERE topic = 'search' AND delivered_at IS NULL
        AND (next_attempt_at IS NULL OR next_attempt_at <= clock_timestamp()) LIMIT 1`,
  );
  const nothing = due.rowCount === 0 && (await isOfThisVersion(pool, writer));
  return nothing ? null : drainSearch(pool, writer);
}

/** Whether the documents are of an earlier form, as they are after an upgrade: until they are made anew, nothing is found. */
export async function isSearchOutdated(pool: Pool, writer: SearchWriter = postgresWriter): Promise<boolean> {
  return !(await isOfThisVersion(pool, writer));
}

/** Compares every document with its project. @returns how many were wrong, and are not any more */
export async function repairSearch(pool: Pool, writer: SearchWriter = postgresWriter): Promise<number> {
  return inTransaction(pool, async (transaction) => {
    await transaction.query(LOCK);
    return writer.repair(transaction);
  });
}

/** Makes every document anew, beside those that are searched meanwhile. @returns how many there are */
export async function rebuildSearch(pool: Pool, writer: SearchWriter = postgresWriter): Promise<number> {
  return inTransaction(pool, async (transaction) => {
    await transaction.query(LOCK);
    return rebuild(transaction, writer);
  });
}

/** What waits failed together: one is read with the other. The pause is between the half and the whole, so that nobody marches in step. */
async function countAttempt(client: PoolClient, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await client.query(
    `UPDATE outbox SET attempts = attempts + 1, last_error = left($1, 300),
            next_attempt_at = clock_timestamp()
              + make_interval(secs => least(3600, 10 * 2 ^ least(attempts, 20)) * (0.5 + random() / 2))
      WHERE topic = 'search' AND delivered_at IS NULL`,
    [reason],
  );
}

async function inTransaction<T>(
  pool: Pool,
  work: (transaction: PoolClient) => Promise<T>,
  afterFailure?: (client: PoolClient, error: unknown) => Promise<void>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    const undo = async () => {
      await client.query('ROLLBACK');
      await afterFailure?.(client, error);
    };
    await undo().catch((reason: Error) => (broken = reason));
    throw error;
  } finally {
    client.release(broken);
  }
}

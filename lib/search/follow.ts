import type { Pool, PoolClient } from 'pg';
import type { SearchWriter } from '@/lib/search/engine';

/** An engine outside of this database, as far as following it goes. */
export interface FollowingEngine {
  writer: SearchWriter;
  /** How many documents it holds of each stamp: `source:fiscal year:run`. */
  stamps: () => Promise<ReadonlyMap<string, number>>;
}

export interface Followed {
  /** Documents written or removed. */
  written: number;
  /** Of these, documents that were wrong although everything had been delivered. */
  repaired: number;
}

interface State {
  version: number;
  through_run: string | null;
}

const LOCK = `SELECT pg_try_advisory_xact_lock(hashtext('gotgan.search.' || $1)) AS mine`;
const EXPECTED = `SELECT source || ':' || fyr || ':' || run_id AS stamp, count(*)::int AS documents
  FROM project WHERE serving GROUP BY source, fyr, run_id`;

/**
 * Brings an engine outside of this database up to the last run: what the runs since then changed, or everything where its documents
 * are of another form. Then what it holds is counted beside what the database holds, and what differs is mended.
 * @param pool with the sync role's rights
 * @returns null where it was up to date, or another process is at it
 */
export async function followSearch(pool: Pool, engine: FollowingEngine): Promise<Followed | null> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // Everything is read as of one moment: a run that ends meanwhile is the next call's.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const followed = await follow(client, engine);
    await client.query('COMMIT');
    return followed;
  } catch (error) {
    const undo = async () => {
      await client.query('ROLLBACK');
      await noteFailure(client, engine.writer, error);
    };
    await undo().catch((reason: Error) => (broken = reason));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function follow(client: PoolClient, { writer, stamps }: FollowingEngine): Promise<Followed | null> {
  const lock = await client.query<{ mine: boolean }>(LOCK, [writer.name]);
  if (lock.rows[0]?.mine !== true) return null;
  const { state, runs, last } = await waiting(client, writer.name);
  const current = state?.version === writer.version;
  if (current && runs.length === 0) return null;
  const written = current ? await writer.index(client, runs) : await writer.rebuild(client);
  const repaired = (await isInStep(client, stamps)) ? 0 : await writer.repair(client);
  const documents = [...(await stamps()).values()].reduce((sum, count) => sum + count, 0);
  await client.query(
    `INSERT INTO search_state (engine, version, built_at, through_run, checked_at, documents, repaired)
     VALUES ($1, $2, clock_timestamp(), $3, clock_timestamp(), $4, $5)
     ON CONFLICT (engine) DO UPDATE SET version = excluded.version, through_run = excluded.through_run,
       built_at = CASE WHEN $6 THEN search_state.built_at ELSE excluded.built_at END, checked_at = excluded.checked_at,
       documents = excluded.documents, repaired = excluded.repaired, failed_at = NULL, error = NULL`,
    [writer.name, writer.version, last, documents, repaired, current],
  );
  return { written: written + repaired, repaired };
}

async function waiting(
  client: PoolClient,
  engine: string,
): Promise<{ state: State | undefined; runs: string[]; last: string | null }> {
  const { rows: states } = await client.query<State>(
    'SELECT version, through_run FROM search_state WHERE engine = $1',
    [engine],
  );
  const [state] = states;
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM run WHERE state = 'done' AND id > $1::bigint ORDER BY id`,
    [state?.through_run ?? '0'],
  );
  const runs = rows.map(({ id }) => id);
  return { state, runs, last: runs.at(-1) ?? state?.through_run ?? null };
}

async function isInStep(client: PoolClient, stamps: FollowingEngine['stamps']): Promise<boolean> {
  const { rows } = await client.query<{ stamp: string; documents: number }>(EXPECTED);
  const held = await stamps();
  return held.size === rows.length && rows.every(({ stamp, documents }) => held.get(stamp) === documents);
}

/** For the status page; an engine that never was reached has no state to note it in. */
async function noteFailure(client: PoolClient, { name }: SearchWriter, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await client.query(
    `INSERT INTO search_state (engine, version, built_at, failed_at, error) VALUES ($1, 0, clock_timestamp(), clock_timestamp(), left($2, 300))
     ON CONFLICT (engine) DO UPDATE SET failed_at = excluded.failed_at, error = excluded.error`,
    [name, reason],
  );
}

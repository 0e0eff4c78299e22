import os from 'node:os';
import type pg from 'pg';

/** One sync at a time: the key of the advisory lock, held for the run by its connection. */
const LOCK = 7_240_115;

/** Who is at work, as far as it can be told. */
export interface TurnHolder {
  /** `4242@web-1`: process and machine. */
  who: string;
  source: string | null;
  since: Date | null;
}

/** Another sync is at work, and who asked did not want to wait. Nothing was done. Exit code 5. */
export class BusyError extends Error {
  override name = 'BusyError';
  readonly exitCode = 5;
}

export interface TurnOptions {
  /** Whether to wait for another sync to end, or to leave. */
  wait: boolean;
  /** Told who is at work, when another sync holds the lock. */
  onWait: (message: string) => void;
}

/**
 * Takes the lock of the pipeline. While it is held, the connection is named after this process, so that whoever comes
 * next can be told whom it waits for. Runs still marked as running belong to a process that is no more: they are marked
 * as interrupted.
 * @throws BusyError when another sync is at work and `wait` is false
 */
export async function takeTurn(client: pg.PoolClient, { wait, onWait }: TurnOptions): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LOCK]);
  if (rows[0]?.taken !== true) {
    const holder = holderText(await findHolder(client));
    if (!wait) throw new BusyError(`another sync is running (${holder}): nothing was done`);
    onWait(`another sync is running (${holder}): waiting for it to end`);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  }
  await client.query(`SELECT set_config('application_name', $1, false)`, [
    `gotgan sync ${process.pid}@${os.hostname()}`,
  ]);
  await client.query(
    `UPDATE run SET state = 'interrupted', finished_at = clock_timestamp() WHERE state = 'running'`,
  );
}

export async function endTurn(client: pg.PoolClient): Promise<void> {
  await client.query('RESET application_name');
  await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
}

/** Takes the lock for the transaction at hand where nobody holds it. @returns whether it did */
export async function tryTurn(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [
    LOCK,
  ]);
  return rows[0]?.taken === true;
}

/** Who holds the lock now; null when it is free again. */
export async function findHolder(db: Pick<pg.Pool, 'query'>): Promise<TurnHolder | null> {
  const { rows } = await db.query<{ name: string | null; source: string | null; since: Date | null }>(
    `SELECT a.application_name AS name, r.source, r.started_at AS since
       FROM pg_locks l LEFT JOIN pg_stat_activity a USING (pid)
       LEFT JOIN LATERAL (SELECT source, started_at FROM run WHERE state = 'running' ORDER BY id DESC LIMIT 1) r ON true
      WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = $1 AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [LOCK],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    who: /^gotgan sync (\S+)/.exec(row.name ?? '')?.[1] ?? 'unknown',
    source: row.source,
    since: row.since,
  };
}

function holderText(holder: TurnHolder | null): string {
  if (holder === null) return 'it ends just now';
  const [pid = '', host] = holder.who.split('@');
  return [
    host === undefined ? 'process unknown' : `process ${pid} on ${host}`,
    ...(holder.source === null ? [] : [`from ${holder.source}`]),
    ...(holder.since === null ? [] : [`since ${holder.since.toISOString()}`]),
  ].join(', ');
}

import type { Pool, PoolClient } from 'pg';
import type { Knowledge, KnownBy } from '@/lib/domain/history';

type Db = Pick<Pool | PoolClient, 'query'>;

interface RunRow {
  id: string;
  finished_at: Date | null;
  latest: boolean;
}

/** What is known by a run: everything of it and of the runs before it. A run that did not end well brought nothing. */
const LAST_RUN = `
  SELECT id, finished_at, id = (SELECT max(id) FROM run WHERE state = 'done') AS latest FROM run
   WHERE state = 'done' AND ($1::bigint IS NULL OR id <= $1)
     AND ($2::date IS NULL OR finished_at < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Seoul')
   ORDER BY id DESC LIMIT 1`;

/**
 * The run by which something was known: the last one not after the run that was named, or that had ended by the end of
 * the day in Seoul that was named; by default the last one there is.
 * @returns null where nothing was known yet
 */
export async function findKnownBy(db: Db, knowledge: Knowledge): Promise<KnownBy | null> {
  const run = knowledge !== null && 'run' in knowledge ? knowledge.run : null;
  const day = knowledge !== null && 'day' in knowledge ? knowledge.day : null;
  const { rows } = await db.query<RunRow>(LAST_RUN, [run, day]);
  const [row] = rows;
  if (row === undefined) return null;
  return { run: Number(row.id), finishedAt: row.finished_at?.toISOString() ?? null, latest: row.latest };
}

/** A first and a last day; null where there is none. */
export interface Days {
  first: string | null;
  last: string | null;
}

/** The first and the last day of which anything was reported, as known by a run. */
export async function findDays(db: Db, run: number): Promise<Days> {
  const { rows } = await db.query<Days>(
    `SELECT min(as_of_from) AS first, max(as_of_to) AS last FROM run WHERE state = 'done' AND id <= $1`,
    [run],
  );
  return rows[0] ?? { first: null, last: null };
}

/** The day of the last whole snapshot before a day; null where there was none. */
export async function findSnapshotBefore(db: Db, run: number, day: string): Promise<string | null> {
  const { rows } = await db.query<{ day: string | null }>(
    `SELECT max(as_of_to) AS day FROM run WHERE state = 'done' AND NOT partial AND id <= $1 AND as_of_to < $2::date`,
    [run, day],
  );
  return rows[0]?.day ?? null;
}

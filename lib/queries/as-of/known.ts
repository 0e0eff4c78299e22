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

/** The first and the last day of which anything was reported, as known by a run; null where nothing was. */
export async function findDays(db: Db, run: number): Promise<{ first: string; last: string } | null> {
  const { rows } = await db.query<{ first: string | null; last: string | null }>(
    `SELECT min(as_of_from) AS first, max(as_of_to) AS last FROM run WHERE state = 'done' AND id <= $1`,
    [run],
  );
  const [row] = rows;
  return row === undefined || row.first === null || row.last === null
    ? null
    : { first: row.first, last: row.last };
}

import type { Pool } from 'pg';

/** How many entries are delivered in one call. */
const CHUNK = 2000;

export interface LogEntry {
  id: string;
  tag: string;
}

/** Where the log of invalidated tags stands. Numbers are the outbox's, as text. */
export interface LogState {
  databaseId: string;
  newest: string;
  /** Entries up to here are gone; '0' while none was. */
  trimmedTo: string;
}

export async function readLogState(pool: Pool): Promise<LogState> {
  const { rows } = await pool.query<LogState>(
    `SELECT (SELECT value FROM portal_meta WHERE key = 'database_id') AS "databaseId", trimmed AS "trimmedTo",
            greatest((SELECT coalesce(max(id), 0) FROM outbox), trimmed::bigint)::text AS newest
       FROM (SELECT coalesce((SELECT value FROM portal_meta WHERE key = 'outbox_trimmed_to'), '0') AS trimmed) t`,
  );
  const [state] = rows;
  if (state === undefined) throw new Error('the portal database does not answer');
  return state;
}

/**
 * The next entries of the log. They become visible in the order of their numbers, because the outbox is written by one run at a
 * time: whoever else writes to it has to hold the pipeline's turn (lib/pipeline/turn.ts).
 */
export async function entriesAfter(pool: Pool, position: string): Promise<LogEntry[]> {
  const { rows } = await pool.query<LogEntry>(
    // A run that changed very many pages writes several tags into one entry, with a blank between.
    `SELECT id, unnest(string_to_array(payload, ' ')) AS tag FROM (
       SELECT id, payload FROM outbox WHERE topic = 'page' AND id > $1 ORDER BY id LIMIT $2) entry
      ORDER BY entry.id`,
    [position, CHUNK],
  );
  return rows;
}

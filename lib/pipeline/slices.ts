import type pg from 'pg';
import { type SourceName } from '@/lib/sources/source';
import { IMAGE_COLUMN_LIST } from '@/lib/pipeline/stored';

/** From so many changed rows on, if they are a quarter of the year, their revisions get a table of their own. */
const MANY = 5000;
const QUARTER = 4;

export function fillsSlice(rows: number, known: number): boolean {
  return rows >= MANY && rows * QUARTER >= known;
}

/**
 * Writes the revisions of the rows that were sent into a slice of their year, government after government as they are read:
 * without the log, and with an index that is made when all are there.
 * @returns false where the year can have no more slices, and nothing was written
 */
export async function writeSlice(
  client: pg.PoolClient,
  { source, runId, year }: { source: SourceName; runId: string; year: number },
): Promise<boolean> {
  const { rows: made } = await client.query<{ name: string | null; slice: number }>(
    'SELECT name, slice FROM begin_revision_slice($1)',
    [year],
  );
  const [begun] = made;
  if (begun === undefined || begun.name === null) return false;
  const image = IMAGE_COLUMN_LIST.join(', ');
  await client.query(
    `INSERT INTO ${client.escapeIdentifier(begun.name)}
       (rev, fyr, slice, id, source, kind, ${image}, as_of, run_id, known_at, raw_block_id, raw_row)
     SELECT nextval('project_revision_rev_seq'), fyr, $4, id, $1, CASE WHEN is_new THEN 'inserted' ELSE 'updated' END,
            ${image}, as_of, $2, now(), block_id, block_row
       FROM (SELECT * FROM stage_sent WHERE fyr = $3 ORDER BY government, entry) sent`,
    [source, runId, year, begun.slice],
  );
  await client.query('SELECT attach_revision_slice($1, $2::smallint)', [year, begun.slice]);
  return true;
}

import type pg from 'pg';
import { type Shape } from '@/lib/pipeline/relations/shape';
import { type WriteInput } from '@/lib/pipeline/relations/write';

/**
 * Writes the plan's rows that stand for a day before what is known, day by day: each is compared with the state in force on
 * its day, and becomes a backdated revision where that differs. The current row stays as it is. Where the current state was
 * seen again on a later day (a whole snapshot verified it), a revision of that day repeats it, so that reads as of then stay
 * what they were.
 * @returns how many revisions were backdated, of served rows and of others
 */
export async function writeOlder(
  client: pg.PoolClient,
  shape: Shape,
  input: WriteInput,
): Promise<{ served: number; heldBack: number }> {
  const { rows: days } = await client.query<{ day: string }>(
    `SELECT DISTINCT as_of::text AS day FROM ${shape.plan} WHERE kind = 'older' ORDER BY 1`,
  );
  const total = { served: 0, heldBack: 0 };
  for (const { day } of days) {
    await begin(client, shape, input, day);
    const { served, held_back } = await backdate(client, shape, input, day);
    total.served += served;
    total.heldBack += held_back;
    await client.query(`DROP TABLE back_${shape.relation.name}`);
  }
  return total;
}

/** What was never known, and stands for a day before a whole snapshot without it: it was there, and was gone by then. */
async function begin(
  client: pg.PoolClient,
  shape: Shape,
  { runId, source }: WriteInput,
  day: string,
): Promise<void> {
  const { plan, table, columns, sameKey, served } = shape;
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')}, source${served ? ', serving' : ''}, as_of, removed_as_of, run_id, known_at, row_hash, raw_block_id, raw_row)
     SELECT ${shape.of('s', columns)}, $1${served ? ', s.serving' : ''}, s.as_of, s.until, $2, now(), s.row_hash, s.block_id, s.block_row
       FROM ${plan} s WHERE s.kind = 'older' AND s.as_of = $3 AND NOT s.known
        AND NOT EXISTS (SELECT FROM ${table} t WHERE t.source = $1 AND ${sameKey('t', 's')})`,
    [source, runId, day],
  );
}

async function backdate(
  client: pg.PoolClient,
  shape: Shape,
  { runId, source }: WriteInput,
  day: string,
): Promise<{ served: number; held_back: number }> {
  const { plan, table, revisions, columns, sameKey, key, relation } = shape;
  const list = columns.join(', ');
  const back = `back_${relation.name}`;
  // f: the revision that a read as of this day takes; last: whether nothing later is known.
  await client.query(
    `CREATE TEMP TABLE ${back} ON COMMIT DROP AS
     SELECT s.*, NOT EXISTS (
              SELECT FROM ${revisions} r WHERE r.source = $1 AND ${sameKey('r', 's')} AND r.as_of > s.as_of) AS last
       FROM ${plan} s
       LEFT JOIN LATERAL (SELECT r.rev, r.kind, r.row_hash FROM ${revisions} r
                           WHERE r.source = $1 AND ${sameKey('r', 's')} AND r.as_of <= s.as_of
                           ORDER BY r.as_of DESC, r.rev DESC LIMIT 1) f ON true
      WHERE s.kind = 'older' AND s.as_of = $2 AND (f.rev IS NULL OR f.kind = 'removed' OR f.row_hash <> s.row_hash)`,
    [source, day],
  );
  await client.query(
    `INSERT INTO ${revisions} (kind, ${list}, source, as_of, run_id, known_at, row_hash, raw_block_id, raw_row)
     SELECT 'backdated', ${list}, $1, as_of, $2, now(), row_hash, block_id, block_row FROM ${back} ORDER BY ord`,
    [source, runId],
  );
  // Only where the state before was the current one, and held on: it is said again for the day until which it held.
  await client.query(
    `WITH again AS (
       SELECT ${shape.of('t', columns)}, t.source, t.removed_as_of IS NOT NULL AS gone, b.until, t.row_hash, t.raw_block_id, t.raw_row
         FROM ${back} b JOIN ${table} t ON t.source = $1 AND ${sameKey('t', 'b')} WHERE b.last),
     said AS (
       INSERT INTO ${revisions} (kind, ${list}, source, as_of, run_id, known_at, row_hash, raw_block_id, raw_row)
       SELECT CASE WHEN gone THEN 'removed' ELSE 'updated' END, ${list}, $1, until, $2, now(), row_hash,
              CASE WHEN gone THEN NULL ELSE raw_block_id END, CASE WHEN gone THEN NULL ELSE raw_row END FROM again)
     UPDATE ${table} t SET as_of = CASE WHEN a.gone THEN t.as_of ELSE a.until END,
            removed_as_of = CASE WHEN a.gone THEN a.until END, run_id = $2, known_at = now()
       FROM again a WHERE t.source = $1 AND ${key.map((name) => `t.${name} = a.${name}`).join(' AND ')}`,
    [source, runId],
  );
  const { rows } = await client.query<{ served: number; held_back: number }>(
    `SELECT count(*) FILTER (WHERE serving)::int AS served, count(*) FILTER (WHERE NOT serving)::int AS held_back FROM ${back}`,
  );
  return rows[0] ?? { served: 0, held_back: 0 };
}

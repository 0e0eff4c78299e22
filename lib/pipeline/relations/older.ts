import type pg from 'pg';
import { type Shape } from '@/lib/pipeline/relations/shape';
import { type WriteInput } from '@/lib/pipeline/relations/write';

/**
 * Writes the plan's rows that stand for a day before what is known, day by day: each is compared with the state in force on
 * its day, and becomes a backdated revision where that differs. The current row stays as it is. Where a whole snapshot saw that
 * state again on a later day, a revision of that day repeats it (or that there was none), so that reads as of then stay what they
 * were.
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
  input: WriteInput,
  day: string,
): Promise<{ served: number; held_back: number }> {
  const { plan, revisions, sameKey, relation } = shape;
  const back = `back_${relation.name}`;
  // f: the revision that a read as of this day takes; last: nothing later is known; again: what was in force is verified later.
  await client.query(
    `CREATE TEMP TABLE ${back} ON COMMIT DROP AS
     SELECT s.*, f.rev AS in_force,
            NOT EXISTS (SELECT FROM ${revisions} r WHERE r.source = $1 AND ${sameKey('r', 's')} AND r.as_of > s.as_of) AS last,
            coalesce(s.verified > s.as_of, false) AND NOT EXISTS (
              SELECT FROM ${revisions} r WHERE r.source = $1 AND ${sameKey('r', 's')} AND r.as_of > s.as_of AND r.as_of <= s.verified) AS again
       FROM ${plan} s
       LEFT JOIN LATERAL (SELECT r.rev, r.kind, r.row_hash FROM ${revisions} r
                           WHERE r.source = $1 AND ${sameKey('r', 's')} AND r.as_of <= s.as_of
                           ORDER BY r.as_of DESC, r.rev DESC LIMIT 1) f ON true
      WHERE s.kind = 'older' AND s.as_of = $2 AND (f.rev IS NULL OR f.kind = 'removed' OR f.row_hash <> s.row_hash)`,
    [input.source, day],
  );
  await writeBackdated(client, shape, input);
  await sayAgain(client, shape, input);
  const { rows } = await client.query<{ served: number; held_back: number }>(
    `SELECT count(*) FILTER (WHERE serving)::int AS served, count(*) FILTER (WHERE NOT serving)::int AS held_back FROM ${back}`,
  );
  return rows[0] ?? { served: 0, held_back: 0 };
}

async function writeBackdated(
  client: pg.PoolClient,
  { revisions, columns, relation }: Shape,
  { runId, source }: WriteInput,
): Promise<void> {
  const list = columns.join(', ');
  await client.query(
    `INSERT INTO ${revisions} (kind, ${list}, source, as_of, run_id, known_at, row_hash, raw_block_id, raw_row)
     SELECT 'backdated', ${list}, $1, as_of, $2, now(), row_hash, block_id, block_row FROM back_${relation.name} ORDER BY ord`,
    [source, runId],
  );
}

/** The state before, said again for the day for which it was verified. */
async function sayAgain(client: pg.PoolClient, shape: Shape, { runId, source }: WriteInput): Promise<void> {
  const { table, revisions, columns, sameKey, relation } = shape;
  const list = columns.join(', ');
  const back = `back_${relation.name}`;
  await client.query(
    `INSERT INTO ${revisions} (kind, ${list}, source, as_of, run_id, known_at, row_hash, raw_block_id, raw_row)
     SELECT 'removed', ${list}, $1::text, verified, $2::bigint, now(), row_hash, NULL::bigint, NULL::integer FROM ${back} WHERE again AND in_force IS NULL
     UNION ALL
     SELECT CASE WHEN r.kind = 'removed' THEN 'removed' ELSE 'updated' END, ${shape.of('r', columns)}, $1, b.verified, $2, now(),
            r.row_hash, r.raw_block_id, r.raw_row
       FROM ${back} b JOIN ${revisions} r ON r.source = $1 AND ${sameKey('r', 'b')} AND r.rev = b.in_force WHERE b.again`,
    [source, runId],
  );
  await client.query(
    `UPDATE ${table} t SET as_of = CASE WHEN t.removed_as_of IS NULL THEN b.verified ELSE t.as_of END,
            removed_as_of = CASE WHEN t.removed_as_of IS NOT NULL THEN b.verified END, run_id = $2, known_at = now()
       FROM ${back} b WHERE b.again AND b.last AND t.source = $1 AND ${sameKey('t', 'b')}`,
    [source, runId],
  );
}

import type pg from 'pg';
import { type RelationScope } from '@/lib/sources/relation-input';
import { rankOf, type Shape } from '@/lib/pipeline/relations/shape';

/**
 * The government-years (and parts) that a run speaks of, as a temporary table: until when the source had verified them, and
 * whether they are served from it once the run is applied.
 */
export async function createCover(
  client: pg.PoolClient,
  shape: Shape,
  { source, feed }: { source: string; feed: boolean },
): Promise<void> {
  if (!shape.served) return;
  const { cover, stage, table, relation } = shape;
  const { part, fyr, lafCd } = shape.place('s');
  const before = shape.place('t');
  // A change can move a row from one government-year to another: both have another number of rows then.
  const left = `UNION ALL SELECT ${before.part}, ${before.fyr}, ${before.lafCd}, NULL, 0
    FROM ${table} t WHERE t.source = $1 AND EXISTS (SELECT FROM ${stage} s WHERE ${shape.sameKey('s', 't')})`;
  await client.query(
    `CREATE TEMP TABLE ${cover} (part text, fyr integer, laf_cd text, newest date, verified date, serving boolean,
       was_serving boolean, came integer, verifies date) ON COMMIT DROP`,
  );
  await client.query(
    `INSERT INTO ${cover}
     SELECT p.part, p.fyr, p.laf_cd, coalesce(max(p.day), max(own.last_as_of)), max(own.verified_as_of),
            NOT EXISTS (SELECT FROM relation_coverage o WHERE o.relation = $2 AND (o.part, o.fyr, o.laf_cd) = (p.part, p.fyr, p.laf_cd)
                           AND ${rankOf('o.source')} < ${rankOf('$1')}),
            coalesce(bool_or(own.serving), false), sum(p.came)::int
       FROM (SELECT ${part} AS part, ${fyr} AS fyr, ${lafCd} AS laf_cd, max(s.as_of) AS day, count(*) AS came FROM ${stage} s GROUP BY 1, 2, 3
             ${feed ? left : ''}) p
       LEFT JOIN relation_coverage own ON own.relation = $2 AND own.source = $1
        AND (own.part, own.fyr, own.laf_cd) = (p.part, p.fyr, p.laf_cd)
      GROUP BY p.part, p.fyr, p.laf_cd`,
    [source, relation.name],
  );
  await client.query(`ANALYZE ${cover}`);
}

/** Marks what the whole snapshots of a run verify: a day's rows verify no year. */
export async function markVerified(
  client: pg.PoolClient,
  shape: Shape,
  scopes: readonly RelationScope[],
): Promise<void> {
  if (!shape.served) return;
  for (const scope of scopes) {
    if (scope.day !== undefined || scope.where !== undefined) continue;
    await client.query(
      `UPDATE ${shape.cover} SET verifies = greatest(verifies, $1::date)
        WHERE ($2::int IS NULL OR fyr = $2) AND ($3::text[] IS NULL OR laf_cd = ANY($3)) AND ($4::text IS NULL OR part = $4)`,
      [scope.asOf, scope.year ?? null, scope.lafCds ?? null, scope.part ?? null],
    );
  }
}

/**
 * Hands government-years over from another source, and saves what this one has said of each.
 * @param rows how its rows are counted: those that came, where they are the first; `stored`, or not at all where none changed
 */
export async function saveCover(
  client: pg.PoolClient,
  shape: Shape,
  { runId, source, rows }: { runId: string; source: string; rows: 'came' | 'stored' | 'same' },
): Promise<void> {
  if (!shape.served) return;
  const name = shape.relation.name;
  await handOver(client, shape, runId, source);
  await client.query(
    `INSERT INTO relation_coverage AS c (relation, part, source, fyr, laf_cd, serving, rows, last_as_of, verified_as_of, run_id)
     SELECT $2, part, $1, fyr, laf_cd, serving, ${rows === 'came' ? 'came' : '0'}, newest, greatest(verified, verifies), $3::bigint FROM ${shape.cover}
     ON CONFLICT (relation, fyr, laf_cd, part, source) DO UPDATE SET serving = excluded.serving,
       last_as_of = greatest(c.last_as_of, excluded.last_as_of), verified_as_of = excluded.verified_as_of, run_id = excluded.run_id
     WHERE (c.serving, c.verified_as_of) IS DISTINCT FROM (excluded.serving, excluded.verified_as_of)
        OR c.last_as_of < excluded.last_as_of`,
    [source, name, runId],
  );
  if (rows !== 'stored') return;
  const joined = shape.inPlace('t', 'p');
  await client.query(
    `UPDATE relation_coverage c SET rows = n.rows, run_id = $3
       FROM (SELECT p.part, p.fyr, p.laf_cd, count(t.source)::int AS rows FROM ${shape.cover} p
               LEFT JOIN ${shape.table} t ON t.source = $1 AND t.removed_as_of IS NULL AND ${joined}
              GROUP BY 1, 2, 3) n
      WHERE c.relation = $2 AND c.source = $1 AND (c.part, c.fyr, c.laf_cd) = (n.part, n.fyr, n.laf_cd) AND c.rows <> n.rows`,
    [source, name, runId],
  );
}

async function handOver(client: pg.PoolClient, shape: Shape, runId: string, source: string): Promise<void> {
  const { cover, table, relation } = shape;
  const begun = await client.query(
    `INSERT INTO relation_serving_change (relation, part, fyr, laf_cd, run_id, source)
     SELECT $2, part, fyr, laf_cd, $3::bigint, $1 FROM ${cover} WHERE serving AND NOT was_serving`,
    [source, relation.name, runId],
  );
  if ((begun.rowCount ?? 0) === 0) return;
  const { rowCount: others } = await client.query(
    `UPDATE relation_coverage c SET serving = false FROM ${cover} p
      WHERE p.serving AND NOT p.was_serving AND c.relation = $2 AND c.source <> $1 AND c.serving
        AND (c.part, c.fyr, c.laf_cd) = (p.part, p.fyr, p.laf_cd)`,
    [source, relation.name],
  );
  if ((others ?? 0) === 0) return;
  await client.query(
    `UPDATE ${table} t SET serving = (t.source = $1), run_id = $2 FROM ${cover} p
      WHERE p.serving AND NOT p.was_serving AND t.serving <> (t.source = $1) AND ${shape.inPlace('t', 'p')}`,
    [source, runId],
  );
}

/**
 * Of a relation that belongs to another's rows, how many stand in all: `laf_cd` is empty, and nothing is served or held back but
 * with what it belongs to.
 * @param standing how many more rows stand than before
 */
export async function saveWithParent(
  client: pg.PoolClient,
  { relation, served }: Shape,
  { runId, source, standing, asOf }: { runId: string; source: string; standing: number; asOf: string },
): Promise<void> {
  if (served) return;
  await client.query(
    `INSERT INTO relation_coverage AS c (relation, part, source, fyr, laf_cd, serving, rows, last_as_of, run_id)
     VALUES ($1, '', $2, 0, '', false, $3, $4, $5)
     ON CONFLICT (relation, fyr, laf_cd, part, source) DO UPDATE SET rows = c.rows + excluded.rows,
       last_as_of = greatest(c.last_as_of, excluded.last_as_of), run_id = excluded.run_id`,
    [relation.name, source, standing, asOf, runId],
  );
}

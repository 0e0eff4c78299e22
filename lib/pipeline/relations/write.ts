import type pg from 'pg';
import { type Shape } from '@/lib/pipeline/relations/shape';

export interface WriteInput {
  runId: string;
  source: string;
}

const servingColumn = ({ served }: Shape) => (served ? ', serving' : '');

/** The first rows of a relation from a source: all new, none to be compared with. */
export async function writeFirst(
  client: pg.PoolClient,
  shape: Shape,
  { runId, source }: WriteInput,
): Promise<void> {
  const { table, revisions, stage, columns, cover, served } = shape;
  const list = columns.join(', ');
  await client.query(
    `INSERT INTO ${revisions} (kind, ${list}, source, as_of, run_id, known_at, row_hash, raw_block_id, raw_row)
     SELECT 'inserted', ${list}, $1, as_of, $2, now(), row_hash, block_id, block_row FROM ${stage}`,
    [source, runId],
  );
  await client.query(
    `INSERT INTO ${table} (${list}, source${servingColumn(shape)}, as_of, run_id, known_at, row_hash, raw_block_id, raw_row)
     SELECT ${shape.of('s', columns)}, $1${served ? ', p.serving' : ''}, s.as_of, $2, now(), s.row_hash, s.block_id, s.block_row
       FROM ${stage} s ${served ? `JOIN ${cover} p ON ${shape.inPlace('s', 'p')}` : ''}`,
    [source, runId],
  );
}

/** Writes the plan's rows that are no older than what is known: their revisions, then the current rows. */
export async function writePlan(client: pg.PoolClient, shape: Shape, input: WriteInput): Promise<void> {
  await writeRevisions(client, shape, input);
  await createFinals(client, shape);
  await updateCurrent(client, shape, input);
  await insertCurrent(client, shape, input);
  await markRemoved(client, shape, input);
}

async function writeRevisions(
  client: pg.PoolClient,
  { revisions, plan, columns }: Shape,
  { runId, source }: WriteInput,
): Promise<void> {
  const list = columns.join(', ');
  await client.query(
    `INSERT INTO ${revisions} (kind, ${list}, source, as_of, run_id, known_at, row_hash, raw_block_id, raw_row)
     SELECT kind, ${list}, $1, day, $2, now(), row_hash, block_id, block_row FROM ${plan} WHERE kind <> 'older' ORDER BY nth, ord`,
    [source, runId],
  );
}

/** The last row of each key that is no removal, and the day on which the key is gone at the end, if it is. */
async function createFinals(client: pg.PoolClient, shape: Shape): Promise<void> {
  const { plan, key, relation } = shape;
  const list = key.join(', ');
  await client.query(
    `CREATE TEMP TABLE put_${relation.name} ON COMMIT DROP AS
     SELECT DISTINCT ON (${list}) * FROM ${plan} WHERE kind NOT IN ('older', 'removed') ORDER BY ${list}, nth DESC`,
  );
  await client.query(
    `CREATE TEMP TABLE end_${relation.name} ON COMMIT DROP AS
     SELECT DISTINCT ON (${list}) ${list}, CASE WHEN kind = 'removed' THEN day END AS gone_on FROM ${plan} WHERE kind <> 'older'
      ORDER BY ${list}, nth DESC`,
  );
  await client.query(`ANALYZE put_${relation.name}; ANALYZE end_${relation.name}`);
}

async function updateCurrent(
  client: pg.PoolClient,
  shape: Shape,
  { runId, source }: WriteInput,
): Promise<void> {
  const { table, columns, relation, sameKey, served } = shape;
  await client.query(
    `UPDATE ${table} t SET (${columns.join(', ')}) = ROW(${shape.of('p', columns)}), row_hash = p.row_hash, as_of = p.day,
            removed_as_of = e.gone_on, run_id = $2, known_at = now(), raw_block_id = p.block_id, raw_row = p.block_row
            ${served ? ', serving = p.serving' : ''}
       FROM put_${relation.name} p JOIN end_${relation.name} e ON ${sameKey('e', 'p')}
      WHERE p.known AND t.source = $1 AND ${sameKey('t', 'p')}`,
    [source, runId],
  );
}

async function insertCurrent(
  client: pg.PoolClient,
  shape: Shape,
  { runId, source }: WriteInput,
): Promise<void> {
  const { table, columns, relation, sameKey, served } = shape;
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')}, source${servingColumn(shape)}, as_of, removed_as_of, run_id, known_at,
            row_hash, raw_block_id, raw_row)
     SELECT ${shape.of('p', columns)}, $1${served ? ', p.serving' : ''}, p.day, e.gone_on, $2, now(), p.row_hash, p.block_id, p.block_row
       FROM put_${relation.name} p JOIN end_${relation.name} e ON ${sameKey('e', 'p')} WHERE NOT p.known`,
    [source, runId],
  );
}

async function markRemoved(
  client: pg.PoolClient,
  shape: Shape,
  { runId, source }: WriteInput,
): Promise<void> {
  const { table, relation, sameKey } = shape;
  await client.query(
    `UPDATE ${table} t SET removed_as_of = e.gone_on, run_id = $2, known_at = now() FROM end_${relation.name} e
      WHERE e.gone_on IS NOT NULL AND t.source = $1 AND ${sameKey('t', 'e')} AND t.removed_as_of IS DISTINCT FROM e.gone_on`,
    [source, runId],
  );
}

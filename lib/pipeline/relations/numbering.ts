import type pg from 'pg';
import { type Shape } from '@/lib/pipeline/relations/shape';

/**
 * Numbers rows that repeat by nature and come without a number of their own (`20260105.2`): a day's rows are a multiset, and
 * which of several copies is which has to stay the same from one reading to the next. A row equal to a stored one takes its
 * number, a removed one's last; of the rest of a group each takes the number of a stored row that no longer comes (it was
 * corrected); what is left gets new numbers.
 */
export async function numberRepeats(client: pg.PoolClient, shape: Shape, source: string): Promise<void> {
  const { repeats } = shape.relation;
  if (repeats === null) return;
  const { rows } = await client.query(`SELECT FROM ${shape.stage} WHERE ${repeats.number} IS NULL LIMIT 1`);
  if (rows.length === 0) return;
  await numberBy(client, shape, source, 'row_hash');
  await numberBy(client, shape, source, null);
  await numberAnew(client, shape, source);
}

/** The columns within which rows are counted: the key without its number, and the day. */
function groupOf({ key, relation: { repeats } }: Shape): string[] {
  return [...key.filter((column) => column !== repeats?.number), repeats?.day ?? ''];
}

/** Gives the stored numbers to the rows without one: the n-th of a group to its n-th. @param alike also alike in this column */
async function numberBy(
  client: pg.PoolClient,
  shape: Shape,
  source: string,
  alike: 'row_hash' | null,
): Promise<void> {
  const { stage, table, of, sameKey, relation } = shape;
  const number = relation.repeats?.number ?? '';
  const group = alike === null ? groupOf(shape) : [...groupOf(shape), alike];
  const same = group.map((column) => `n.${column} = o.${column}`).join(' AND ');
  // A row that is gone can come back, but what is new is not taken for it.
  const standing = alike === null ? 'AND t.removed_as_of IS NULL' : '';
  await client.query(
    `WITH fresh AS (
       SELECT s.ord, ${of('s', group)}, row_number() OVER (PARTITION BY ${of('s', group)} ORDER BY s.row_hash, s.ord) AS nth
         FROM ${stage} s WHERE s.${number} IS NULL),
     stored AS (
       SELECT t.${number}, ${of('t', group)}, row_number() OVER (PARTITION BY ${of('t', group)}
                ORDER BY t.removed_as_of IS NOT NULL, split_part(t.${number}, '.', 2)::int) AS nth
         FROM ${table} t WHERE t.source = $1 AND t.${number} LIKE '%.%' ${standing}
          AND (${of('t', groupOf(shape))}) IN (SELECT ${groupOf(shape).join(', ')} FROM fresh)
          AND NOT EXISTS (SELECT FROM ${stage} s WHERE ${sameKey('s', 't')}))
     UPDATE ${stage} s SET ${number} = o.${number}
       FROM fresh n JOIN stored o ON ${same} AND n.nth = o.nth WHERE s.ord = n.ord`,
    [source],
  );
}

async function numberAnew(client: pg.PoolClient, shape: Shape, source: string): Promise<void> {
  const { stage, table, of, relation } = shape;
  const { number, day } = relation.repeats ?? { number: '', day: '' };
  const group = groupOf(shape);
  const sameGroup = group.map((column) => `t.${column} = n.${column}`).join(' AND ');
  await client.query(
    `WITH fresh AS (
       SELECT s.ord, ${of('s', group)}, row_number() OVER (PARTITION BY ${of('s', group)} ORDER BY s.row_hash, s.ord) AS nth
         FROM ${stage} s WHERE s.${number} IS NULL)
     UPDATE ${stage} s SET ${number} = to_char(n.${day}, 'YYYYMMDD') || '.' || (n.nth + coalesce((
         SELECT max(split_part(t.${number}, '.', 2)::int) FROM ${table} t
          WHERE t.source = $1 AND t.${number} LIKE '%.%' AND ${sameGroup}), 0))::text
       FROM fresh n WHERE s.ord = n.ord`,
    [source],
  );
}

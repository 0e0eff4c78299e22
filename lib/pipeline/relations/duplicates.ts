import type pg from 'pg';
import { type Shape } from '@/lib/pipeline/relations/shape';
import { rejectedKeysOf } from '@/lib/pipeline/relations/staging';

/** What became of rows that stand more than once for one day. */
export interface Duplicates {
  /** Copies of a row that is kept. */
  dropped: number;
  /** Rows that contradict each other: all of them are kept out. */
  conflicting: number;
}

/**
 * Of a snapshot, rows of one key and day: exact copies count once, contradicting ones are all kept out. (In a feed, rows of one
 * key follow on each other.)
 */
export async function sortOutDuplicates(client: pg.PoolClient, shape: Shape): Promise<Duplicates> {
  const { stage, key, relation, of, sameKey } = shape;
  const twice = `twice_${relation.name}`;
  const made = await client.query(
    `CREATE TEMP TABLE ${twice} ON COMMIT DROP AS
     SELECT ${key.join(', ')}, as_of, count(DISTINCT row_hash) > 1 AS conflict, min(ord) AS first
       FROM ${stage} GROUP BY ${key.join(', ')}, as_of HAVING count(*) > 1`,
  );
  if ((made.rowCount ?? 0) === 0) return { dropped: 0, conflicting: 0 };
  const same = `${sameKey('t', 's')} AND t.as_of = s.as_of`;
  const { rowCount: conflicting } = await client.query(
    `WITH out AS (DELETE FROM ${stage} s USING ${twice} t WHERE ${same} AND t.conflict RETURNING s.*),
     keys AS (INSERT INTO ${rejectedKeysOf(relation)} SELECT DISTINCT ${key.map((name) => `${name}::text`).join(', ')} FROM out)
     INSERT INTO stage_relation_rejected (relation, line, col, value, reason, detail, block_id, block_row)
     SELECT $1, line, NULL, concat_ws(' · ', ${of('out', key)}), 'conflicting_rows', '{}', block_id, block_row FROM out`,
    [relation.name],
  );
  const { rowCount: dropped } = await client.query(
    `DELETE FROM ${stage} s USING ${twice} t WHERE ${same} AND s.ord > t.first`,
  );
  return { dropped: dropped ?? 0, conflicting: conflicting ?? 0 };
}

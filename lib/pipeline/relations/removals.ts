import type pg from 'pg';
import { type RelationScope } from '@/lib/sources/relation-input';
import { parentOf, type Shape, shapeOf } from '@/lib/pipeline/relations/shape';
import { rejectedKeysOf } from '@/lib/pipeline/relations/staging';
import { type WriteInput } from '@/lib/pipeline/relations/write';

/**
 * Marks as removed what a whole snapshot speaks for and does not have. A government-year without a row is not reported, and
 * loses nothing, unless the scope says otherwise; what came but was kept out is there; nothing that is known for a later day
 * than the snapshot's goes.
 * @param spoken the relations of which rows came: those that belong to another's rows need to know of which
 * @returns how many rows of which government-years were removed
 */
export async function removeGone(
  client: pg.PoolClient,
  shape: Shape,
  input: WriteInput,
  { scopes, spoken }: { scopes: readonly RelationScope[]; spoken: ReadonlySet<string> },
): Promise<Gone[]> {
  const gone: Gone[] = [];
  for (const scope of scopes) gone.push(...(await removeWithin(client, shape, input, scope, spoken)));
  return gone;
}

/** How many rows of a government-year (and part) are gone; year 0 and no code for a relation that has none of its own. */
export interface Gone {
  part: string;
  fyr: number;
  laf_cd: string;
  removed: number;
}

async function removeWithin(
  client: pg.PoolClient,
  shape: Shape,
  { runId, source }: WriteInput,
  scope: RelationScope,
  spoken: ReadonlySet<string>,
): Promise<Gone[]> {
  const reported = reportedIn(shape, scope, spoken);
  if (reported === null) return [];
  const { table, revisions, stage, columns, key, relation, sameKey } = shape;
  const list = columns.join(', ');
  const sameText = key.map((name) => `x.${name} = t.${name}::text`).join(' AND ');
  const { conditions, values } = within(shape, scope);
  const { part, fyr, lafCd } = shape.served ? shape.place('gone') : { part: `''`, fyr: '0', lafCd: `''` };
  const { rows } = await client.query<Gone>(
    `WITH gone AS (
       UPDATE ${table} t SET removed_as_of = $3, run_id = $2, known_at = now()
        WHERE t.source = $1 AND t.removed_as_of IS NULL AND t.as_of <= $3 ${conditions} ${reported}
          AND NOT EXISTS (SELECT FROM ${stage} s WHERE ${sameKey('s', 't')})
          AND NOT EXISTS (SELECT FROM ${rejectedKeysOf(relation)} x WHERE ${sameText})
       RETURNING ${shape.of('t', columns)}, t.row_hash),
     revised AS (
     INSERT INTO ${revisions} (kind, ${list}, source, as_of, run_id, known_at, row_hash)
     SELECT 'removed', ${list}, $1, $3, $2, now(), row_hash FROM gone)
     SELECT ${part} AS part, ${fyr} AS fyr, ${lafCd} AS laf_cd, count(*)::int AS removed FROM gone GROUP BY 1, 2, 3`,
    [source, runId, scope.asOf, ...values],
  );
  return rows;
}

/** The scope's own conditions on a stored row `t`; the first parameter is $4. */
function within(
  shape: Shape,
  { year, lafCds, part, day, where = {} }: RelationScope,
): { conditions: string; values: unknown[] } {
  const { relation } = shape;
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (expression: string, value: unknown, list = false) => {
    values.push(value);
    const parameter = `$${values.length + 3}`;
    conditions.push(`AND ${expression} = ${list ? `ANY(${parameter})` : parameter}`);
  };
  if (year !== undefined) add(shape.place('t').fyr, year);
  if (lafCds !== undefined) add(shape.place('t').lafCd, lafCds, true);
  if (part !== undefined) add(shape.place('t').part, part);
  if (day !== undefined) add(`t.${relation.repeats?.day ?? '?'}`, day);
  for (const column of Object.keys(relation.columns))
    if (where[column] !== undefined) add(`t.${column}`, where[column]);
  return { conditions: conditions.join(' '), values };
}

/** The condition that rows came of `t`'s government-year; null where nothing can be said of that. */
function reportedIn(shape: Shape, { absent }: RelationScope, spoken: ReadonlySet<string>): string | null {
  // What was verified for a later day stays.
  const notLater = (cover: string, p: string) =>
    `FROM ${cover} ${p} WHERE coalesce(${p}.verified <= $3, true)`;
  if (shape.served && absent === 'gone') {
    return `AND NOT EXISTS (SELECT FROM ${shape.cover} p WHERE p.verified > $3 AND ${shape.inPlace('t', 'p')})`;
  }
  if (shape.served) return `AND EXISTS (SELECT ${notLater(shape.cover, 'p')} AND ${shape.inPlace('t', 'p')})`;
  const parent = parentOf(shape.relation);
  if (parent === null || !spoken.has(parent.name)) return null;
  const above = shapeOf(parent);
  const link = `a.${parent.key[0] ?? '?'} = t.${shape.relation.through?.column ?? '?'}`;
  return `AND EXISTS (SELECT FROM ${above.table} a JOIN ${above.cover} p ON ${above.inPlace('a', 'p')}
    WHERE a.source = $1 AND ${link} AND coalesce(p.verified <= $3, true))`;
}

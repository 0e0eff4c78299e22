import type pg from 'pg';
import { type ColumnType, type Relation } from '@/lib/domain/relations';
import { copyInto, copyLine, type CopyValue } from '@/lib/pipeline/copy';

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  won: 'bigint',
  date: 'date',
  integer: 'integer',
  decimal: 'numeric',
  boolean: 'boolean',
  figures: 'jsonb',
};

/** Names of a relation's temporary tables. */
export const stageOf = ({ name }: Relation) => `stage_${name}`;
export const rejectedKeysOf = ({ name }: Relation) => `stage_${name}_rejected`;

const COMMON = ['ord', 'gone', 'as_of', 'row_hash', 'block_id', 'block_row', 'line'] as const;

/** What is kept out of all relations, until the run writes it. */
export async function createRejectedStage(client: pg.PoolClient): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE stage_relation_rejected (relation text, line bigint, col text, value text, reason text,
       detail jsonb, block_id bigint, block_row integer) ON COMMIT DROP`,
  );
}

/** A relation's rows in the order in which they came, and the keys of those that stay out. */
export async function createRelationStage(client: pg.PoolClient, relation: Relation): Promise<void> {
  const columns = Object.entries(relation.columns).map(([name, { type }]) => `${name} ${SQL_TYPES[type]}`);
  await client.query(
    `CREATE TEMP TABLE ${stageOf(relation)} (ord bigint, gone boolean, as_of date, row_hash bytea, block_id bigint,
       block_row integer, line bigint, ${columns.join(', ')}) ON COMMIT DROP;
     CREATE TEMP TABLE ${rejectedKeysOf(relation)} (${relation.key.map((name) => `${name} text`).join(', ')}) ON COMMIT DROP`,
  );
}

/** One row on its way into the stage. */
export function stagedLine(
  row: { ord: number; gone: boolean; asOf: string; hash: string; line: number },
  place: { blockId: string; blockRow: number },
  values: readonly CopyValue[],
): string {
  const { ord, gone, asOf, hash, line } = row;
  return copyLine([
    ord,
    gone ? 't' : 'f',
    asOf,
    `\\x${hash}`,
    place.blockId,
    place.blockRow,
    line,
    ...values,
  ]);
}

export async function copyStaged(
  client: pg.PoolClient,
  relation: Relation,
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return;
  await copyInto(client, stageOf(relation), [...COMMON, ...Object.keys(relation.columns)], lines);
}

export async function copyRejected(
  client: pg.PoolClient,
  relation: Relation,
  lines: readonly string[],
  keys: readonly string[],
): Promise<void> {
  const columns = ['relation', 'line', 'col', 'value', 'reason', 'detail', 'block_id', 'block_row'];
  if (lines.length > 0) await copyInto(client, 'stage_relation_rejected', columns, lines);
  if (keys.length > 0) await copyInto(client, rejectedKeysOf(relation), relation.key, keys);
}

import type { ClientBase } from 'pg';
import { CONTRACT_RELATIONS, type Relation, type RelationName, RELATIONS } from '@/lib/domain/relations';
import { FEED_BATCH, inBatches, SNAPSHOT_BATCH } from '@/lib/sources/finance-db/cursor';
import type { FeedState } from '@/lib/sources/finance-db/position';
import { relationRecord, type RelationImage } from '@/lib/sources/finance-db/relation-records';
import type { RelationBatch, RelationInput, RelationScope } from '@/lib/sources/relation-input';
import type { FeedCursor } from '@/lib/sources/source';

const DAY = `to_char(%s AT TIME ZONE 'Asia/Seoul', 'YYYYMMDD')`;
const TODAY = DAY.replace('%s', 'now()');

/**
 * The relations of the finance database beside its projects, in the transaction in which those are read: each whole as it
 * stands, or the changes of all after a position. A relation that the operator does not expose, or not with the columns that it
 * needs, is left out, and named in the warnings.
 */
export async function readRelations(
  client: ClientBase,
  state: FeedState,
  from: FeedCursor | null,
): Promise<RelationInput> {
  const found = await findRelations(client);
  const whole = from === null;
  const asOf = await today(client);
  return {
    kind: whole ? 'whole' : 'changes',
    format: 'jsonl',
    charset: 'utf-8',
    batches: () => (whole ? readWhole(client, found.names) : readChanges(client, state, from, found.names)),
    scopes: () => (whole ? found.names.map((relation) => scopeOf(relation, asOf)) : []),
    warnings: () => (whole ? found.warnings : []),
  };
}

function scopeOf(relation: RelationName, asOf: string): RelationScope {
  return { relation, asOf, absent: 'unreported' };
}

async function today(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ today: string }>(
    `SELECT (now() AT TIME ZONE 'Asia/Seoul')::date::text AS today`,
  );
  return rows[0]?.today ?? '';
}

async function findRelations(client: ClientBase): Promise<{ names: RelationName[]; warnings: string[] }> {
  const { rows } = await client.query<{ name: string; readable: boolean; columns: string[] | null }>(
    `SELECT name, coalesce(has_table_privilege(to_regclass('finance.' || name), 'SELECT'), false) AS readable,
            (SELECT array_agg(attname::text) FROM pg_attribute
              WHERE attrelid = to_regclass('finance.' || name) AND attnum > 0 AND NOT attisdropped) AS columns
       FROM unnest($1::text[]) AS name`,
    [CONTRACT_RELATIONS],
  );
  const known = new Map(rows.map((row) => [row.name, row]));
  const names: RelationName[] = [];
  const warnings: string[] = [];
  for (const name of CONTRACT_RELATIONS) {
    const row = known.get(name);
    const missing = missingOf(RELATIONS[name], row?.columns ?? null);
    if (row?.columns === null)
      warnings.push(`The finance database has no relation ${name}: it was left out.`);
    else if (row?.readable !== true) warnings.push(`The relation ${name} may not be read: it was left out.`);
    else if (missing.length > 0)
      warnings.push(`The relation ${name} lacks ${missing.join(', ')}: it was left out.`);
    else names.push(name);
  }
  return { names, warnings };
}

function missingOf(relation: Relation, columns: readonly string[] | null): string[] {
  const needed = Object.values(relation.columns).filter(({ required }) => required === true);
  return needed.flatMap(({ contract }) =>
    contract === null || columns?.includes(contract) ? [] : [contract],
  );
}

/** Each relation as it stands now: as of today in Seoul. */
async function* readWhole(client: ClientBase, names: readonly RelationName[]): AsyncGenerator<RelationBatch> {
  for (const relation of names) {
    const query = `
      SELECT left(row_to_json(r)::text, -1) || ',"exe_ymd":"' || ${TODAY} || '"}' AS image,
             row_number() OVER ()::text AS line, 'insert' AS op, '${relation}' AS entity
      FROM finance.${relation} r`;
    for await (const rows of inBatches<RelationImage>(client, query, [], SNAPSHOT_BATCH))
      yield batchOf(relation, rows);
  }
}

/**
 * The changes after a position: what is read and what is not, as of the projects' ({@link FeedState}); in the order in
 * which they were made, which is that of the sequence for each row (see Plan.followFeed for the projects).
 */
async function* readChanges(
  client: ClientBase,
  state: FeedState,
  from: FeedCursor,
  names: readonly RelationName[],
): AsyncGenerator<RelationBatch> {
  const query = `
    SELECT (c.image || jsonb_build_object('exe_ymd', ${DAY.replace('%s', 'c.changed_at')}))::text AS image,
           c.seq::text AS line, c.op, c.entity
    FROM finance.change c
    WHERE (c.tx, c.seq) > ($1::xid8, $2) AND c.tx < $3::xid8 AND c.entity = ANY($5)
      AND ($4::pg_snapshot IS NULL OR NOT pg_visible_in_snapshot(c.tx, $4::pg_snapshot))
    ORDER BY c.seq`;
  const values = [from.tx, from.seq, String(state.horizon), from.snapshot, names];
  for await (const rows of inBatches<RelationImage>(client, query, values, FEED_BATCH)) {
    for (const [entity, images] of Map.groupBy(rows, (row) => row.entity)) yield batchOf(entity, images);
  }
}

function batchOf(relation: RelationName, rows: readonly RelationImage[]): RelationBatch {
  return { relation, records: rows.map((row) => relationRecord(RELATIONS[relation], row)) };
}

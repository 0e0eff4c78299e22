import type pg from 'pg';
import { type RelationName } from '@/lib/domain/relations';
import { type RelationInput, type RelationScope } from '@/lib/sources/relation-input';
import { type Fetched, type Source, type SourceName } from '@/lib/sources/source';
import { sync, type SyncReport } from '@/lib/pipeline/sync';

export type Values = Record<string, string | null>;
export interface TestInput {
  as?: SourceName;
  kind?: RelationInput['kind'];
  asOf?: string;
  scopes?: readonly Partial<RelationScope>[];
  acceptRemovals?: boolean;
  /** Of a row of a feed: `gone` deletes it; `on` is its own day. */
  rows: (Values & { gone?: never; on?: never })[] | { values: Values | null; gone?: boolean; on?: string }[];
}

/** A contract of 서울종로구 that passes every check. */
export function contractRow(no: string, more: Values = {}): Values {
  return {
    laf_cd: '1111000',
    contract_no: no,
    contracted_on: '20260105',
    method: '제한경쟁',
    category: '공사',
    title: `계약 ${no}`,
    amount: '1000',
    vendor: '가나건설',
    ...more,
  };
}

/** Syncs rows of one relation, as a source would give them. */
export async function syncRelation(
  pool: pg.Pool,
  relation: RelationName,
  {
    as = 'finance-db',
    kind = 'partial',
    asOf = '2026-06-30',
    scopes = [],
    acceptRemovals = false,
    rows,
  }: TestInput,
): Promise<SyncReport> {
  const records = rows.map((row, index) => {
    const one = 'values' in row && typeof row.values !== 'string' ? row : { values: row };
    const { values, gone = false, on = asOf } = one as { values: Values | null; gone?: boolean; on?: string };
    return {
      line: index + 1,
      bytes: Buffer.from(`${JSON.stringify([asOf, values])}\n`),
      values,
      problem: null,
      operation: gone ? ('delete' as const) : ('put' as const),
      asOf: on,
    };
  });
  const input: RelationInput = {
    kind,
    format: 'jsonl',
    charset: 'utf-8',
    batches: async function* () {
      // Two batches, so that what spans several is covered.
      yield { relation, records: records.slice(0, 2) };
      yield { relation, records: records.slice(2) };
    },
    scopes: () => scopes.map((scope) => ({ relation, asOf, absent: 'unreported' as const, ...scope })),
    warnings: () => [],
  };
  const fetched: Fetched = {
    origin: 'test',
    kind: kind === 'whole' ? 'partial' : kind,
    format: 'jsonl',
    charset: 'utf-8',
    header: null,
    batches: async function* () {},
    relations: input,
    warnings: () => [],
    cursor: () => null,
    close: async () => undefined,
  };
  const source: Source = { name: as, fetch: async () => fetched };
  return sync({ pool, source, acceptRemovals });
}

/** Current rows and revisions of a relation, times and numbers of runs and blocks apart. */
export async function relationState(pool: pg.Pool, relation: RelationName) {
  const left = (alias: string) =>
    `to_jsonb(${alias}) - 'run_id' - 'known_at' - 'raw_block_id' - 'raw_row' - 'row_hash' - 'rev'`;
  const current = await pool.query<{ row: Record<string, unknown> }>(
    `SELECT ${left('t')} AS row FROM ${relation} t ORDER BY (${left('t')})::text`,
  );
  const revisions = await pool.query<{ row: Record<string, unknown> }>(
    `SELECT ${left('t')} AS row FROM ${relation}_revision t ORDER BY rev`,
  );
  return { current: current.rows.map(({ row }) => row), revisions: revisions.rows.map(({ row }) => row) };
}

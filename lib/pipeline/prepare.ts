import type pg from 'pg';
import {
  type FeedCursor,
  type Fetched,
  type InputKind,
  type Source,
  type SourceBatch,
} from '@/lib/sources/source';
import { BlockKeeper } from '@/lib/pipeline/blocks';
import { Governments } from '@/lib/pipeline/bulk/governments';
import { planBulk } from '@/lib/pipeline/bulk/plan-bulk';
import { Coverage } from '@/lib/pipeline/coverage';
import { latestAsOfYear } from '@/lib/pipeline/normalize';
import { planCandidates, Planned } from '@/lib/pipeline/planned';
import { type StagedRelations, takeInRelations } from '@/lib/pipeline/relations/intake';
import { relationDays } from '@/lib/pipeline/relations/report';
import { createStage } from '@/lib/pipeline/stage';
import { Turns } from '@/lib/pipeline/turns';
import { type Counts, type RawPlace } from '@/lib/pipeline/types';

export interface PrepareContext {
  client: pg.PoolClient;
  pool: pg.Pool;
  source: Source;
  runId: string;
  now: Date;
  /** Plans every row one by one: what a test compares with. */
  oneByOne: boolean;
}

/** An input read to its end, and what shall become of it. */
export interface Prepared {
  kind: InputKind;
  origin: string;
  demo: boolean | null;
  warnings: string[];
  cursor: FeedCursor | null;
  asOf: { from: string | null; to: string | null };
  plan: Planned;
  keeper: BlockKeeper;
  coverage: Coverage;
  relations: StagedRelations | null;
}

/**
 * Fetch, parse, normalize and plan. What changes is staged as it comes: in temporary tables, and a new year in tables that
 * stand alone. Nothing that others read is written or locked.
 */
export async function prepare(context: PrepareContext): Promise<Prepared> {
  const { client, pool, source } = context;
  await createStage(client);
  const fetched = await source.fetch(await readCursor(client, source));
  try {
    const turns = new Turns();
    const keeper = new BlockKeeper(client, pool, fetched, turns);
    const codes = await readCodes(client);
    const planned = await planInput({ ...context, turns, keeper, codes }, fetched);
    assertBalance(planned.counts);
    const relations = await takeInRelations(client, fetched.relations, codes);
    return {
      kind: fetched.kind,
      origin: fetched.origin,
      demo: fetched.demo ?? null,
      warnings: [
        ...fetched.warnings(),
        ...(relations?.warnings ?? []),
        ...emptyInput(fetched.kind, planned.counts, relations),
      ],
      cursor: fetched.cursor(),
      asOf: planned.from === null ? relationDays(relations) : { from: planned.from, to: planned.to },
      plan: planned,
      keeper,
      coverage: await Coverage.load(pool, source.name, planned.namedYears()),
      relations,
    };
  } finally {
    await fetched.close();
  }
}

interface PlanningContext extends PrepareContext {
  turns: Turns;
  keeper: BlockKeeper;
  codes: Set<string>;
}

async function planInput(context: PlanningContext, fetched: Fetched): Promise<Planned> {
  const { client, pool, source, keeper, codes, turns, runId } = context;
  const planned = new Planned();
  const latestYear = latestAsOfYear(context.now);
  const common = { client, pool, source: source.name, codes, latestYear };
  const { few, batches } = await opened(fetched);
  if (fetched.kind === 'changes' || few || (context.oneByOne && fetched.kind === 'partial')) {
    const input = { kind: fetched.kind, batches, keep: keepWith(keeper) };
    await planCandidates(common, planned, input);
    await keeper.settle();
    return planned;
  }
  const knownAt = await transactionTime(client);
  const governments = new Governments([...codes].sort());
  await planBulk(
    { ...common, turns, keeper, runId, knownAt, governments },
    fetched,
    batches,
    planned,
    context.oneByOne,
  );
  return planned;
}

function keepWith(keeper: BlockKeeper): (batch: SourceBatch) => Promise<RawPlace[]> {
  return (batch) => keeper.keep(batch);
}

/**
 * Whether an input is so small that single projects are looked up rather than years. A whole snapshot never is: all that is
 * stored has to be known, to find what is gone.
 */
async function opened(fetched: Fetched): Promise<{ few: boolean; batches: AsyncIterable<SourceBatch> }> {
  if (fetched.kind !== 'partial') return { few: false, batches: fetched.batches() };
  const iterator = fetched.batches()[Symbol.asyncIterator]();
  const first = await iterator.next();
  const second = first.done === true ? first : await iterator.next();
  async function* all(): AsyncGenerator<SourceBatch> {
    for (const result of [first, second]) if (result.done !== true) yield result.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  const kept = first.done !== true && first.value.kept !== undefined;
  return { few: kept || second.done === true, batches: all() };
}

/** `now()` of the run's transaction, in microseconds since 2000-01-01. */
async function transactionTime(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ at: string }>(
    `SELECT (extract(epoch FROM now()) * 1000000)::bigint - 946684800000000 AS at`,
  );
  return Number(rows[0]?.at);
}

async function readCodes(client: pg.PoolClient): Promise<Set<string>> {
  const { rows } = await client.query<{ laf_cd: string }>('SELECT laf_cd FROM government');
  return new Set(rows.map((row) => row.laf_cd));
}

async function readCursor(client: pg.PoolClient, source: Source): Promise<FeedCursor | null> {
  const { rows } = await client.query<Omit<FeedCursor, 'seq'> & { seq: string }>(
    `SELECT epoch, tx, seq, row_hash AS "rowHash", to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "changedAt", snapshot
       FROM feed_cursor WHERE source = $1`,
    [source.name],
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, seq: Number(row.seq) };
}

/** No row may get lost or count twice. */
export function assertBalance(counts: Counts): void {
  const { read, inserted, updated, unchanged, backdated, duplicates, heldBack, quarantined } = counts;
  const sum = inserted + updated + unchanged + backdated + duplicates + heldBack + quarantined;
  if (read !== sum) throw new Error(`rows do not balance: ${read} read, ${sum} accounted for`);
}

function emptyInput(kind: InputKind, { read }: Counts, relations: StagedRelations | null): string[] {
  const empty = read === 0 && (relations?.taken.size ?? 0) === 0;
  return empty && kind !== 'changes' ? ['the input has no rows'] : [];
}

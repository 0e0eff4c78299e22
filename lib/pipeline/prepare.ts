import type pg from 'pg';
import {
  type FeedCursor,
  type Fetched,
  type InputKind,
  type Source,
  type SourceBatch,
} from '@/lib/sources/source';
import { BlockKeeper } from '@/lib/pipeline/blocks';
import { Coverage } from '@/lib/pipeline/coverage';
import { Intake } from '@/lib/pipeline/intake';
import { idsOf, type Plan, plan } from '@/lib/pipeline/plan';
import { type StagedRelations, takeInRelations } from '@/lib/pipeline/relations/intake';
import { relationDays } from '@/lib/pipeline/relations/report';
import { createStage, stageRows } from '@/lib/pipeline/stage';
import { Stored } from '@/lib/pipeline/stored';
import { type Candidate, type Counts } from '@/lib/pipeline/types';

export interface PrepareContext {
  client: pg.PoolClient;
  pool: pg.Pool;
  source: Source;
}

/** An input read to its end, and what shall become of it. */
export interface Prepared {
  kind: InputKind;
  origin: string;
  demo: boolean | null;
  warnings: string[];
  cursor: FeedCursor | null;
  asOf: { from: string | null; to: string | null };
  plan: Plan;
  keeper: BlockKeeper;
  coverage: Coverage;
  relations: StagedRelations | null;
}

/**
 * Fetch, parse, normalize and plan. The images of new and changed rows are staged in temporary tables as they come;
 * nothing else is written or locked.
 */
export async function prepare(context: PrepareContext): Promise<Prepared> {
  const { client, pool, source } = context;
  await createStage(client);
  const fetched = await source.fetch(await readCursor(client, source));
  try {
    const stored = new Stored(pool, source.name);
    const keeper = new BlockKeeper(client, fetched);
    const intake = await takeIn(client, fetched, keeper, stored);
    const candidates = [...intake.candidates.values()].flat();
    const years = new Set(candidates.map((row) => row.fiscalYear));
    const coverage = await Coverage.load(pool, source.name, years);
    const history = await stored.history(olderIds(fetched.kind, candidates, stored, coverage));
    const made = plan({
      kind: fetched.kind,
      candidates: intake.candidates,
      rejected: intake.rejected,
      stored: stored.projects,
      history,
      serves: coverage.serves,
      verifiedAsOf: coverage.verifiedAsOf,
    });
    assertBalance(made.counts);
    const relations = await takeInRelations(client, fetched.relations, await readCodes(client));
    return {
      kind: fetched.kind,
      origin: fetched.origin,
      demo: fetched.demo ?? null,
      warnings: [
        ...fetched.warnings(),
        ...(relations?.warnings ?? []),
        ...emptyInput(fetched.kind, made.counts, relations),
      ],
      cursor: fetched.cursor(),
      asOf: candidates.length > 0 ? spanOf(candidates) : relationDays(relations),
      plan: made,
      keeper,
      coverage,
      relations,
    };
  } finally {
    await fetched.close();
  }
}

async function takeIn(
  client: pg.PoolClient,
  fetched: Fetched,
  keeper: BlockKeeper,
  stored: Stored,
): Promise<Intake> {
  const intake = new Intake({
    codes: await readCodes(client),
    stored: stored.projects,
    keep: (batch) => keeper.keep(batch),
    loadYears: (years) => stored.loadYears(years),
    loadIds: (ids) => stored.loadIds(ids),
    stage: (rows) => stageRows(client, rows),
  });
  let previous: SourceBatch | null = null;
  let batches = 0;
  for await (const batch of fetched.batches()) {
    if (previous !== null) await intake.take(previous, false);
    previous = batch;
    batches += 1;
  }
  // A whole snapshot needs to know all that is stored, to find what is gone.
  if (previous !== null) await intake.take(previous, batches === 1 && fetched.kind !== 'whole');
  return intake;
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

/** The projects of which a row came that is older than what is known of them: their whole history is needed. */
function olderIds(kind: InputKind, rows: readonly Candidate[], stored: Stored, coverage: Coverage): string[] {
  if (kind === 'changes') return [];
  const older = new Set<string>();
  for (const row of rows) {
    for (const id of row.matchedId === null ? idsOf(row) : [row.matchedId]) {
      const project = stored.projects.get(id);
      if (project === undefined) continue;
      const verified = coverage.verifiedAsOf(row.fiscalYear, row.lafCd) ?? '';
      if ([project.asOf, project.removedAsOf ?? '', verified].some((day) => row.asOf < day)) older.add(id);
    }
  }
  return [...older];
}

function spanOf(rows: readonly Candidate[]): Prepared['asOf'] {
  let from: string | null = null;
  let to: string | null = null;
  for (const { asOf } of rows) {
    if (from === null || asOf < from) from = asOf;
    if (to === null || asOf > to) to = asOf;
  }
  return { from, to };
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

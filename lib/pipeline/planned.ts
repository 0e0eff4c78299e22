import type pg from 'pg';
import { type InputKind, type SourceBatch, type SourceName } from '@/lib/sources/source';
import { Coverage, type GovernmentYear } from '@/lib/pipeline/coverage';
import { Intake } from '@/lib/pipeline/intake';
import { type KnownCodes } from '@/lib/pipeline/normalize';
import { idsOf, plan, type Plan, type Removal, type Shrinkage } from '@/lib/pipeline/plan';
import { stagePlan, stageRows } from '@/lib/pipeline/stage';
import { Stored } from '@/lib/pipeline/stored';
import { loadWholeDays } from '@/lib/pipeline/whole-days';
import {
  type Candidate,
  type Counts,
  noCounts,
  type RawPlace,
  type Rejected,
  yearKey,
} from '@/lib/pipeline/types';

/** What shall become of an input, its changes standing in the staging tables. */
export class Planned {
  readonly counts: Counts = noCounts();
  readonly rejected: Rejected[] = [];
  removals: Removal[] = [];
  shrinkages: Shrinkage[] = [];
  readonly newestDay: Plan['newestDay'] = new Map();
  /** Government-years of which a project changed. */
  readonly changed = new Map<string, GovernmentYear>();
  /** Served projects, planned one by one, that may have a page which is now out of date. */
  readonly outdatedPages: string[] = [];
  /** Years of which a project changed. */
  readonly years = new Set<number>();
  /** Years that were loaded into tables of their own. */
  readonly loaded: number[] = [];
  /** Years of which so much changed that its revisions get a table of their own. */
  readonly sliced: number[] = [];
  /** Projects that changed. */
  changes = 0;
  /** Revisions that were planned one by one. */
  revisions = 0;
  /** Rows that were taken in one by one. */
  order = 0;
  from: string | null = null;
  to: string | null = null;

  /** Every year of which the input has a row. */
  namedYears(): Set<number> {
    return new Set([...this.newestDay.values()].map(({ fiscalYear }) => fiscalYear));
  }

  addCounts(counts: Counts): void {
    // The keys of the counts are theirs.
    for (const name of Object.keys(counts) as (keyof Counts)[]) this.counts[name] += counts[name];
  }

  addDays(days: Plan['newestDay']): void {
    for (const [key, one] of days)
      if (one.day > (this.newestDay.get(key)?.day ?? '')) this.newestDay.set(key, one);
  }

  addChanged(list: readonly GovernmentYear[]): void {
    for (const { fiscalYear, lafCd } of list) {
      this.changed.set(yearKey(fiscalYear, lafCd), { fiscalYear, lafCd });
      this.years.add(fiscalYear);
    }
  }

  addSpan(from: string | null, to: string | null): void {
    if (from !== null && (this.from === null || from < this.from)) this.from = from;
    if (to !== null && (this.to === null || to > this.to)) this.to = to;
  }
}

export interface PlanContext {
  client: pg.PoolClient;
  pool: pg.Pool;
  source: SourceName;
  codes: KnownCodes;
  latestYear: number;
}

/** Rows to be planned one by one. */
export interface CandidateInput {
  kind: InputKind;
  batches: AsyncIterable<SourceBatch>;
  /** Left out: loaded for the years of the rows. */
  coverage?: Coverage;
  /** Where rows are kept that are not kept yet. */
  keep?: (batch: SourceBatch) => Promise<RawPlace[]>;
}

/** What a group of rows came to; its changes are staged and added to the plan. */
export interface PlannedGroup {
  seen: ReadonlySet<string>;
  rejected: readonly Rejected[];
  coverage: Coverage;
}

/** Plans rows one by one: all of them are held in memory, with what is stored of their projects. */
export async function planCandidates(
  { client, pool, source, codes, latestYear }: PlanContext,
  planned: Planned,
  input: CandidateInput,
): Promise<PlannedGroup> {
  const stored = new Stored(pool, source);
  const ports = {
    codes,
    latestYear,
    stored: stored.projects,
    keep: input.keep ?? (async (batch: SourceBatch) => placesOf(batch)),
    loadIds: (ids: readonly string[]) => stored.loadIds(ids),
    stage: (rows: Parameters<typeof stageRows>[1]) => stageRows(client, rows),
  };
  const intake = new Intake(ports, planned.order);
  for await (const batch of input.batches) await intake.take(batch);
  planned.order = intake.order;
  const candidates = [...intake.candidates.values()].flat();
  const years = new Set(candidates.map((row) => row.fiscalYear));
  const coverage = input.coverage ?? (await Coverage.load(pool, source, years));
  const made = plan({
    kind: input.kind,
    candidates: intake.candidates,
    rejected: intake.rejected,
    stored: stored.projects,
    history: await stored.history(olderIds(input.kind, candidates, stored, coverage)),
    wholeDays: await loadWholeDays(pool, source, olderYears(input.kind, candidates, coverage)),
    serves: coverage.serves,
    verifiedAsOf: coverage.verifiedAsOf,
  });
  for (const { asOf } of candidates) planned.addSpan(asOf, asOf);
  await add(client, planned, made, coverage);
  return { seen: made.seen, rejected: made.rejected, coverage };
}

async function add(client: pg.PoolClient, planned: Planned, made: Plan, coverage: Coverage): Promise<void> {
  await stagePlan(client, made.revisions, made.projects, {
    serves: coverage.serves,
    from: planned.revisions,
  });
  planned.addCounts(made.counts);
  planned.addDays(made.newestDay);
  planned.addChanged(made.projects);
  for (const rejected of made.rejected) planned.rejected.push(rejected);
  for (const { id, fiscalYear, lafCd } of made.outdatedPages)
    if (coverage.serves(fiscalYear, lafCd)) planned.outdatedPages.push(id);
  for (const { fiscalYear } of made.revisions) planned.years.add(fiscalYear);
  planned.changes += made.projects.length;
  planned.revisions += made.revisions.length;
}

function placesOf({ records, kept }: SourceBatch): RawPlace[] {
  if (kept === undefined) throw new Error('the rows are not kept');
  return records.map((_, index) => ({ block: { id: kept.blockId }, blockRow: kept.rows[index] ?? 0 }));
}

/** The government-years of which a row came for a day before a whole snapshot. */
function olderYears(kind: InputKind, rows: readonly Candidate[], coverage: Coverage): GovernmentYear[] {
  if (kind === 'changes') return [];
  const older = rows.filter(
    ({ fiscalYear, lafCd, asOf }) => asOf < (coverage.verifiedAsOf(fiscalYear, lafCd) ?? ''),
  );
  const years = older.map(({ fiscalYear, lafCd }): [string, GovernmentYear] => [
    yearKey(fiscalYear, lafCd),
    { fiscalYear, lafCd },
  ]);
  return [...new Map(years).values()];
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

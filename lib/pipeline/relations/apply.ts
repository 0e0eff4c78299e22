import type pg from 'pg';
import { RELATION_NAMES, RELATIONS } from '@/lib/domain/relations';
import { type SourceName } from '@/lib/sources/source';
import { type Counts, noCounts } from '@/lib/pipeline/types';
import { createCover, markVerified, saveCover, saveWithParent } from '@/lib/pipeline/relations/cover';
import { sortOutDuplicates } from '@/lib/pipeline/relations/duplicates';
import { type RelationCounts, type StagedRelations, type TakenIn } from '@/lib/pipeline/relations/intake';
import { numberRepeats } from '@/lib/pipeline/relations/numbering';
import { writeOlder } from '@/lib/pipeline/relations/older';
import { createPlan } from '@/lib/pipeline/relations/plan';
import { largeRemovals } from '@/lib/pipeline/relations/removal-gate';
import { removeGone } from '@/lib/pipeline/relations/removals';
import { projectsShowing } from '@/lib/pipeline/relations/shown';
import { type Shape, shapeOf } from '@/lib/pipeline/relations/shape';
import { type Breach, Refusal } from '@/lib/pipeline/rules/refusal';
import { writeFirst, writePlan } from '@/lib/pipeline/relations/write';

export interface ApplyInput {
  runId: string;
  source: SourceName;
  /** What a reader needs to find the input again. */
  origin: string;
  /** Whether more may go than the gate lets pass. */
  acceptRemovals: boolean;
}

/** From how many changed rows on a table's statistics are taken anew. */
const MANY = 20_000;

/**
 * Applies the staged relations of a run, in its transaction: current rows, revisions, coverage, what is kept out, raw blocks and
 * counts. A relation of which nothing came says nothing.
 * @throws Refusal where more of a relation is gone than the gate lets pass
 * @returns what the run should say, and the projects whose pages show what changed (null: all of them)
 */
export async function applyRelations(
  client: pg.PoolClient,
  input: ApplyInput,
  staged: StagedRelations | null,
): Promise<{ warnings: string[]; projects: string[] | null }> {
  if (staged === null || staged.taken.size === 0) return { warnings: [], projects: [] };
  const { counts, taken, blocks } = staged;
  const warnings: string[] = [];
  const breaches: Breach[] = [];
  await blocks.link(input.runId);
  for (const name of RELATION_NAMES) {
    const one = taken.get(name);
    if (one === undefined) continue;
    counts[name] = await applyOne(client, input, { staged, taken: one, breaches }, shapeOf(RELATIONS[name]));
    if (one.unnamed && staged.scopes.some((scope) => scope.relation === name))
      warnings.push(`${name}: nothing was taken for gone, as rows came that do not say which they are`);
  }
  warnings.push(...letPass(breaches, input.acceptRemovals));
  await keepOut(client, input);
  await saveCounts(client, input.runId, counts);
  return { warnings, projects: taken.has('department') ? await projectsShowing(client, input.runId) : [] };
}

/** @returns what the run should say of removals that an operator lets pass */
function letPass(breaches: readonly Breach[], acceptRemovals: boolean): string[] {
  if (breaches.length > 0 && !acceptRemovals) throw new Refusal(breaches);
  return breaches.map(
    ({ observed, lafCd, fiscalYear, part }) =>
      `${part}: ${observed['removed_rows']} of ${observed['rows_before']} rows of ${lafCd ?? 'all'} in ${fiscalYear ?? 'all years'} were removed, as was asked for`,
  );
}

async function applyOne(
  client: pg.PoolClient,
  { runId, source }: ApplyInput,
  { staged, taken, breaches }: { staged: StagedRelations; taken: TakenIn; breaches: Breach[] },
  shape: Shape,
): Promise<Counts> {
  const { name } = shape.relation;
  const feed = staged.kind === 'changes';
  const scopes = staged.scopes.filter((scope) => scope.relation === name);
  const counts = { ...noCounts(), read: taken.read, quarantined: taken.rejected };
  const write = { runId, source };
  if (!feed) await numberRepeats(client, shape, source);
  await client.query(`ANALYZE ${shape.stage}`);
  if (!feed) {
    const { dropped, conflicting } = await sortOutDuplicates(client, shape);
    counts.duplicates = dropped;
    counts.quarantined += conflicting;
  }
  await createCover(client, shape, { source, feed });
  await markVerified(client, shape, scopes);
  const single = !feed && taken.days.first === taken.days.last;
  let standing: number;
  const isBegun = single && (await isFirst(client, shape, source));
  if (isBegun) standing = await first(client, shape, write, counts);
  else {
    standing = await later(client, shape, write, counts, { feed, single });
    const spoken = new Set<string>(staged.taken.keys());
    const gone = taken.unnamed ? [] : await removeGone(client, shape, write, { scopes, spoken });
    breaches.push(...(await largeRemovals(client, shape, source, gone)));
    for (const { removed } of gone) {
      counts.removed += removed;
      standing -= removed;
    }
  }
  counts.unchanged = counts.read - accounted(counts);
  const changed = accounted(counts) - counts.quarantined - counts.duplicates + counts.removed;
  await saveCover(client, shape, { ...write, rows: howCounted(isBegun, changed) });
  if (changed > 0) await saveWithParent(client, shape, { ...write, standing, asOf: taken.days.last });
  if (changed > MANY) await client.query('SELECT analyze_relation($1)', [name]);
  return counts;
}

/** Of the first rows those that came are all that there are: what was just written has no statistics to count it by. */
function howCounted(isBegun: boolean, changed: number): 'came' | 'stored' | 'same' {
  if (isBegun) return 'came';
  return changed > 0 ? 'stored' : 'same';
}

function accounted({ inserted, updated, backdated, duplicates, heldBack, quarantined }: Counts): number {
  return inserted + updated + backdated + duplicates + heldBack + quarantined;
}

/** Whether nothing of the source is stored yet. */
async function isFirst(client: pg.PoolClient, { table }: Shape, source: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `SELECT EXISTS (SELECT FROM ${table} WHERE source = $1) AS held`,
    [source],
  );
  return rows[0]?.held === false;
}

type Write = Pick<ApplyInput, 'runId' | 'source'>;

/** @returns how many rows stand now that did not before */
async function first(client: pg.PoolClient, shape: Shape, write: Write, counts: Counts): Promise<number> {
  await writeFirst(client, shape, write);
  const total = counts.read - counts.quarantined - counts.duplicates;
  counts.heldBack = shape.served ? await heldBack(client, shape) : 0;
  counts.inserted = total - counts.heldBack;
  return total;
}

async function heldBack(client: pg.PoolClient, { stage, cover, inPlace }: Shape): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${stage} s JOIN ${cover} p ON ${inPlace('s', 'p')}
      WHERE NOT p.serving AND EXISTS (SELECT FROM ${cover} WHERE NOT serving)`,
  );
  return rows[0]?.n ?? 0;
}

/** @returns how many more rows stand now than before */
async function later(
  client: pg.PoolClient,
  shape: Shape,
  write: Write,
  counts: Counts,
  { feed, single }: { feed: boolean; single: boolean },
): Promise<number> {
  await createPlan(client, shape, { source: write.source, feed, single });
  const { rows } = await client.query<{ kind: string; serving: boolean; n: number }>(
    `SELECT kind, serving, count(*)::int AS n FROM ${shape.plan} GROUP BY 1, 2`,
  );
  if (rows.some(({ kind }) => kind === 'older')) {
    const older = await writeOlder(client, shape, write);
    counts.backdated = older.served;
    counts.heldBack += older.heldBack;
  }
  const planned = rows.filter(({ kind }) => kind !== 'older');
  if (planned.length > 0) await writePlan(client, shape, write);
  let standing = 0;
  for (const { kind, serving, n } of planned) {
    if (kind === 'removed') counts.removed += n;
    standing += (STANDING[kind] ?? 0) * n;
    if (!serving) counts.heldBack += n;
    else if (kind === 'inserted') counts.inserted += n;
    else counts.updated += n;
  }
  return standing;
}

/** What a revision of this kind adds to the number of rows. */
const STANDING: Readonly<Record<string, number>> = { inserted: 1, restored: 1, removed: -1 };

/** Keeps what was kept out, each raw row once however often it comes. */
async function keepOut(client: pg.PoolClient, { runId, source, origin }: ApplyInput): Promise<void> {
  await client.query(
    `INSERT INTO quarantine (run_id, source, origin, relation, line, col, value, reason, detail, raw_block_id, raw_row)
     SELECT $1, $2, $3, relation, CASE WHEN line < 2147483648 THEN line END, col, value, reason, detail, block_id, block_row FROM stage_relation_rejected
     ON CONFLICT (raw_block_id, raw_row) WHERE state = 'open' DO NOTHING`,
    [runId, source, origin],
  );
}

async function saveCounts(client: pg.PoolClient, runId: string, counts: RelationCounts): Promise<void> {
  for (const [name, c] of Object.entries(counts))
    await client.query(
      `INSERT INTO run_relation (run_id, relation, read, inserted, updated, unchanged, backdated, duplicates, held_back, quarantined, removed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        runId,
        name,
        c.read,
        c.inserted,
        c.updated,
        c.unchanged,
        c.backdated,
        c.duplicates,
        c.heldBack,
        c.quarantined,
        c.removed,
      ],
    );
}

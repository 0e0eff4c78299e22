import type pg from 'pg';
import { type FeedCursor, type SourceName } from '@/lib/sources/source';
import { apply } from '@/lib/pipeline/apply';
import {
  type CoverageNews,
  type GovernmentYear,
  saveCoverage,
  saveRowCounts,
  takeOver,
} from '@/lib/pipeline/coverage';
import { rollUpPeers } from '@/lib/pipeline/peers';
import { type Prepared } from '@/lib/pipeline/prepare';
import { type Changes, publish } from '@/lib/pipeline/publish';
import { quarantine } from '@/lib/pipeline/quarantine';
import { applyRelations } from '@/lib/pipeline/relations/apply';
import { rollUpGovernments, rollUpTiers, type Touched } from '@/lib/pipeline/rollup';
import { keepFormer } from '@/lib/pipeline/rollup-moved';
import { checkRules } from '@/lib/pipeline/rules/check';
import { type SyncPoint, yearKey } from '@/lib/pipeline/types';
import { saveWholeDays } from '@/lib/pipeline/whole-days';

export interface WriteContext {
  client: pg.PoolClient;
  pool: pg.Pool;
  source: SourceName;
  runId: string;
  dryRun: boolean;
  acceptRemovals: boolean;
  at: (point: SyncPoint) => Promise<void>;
}

/**
 * Apply and publish: all that a plan changes, in the run's transaction.
 * @returns how many pages are invalidated
 */
export async function write(context: WriteContext, prepared: Prepared): Promise<number> {
  const { client, source, runId, at, acceptRemovals } = context;
  const { plan, coverage, kind } = prepared;
  const changed = [...plan.changed.values()];
  const news = coverage.news(kind, plan.newestDay);
  const handedOver = news.filter((one) => coverage.takesOver(one.fiscalYear, one.lafCd));
  const formerKept = await applyPlan(context, prepared);
  const handedOverIds = await takeOver(client, runId, source, handedOver);
  await saveCoverage(client, { runId, source, news });
  if (kind === 'whole') await saveWholeDays(client, { runId, source, days: [...plan.newestDay.values()] });
  await quarantine(client, { runId, source, origin: prepared.origin }, plan.rejected);
  if (prepared.cursor !== null) await saveCursor(client, runId, source, prepared.cursor);
  const site = await saveDemo(client, prepared.demo);
  await at('coverage');
  const shown = governmentYearsOf([...changed, ...handedOver]).filter((one) =>
    coverage.serves(one.fiscalYear, one.lafCd),
  );
  const rolledUp = await rollUp(client, runId, { all: shown, handedOver, formerKept });
  await saveRowCounts(client, { runId, source, changed });
  const relations = await applyRelations(
    client,
    { runId, source, origin: prepared.origin, acceptRemovals },
    prepared.relations,
  );
  prepared.warnings.push(...relations.warnings);
  await at('rolled up');
  const ledger = await checkRules(client, {
    ...{ runId, source, kind, plan, shown, handedOver, relations: prepared.relations },
    serves: coverage.serves,
  });
  return publish(client, runId, {
    ...rolledUp,
    governmentYears: [...shown, ...rolledUp.governmentYears, ...news.filter(showsOnPages)],
    ledger: ledger.governmentYears,
    nation: rolledUp.nation || news.some((one) => one.serving && (one.begins || one.firstVerified)),
    projects: [...handedOverIds, ...plan.outdatedPages, ...ledger.projects, ...(relations.projects ?? [])],
    site: site || relations.projects === null,
    search: shown.length > 0,
  });
}

/** @returns whether what the projects were before is kept for the roll-ups */
async function applyPlan({ client, source, runId, at }: WriteContext, prepared: Prepared): Promise<boolean> {
  await prepared.keeper.save(runId);
  // A year that was begun and of which no row was readable has tables all the same: they are attached, empty.
  if (prepared.plan.years.size === 0 && prepared.plan.loaded.length === 0) return false;
  const formerKept = await keepFormer(client, prepared.plan);
  await apply(client, { runId, source, planned: prepared.plan }, at);
  return formerKept;
}

async function rollUp(
  client: pg.PoolClient,
  runId: string,
  touched: Touched,
): Promise<Pick<Changes, 'governmentYears' | 'nation' | 'peers'>> {
  if (touched.all.length === 0) return { governmentYears: [], nation: false, peers: [] };
  const governmentYears = await rollUpGovernments(client, runId, touched);
  const years = [...new Set(touched.all.map((one) => one.fiscalYear))];
  const nation = await rollUpTiers(client, runId, years);
  const peers = await rollUpPeers(client, runId, years);
  return { governmentYears, nation, peers };
}

function governmentYearsOf(list: readonly GovernmentYear[]): GovernmentYear[] {
  const unique = new Map(
    list.map(({ fiscalYear, lafCd }) => [yearKey(fiscalYear, lafCd), { fiscalYear, lafCd }]),
  );
  return [...unique.values()];
}

/** What a government's pages show of a source: which one it is, and the day for which it was verified. */
function showsOnPages(one: CoverageNews): boolean {
  return one.serving && (one.verified || one.begins);
}

async function saveCursor(
  client: pg.PoolClient,
  runId: string,
  source: SourceName,
  { epoch, tx, seq, rowHash, changedAt, snapshot }: FeedCursor,
): Promise<void> {
  await client.query(
    `INSERT INTO feed_cursor (source, epoch, tx, seq, row_hash, changed_at, snapshot, run_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (source) DO UPDATE SET epoch = excluded.epoch, tx = excluded.tx, seq = excluded.seq,
       row_hash = excluded.row_hash, changed_at = excluded.changed_at, snapshot = excluded.snapshot, run_id = excluded.run_id
     WHERE (feed_cursor.epoch, feed_cursor.tx, feed_cursor.seq, feed_cursor.snapshot)
           IS DISTINCT FROM (excluded.epoch, excluded.tx, excluded.seq, excluded.snapshot)`,
    [source, epoch, tx, seq, rowHash, changedAt, snapshot, runId],
  );
}

/** @returns whether the site has to say otherwise than before whether its amounts are invented */
async function saveDemo(client: pg.PoolClient, demo: boolean | null): Promise<boolean> {
  if (demo === null) return false;
  const { rowCount } = await client.query(
    `INSERT INTO portal_meta (key, value) SELECT 'demo', $1::text WHERE $1::text = 'true' OR EXISTS (SELECT FROM portal_meta WHERE key = 'demo')
     ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE portal_meta.value <> excluded.value`,
    [String(demo)],
  );
  return rowCount === 1;
}

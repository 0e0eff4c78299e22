import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { AMOUNT_COLUMNS, COLUMNS } from '@/lib/domain/project';
import { benchAsOf } from '@/lib/cli/bench/as-of';
import { type BenchCluster, startBenchCluster, syncInChild } from '@/lib/cli/bench/cluster';
import { benchFinance, type FinanceFigures } from '@/lib/cli/bench/finance';
import { writeSnapshot } from '@/lib/cli/bench/projects-csv';
import { medianOf, type Sample } from '@/lib/cli/bench/samples';

export interface SyncBenchOptions {
  rows: number;
  rounds: number;
  /** Told what is measured next. */
  say: (text: string) => void;
}

export interface SyncBench extends FinanceFigures {
  rows: number;
  copy_s: number;
  first_load_s: number;
  unchanged_snapshot_s: number;
  all_changed_s: number;
  first_load_x: number;
  unchanged_snapshot_x: number;
  all_changed_x: number;
  max_rss_mb: number;
  rss_mb_by_rows: Record<string, number>;
  /** The same at a quarter of the rows with the search documents written behind the load. */
  rss_with_search_mb: number;
  /** Milliseconds; five times the rows, thirty revisions for a tenth of them. */
  asof_p95_ms: number;
  asof_largest_p95_ms: number;
  raw: Sample[];
}

const OTHER_YEARS = [2020, 2021, 2022, 2023];
const FIRST_OWN_YEAR = 2024;
/** Of which a government is read as of a date. */
const YEARS_AS_OF = 5;

/**
 * Measures the pull: COPY of a ready file, first load of a year beside four others, the next whole snapshot with a later date
 * and shuffled rows, one in which every project's spending changed, in rounds; then memory; then the finance database; then history.
 */
export async function benchSync({ rows, rounds, say }: SyncBenchOptions): Promise<SyncBench> {
  const raw: Sample[] = [];
  const cluster = await startBenchCluster();
  try {
    say(`four other years of ${rows} projects`);
    await loadOthers(cluster, rows, raw);
    await prepareCopy(cluster.owner);
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      await benchRound(cluster, { rows, round, raw });
    }
  } finally {
    await cluster.stop();
  }
  say('memory by rows');
  for (const share of [0.25, 0.5, 5]) await benchMemory(Math.round(rows * share), share === 0.25, raw);
  say('finance database');
  const finance = await benchFinance(rows, raw);
  say('one government as of any date');
  const { asof_p95_ms, asof_largest_p95_ms, raw: reads } = await benchAsOf(rows * YEARS_AS_OF, say);
  for (const [measure, list] of Object.entries(reads))
    for (const read of list) raw.push({ measure, ...read });
  return { rows, ...figuresOf(raw), ...finance, asof_p95_ms, asof_largest_p95_ms, raw };
}

async function loadOthers(cluster: BenchCluster, rows: number, raw: Sample[]): Promise<void> {
  const file = path.join(cluster.folder, 'others.csv');
  const spec = { rows: rows * OTHER_YEARS.length, years: OTHER_YEARS, asOf: '20231231', moreSpent: 0 };
  await writeSnapshot(file, { ...spec, order: 'by-government' });
  const { seconds, max_rss_mb } = await syncInChild(cluster.urls.sync, file);
  raw.push({ measure: 'other_years', rows: spec.rows, seconds, max_rss_mb });
  await rm(file);
  await cluster.rest();
}

/** The same columns as the file's, in a logged table without index. */
async function prepareCopy(owner: pg.Pool): Promise<void> {
  const amounts = new Set<string>(Object.values(AMOUNT_COLUMNS));
  const columns = COLUMNS.map((column) => `${column} ${amounts.has(column) ? 'bigint' : 'text'}`);
  await owner.query(`CREATE TABLE bench_copy (${columns.join(', ')})`);
}

async function copyFile(owner: pg.Pool, file: string): Promise<number> {
  await owner.query('TRUNCATE bench_copy');
  const client = await owner.connect();
  try {
    const began = performance.now();
    const stream = client.query(copyFrom('COPY bench_copy FROM STDIN (FORMAT csv, HEADER true)'));
    await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), stream);
    return Math.round(performance.now() - began) / 1000;
  } finally {
    client.release();
  }
}

/** Each round loads a year of its own, so that it finds none there. COPY is measured before each of the three. */
async function benchRound(
  cluster: BenchCluster,
  { rows, round, raw }: { rows: number; round: number; raw: Sample[] },
): Promise<void> {
  const year = FIRST_OWN_YEAR + round;
  const steps = [
    { measure: 'first_load', asOf: '0131', order: 'by-government', moreSpent: 0 },
    { measure: 'unchanged_snapshot', asOf: '0228', order: 'shuffled', moreSpent: 0 },
    { measure: 'all_changed', asOf: '0331', order: 'shuffled', moreSpent: 10 },
  ] as const;
  for (const { measure, asOf, order, moreSpent } of steps) {
    const file = path.join(cluster.folder, `${measure}.csv`);
    // Dated in the year in which the bench runs or before: what lies beyond next year is not believed.
    const day = `${Math.min(year, new Date().getUTCFullYear())}${asOf}`;
    await writeSnapshot(file, { rows, years: [year], asOf: day, order, moreSpent });
    raw.push({ measure: 'copy', round, rows, seconds: await copyFile(cluster.owner, file) });
    const { seconds, max_rss_mb } = await syncInChild(cluster.urls.sync, file);
    raw.push({ measure, round, rows, seconds, max_rss_mb });
    await rm(file);
    await cluster.rest();
  }
}

/** The three snapshots again, of another number of rows, on a server of their own; several years from five times on. */
async function benchMemory(rows: number, drain: boolean, raw: Sample[]): Promise<void> {
  const cluster = await startBenchCluster();
  const years = rows >= 1_000_000 || !drain ? [2022, 2023, 2024, 2025, 2026] : [2026];
  try {
    for (const [step, order] of (['by-government', 'shuffled', 'shuffled'] as const).entries()) {
      const file = path.join(cluster.folder, 'memory.csv');
      await writeSnapshot(file, {
        rows,
        years,
        asOf: `2026030${step + 1}`,
        order,
        moreSpent: step === 2 ? 10 : 0,
      });
      const { seconds, max_rss_mb } = await syncInChild(cluster.urls.sync, file);
      raw.push({ measure: 'memory', step, rows, seconds, max_rss_mb });
      if (drain && step === 2) {
        const drained = await syncInChild(cluster.urls.sync, file, true);
        raw.push({
          measure: 'memory_with_search',
          rows,
          seconds: drained.seconds,
          max_rss_mb: drained.max_rss_mb,
        });
      }
      await rm(file);
    }
  } finally {
    await cluster.stop();
  }
}

function figuresOf(raw: readonly Sample[]) {
  const secondsOf = (measure: string) =>
    medianOf(raw.filter((one) => one.measure === measure).map(({ seconds }) => Number(seconds)));
  const byRows: Record<string, number> = {};
  for (const { rows: count, max_rss_mb: held, measure } of raw) {
    // A delta's rows are not what memory could grow with.
    if (held === undefined || measure === 'memory_with_search' || String(measure).startsWith('delta'))
      continue;
    byRows[String(count)] = Math.max(byRows[String(count)] ?? 0, Number(held));
  }
  const copy = secondsOf('copy');
  const times = (seconds: number) => Math.round((seconds / copy) * 100) / 100;
  const [first, unchanged, changed] = [
    secondsOf('first_load'),
    secondsOf('unchanged_snapshot'),
    secondsOf('all_changed'),
  ];
  return {
    copy_s: copy,
    first_load_s: first,
    unchanged_snapshot_s: unchanged,
    all_changed_s: changed,
    first_load_x: times(first),
    unchanged_snapshot_x: times(unchanged),
    all_changed_x: times(changed),
    max_rss_mb: Math.max(...Object.values(byRows)),
    rss_mb_by_rows: byRows,
    rss_with_search_mb: Number(raw.find(({ measure }) => measure === 'memory_with_search')?.max_rss_mb ?? 0),
  };
}

import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { COLUMNS } from '@/lib/domain/project';
import { type BenchCluster, startBenchCluster, syncInChild } from '@/lib/cli/bench/cluster';
import { countChangedPages, readPageContents } from '@/lib/cli/bench/page-contents';
import { writeSnapshot } from '@/lib/cli/bench/projects-csv';
import { medianOf, type Sample } from '@/lib/cli/bench/samples';

export interface FinanceFigures {
  idle_pull_s: number;
  delta_rows: number;
  delta_s: number;
  /** Of the slower kind of delta. */
  delta_one_government_s: number;
  delta_spread_s: number;
  pages_invalidated: number;
  pages_changed: number;
}

const YEAR = 2026;
const PULLS = 5;
const DELTAS = ['one_government', 'spread', 'one_government', 'spread', 'one_government', 'spread'] as const;

/** Pulls from a finance database of so many projects: nothing changed; one per cent changed, of one government or of all. */
export async function benchFinance(rows: number, raw: Sample[]): Promise<FinanceFigures> {
  const cluster = await startBenchCluster();
  try {
    await fillFinance(cluster, rows);
    const { sync: portal, 'finance-reader': finance } = cluster.urls;
    const first = await syncInChild(portal, finance);
    raw.push({ measure: 'finance_first', rows, ...timesOf(first) });
    await cluster.owner.query('VACUUM ANALYZE');
    for (let pull = 0; pull < PULLS; pull += 1)
      raw.push({ measure: 'idle_pull', rows, ...timesOf(await syncInChild(portal, finance)) });
    const delta = Math.round(rows / 100);
    for (const [step, kind] of DELTAS.entries()) await benchDelta(cluster, { kind, delta, step, raw });
    return figuresOf(delta, raw);
  } finally {
    await cluster.stop();
  }
}

function timesOf({ seconds, max_rss_mb }: { seconds: number; max_rss_mb: number }) {
  return { seconds, max_rss_mb };
}

/** A bulk load, past the feed: the beginning of another life of the database. */
async function fillFinance({ folder, financeOwner }: BenchCluster, rows: number): Promise<void> {
  const file = path.join(folder, 'finance.csv');
  await writeSnapshot(file, { rows, years: [YEAR], asOf: '20260630', order: 'by-government', moreSpent: 0 });
  const client = await financeOwner.connect();
  try {
    await client.query(`CREATE TEMP TABLE given (${COLUMNS.map((column) => `${column} text`).join(', ')})`);
    const stream = client.query(copyFrom('COPY given FROM STDIN (FORMAT csv, HEADER true)'));
    await pipeline(createReadStream(file), stream);
    await client.query(`
      ALTER TABLE finance.project DISABLE TRIGGER USER;
      INSERT INTO finance.project SELECT fyr::smallint, wa_laf_cd, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, fld_cd,
        fld_nm, ane_part_cd, part_nm, cpl_amt::bigint, bdg_cash_amt::bigint, bdg_ntep::bigint, capep::bigint, sggep::bigint,
        etc_amt::bigint, ep_amt::bigint FROM given;
      ALTER TABLE finance.project ENABLE TRIGGER USER;
      DELETE FROM finance.feed_epoch;
      INSERT INTO finance.feed_epoch DEFAULT VALUES;
      ANALYZE finance.project;`);
  } finally {
    client.release(true);
  }
  await rm(file);
}

async function benchDelta(
  { owner, financeOwner, urls }: BenchCluster,
  { kind, delta, step, raw }: { kind: (typeof DELTAS)[number]; delta: number; step: number; raw: Sample[] },
): Promise<void> {
  // The largest governments first: one of them has more than a hundredth of all.
  const order = kind === 'spread' ? 'md5(dbiz_cd || $2::text)' : `laf_cd, md5(dbiz_cd || $2::text)`;
  const changed = await financeOwner.query(
    `UPDATE finance.project p SET ep_amt = ep_amt + 10 FROM (
       SELECT fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd FROM finance.project ORDER BY ${order} LIMIT $1) d
      WHERE (p.fyr, p.laf_cd, p.dept_cd, p.dbiz_cd, p.acnt_dv_cd) = (d.fyr, d.laf_cd, d.dept_cd, d.dbiz_cd, d.acnt_dv_cd)`,
    [delta, step],
  );
  const before = await readPageContents(owner);
  const { seconds, max_rss_mb } = await syncInChild(urls.sync, urls['finance-reader']);
  const changedPages = await countChangedPages(owner, before, await readPageContents(owner));
  const { rows } = await owner.query<{ pages_invalidated: number; updated: number }>(
    'SELECT pages_invalidated, updated FROM run ORDER BY id DESC LIMIT 1',
  );
  raw.push({
    measure: `delta_${kind}`,
    rows: changed.rowCount ?? 0,
    updated: rows[0]?.updated ?? 0,
    seconds,
    max_rss_mb,
    pages_invalidated: rows[0]?.pages_invalidated ?? 0,
    pages_changed: changedPages,
  });
}

function figuresOf(delta: number, raw: readonly Sample[]): FinanceFigures {
  const of = (measure: string, name: string) =>
    medianOf(raw.filter((one) => one.measure === measure).map((one) => Number(one[name])));
  const [one, spread] = [of('delta_one_government', 'seconds'), of('delta_spread', 'seconds')];
  return {
    idle_pull_s: of('idle_pull', 'seconds'),
    delta_rows: delta,
    delta_s: Math.max(one, spread),
    delta_one_government_s: one,
    delta_spread_s: spread,
    pages_invalidated: of('delta_spread', 'pages_invalidated'),
    pages_changed: of('delta_spread', 'pages_changed'),
  };
}

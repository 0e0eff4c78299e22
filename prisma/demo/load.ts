import type pg from 'pg';
import { type Cell, copyInto } from '@/prisma/demo/copy';
import { inTransaction, readMeta } from '@/prisma/demo/database';
import { register } from '@/prisma/demo/register';
import type { ProjectRow } from '@/prisma/demo/rows';
import { projectRows, seoulToday, type WorldOptions } from '@/prisma/demo/world';

export { isDemo, isEmpty } from '@/prisma/demo/database';

/** The contract's relations: the load fills the first six, and empties all. */
const RELATIONS = [
  'government',
  'government_name',
  'government_population',
  'succession',
  'department',
  'project',
  'budget_event',
  'revenue',
  'settlement',
  'indicator',
  'contract',
  'subsidy_program',
  'subsidy_award',
  'subsidy_event',
] as const;

const QUALIFIED = RELATIONS.map((name) => `finance.${name}`).join(', ');

/** The columns of finance.project, each from the row. */
const PROJECT: readonly (readonly [string, keyof ProjectRow])[] = [
  ['fyr', 'fyr'],
  ['wa_laf_cd', 'waLafCd'],
  ['laf_cd', 'lafCd'],
  ['dept_cd', 'deptCd'],
  ['dbiz_cd', 'dbizCd'],
  ['dbiz_nm', 'dbizNm'],
  ['acnt_dv_cd', 'acntDvCd'],
  ['acnt_dv_nm', 'acntDvNm'],
  ['fld_cd', 'fldCd'],
  ['fld_nm', 'fldNm'],
  ['part_cd', 'partCd'],
  ['part_nm', 'partNm'],
  ['cpl_amt', 'cplAmt'],
  ['bdg_cash_amt', 'bdgCashAmt'],
  ['bdg_ntep', 'bdgNtep'],
  ['capep', 'capep'],
  ['sggep', 'sggep'],
  ['etc_amt', 'etcAmt'],
  ['ep_amt', 'epAmt'],
];

/** The world of the seed that `gotgan start` shows. */
export const DEFAULT_SEED = 20260630;

export interface LoadOptions extends Omit<WorldOptions, 'today'> {
  /** The day on which the demo world stands; left out: today in Asia/Seoul. */
  today?: string;
  /** Empty a database that holds demo data first. Data that are not demo data are never touched. */
  replace?: boolean;
  /** Told how many of the governments are done. */
  onProgress?: (done: number, total: number) => void;
}

export interface LoadResult {
  seed: number;
  scale: string;
  today: string;
  epoch: string;
  governments: number;
  departments: number;
  projects: number;
  /** Projects by fiscal year. */
  years: Record<string, number>;
}

/** The finance database is not one that demo data may be put into. */
export class DemoRefused extends Error {}

/** @throws DemoRefused unless this is the reference database, empty, or demo data that may be replaced */
async function checkTarget(client: pg.PoolClient, replace: boolean): Promise<void> {
  const meta = await readMeta(client);
  if (meta?.get('reference') !== 'true')
    throw new DemoRefused('This finance database is not the reference one: demo data do not go into it.');
  const held = await client.query<{ held: boolean }>(
    `SELECT ${RELATIONS.map((name) => `EXISTS (SELECT FROM finance.${name})`).join(' OR ')} AS held`,
  );
  if (held.rows[0]?.held !== true) return;
  if (meta.get('demo') !== 'true')
    throw new DemoRefused('This finance database holds data that are not demo data: they are left alone.');
  if (!replace)
    throw new DemoRefused('The finance database holds demo data already: --replace replaces them.');
}

/**
 * Fills the reference finance database with a demo world, in one transaction. The triggers are off meanwhile: a bulk
 * load is no history of 60,000 changes but the beginning of another life of the database, which the new feed epoch says.
 * @throws DemoRefused see {@link checkTarget}
 */
export async function loadDemo(pool: pg.Pool, options: LoadOptions): Promise<LoadResult> {
  const { seed, scale, today = seoulToday(), replace = false } = options;
  const world: WorldOptions = { seed, scale, today };
  const result = await inTransaction(pool, async (client) => {
    // Waits for officials at work, and keeps them out until the new epoch stands.
    await client.query(`LOCK TABLE ${QUALIFIED} IN ACCESS EXCLUSIVE MODE`);
    await checkTarget(client, replace);
    await setTriggers(client, 'DISABLE');
    await client.query(`TRUNCATE ${QUALIFIED}, finance.change`);
    const counts = await fill(client, world, options.onProgress);
    await setTriggers(client, 'ENABLE');
    return { seed, scale, today, epoch: await beginEpoch(client, world), ...counts };
  });
  await pool.query('ANALYZE finance.project, finance.department, finance.government');
  return result;
}

async function setTriggers(client: pg.PoolClient, state: 'ENABLE' | 'DISABLE'): Promise<void> {
  for (const name of RELATIONS) await client.query(`ALTER TABLE finance.${name} ${state} TRIGGER USER`);
}

type Counts = Pick<LoadResult, 'governments' | 'departments' | 'projects' | 'years'>;

async function fill(
  client: pg.PoolClient,
  world: WorldOptions,
  onProgress: LoadOptions['onProgress'],
): Promise<Counts> {
  const tables = register(world.today);
  for (const [name, rows] of Object.entries(tables))
    await copyInto(client, `finance.${name}`, rows as Cell[][]);
  const departments = new Map<string, Cell[]>();
  const years: Record<string, number> = {};
  let projects = 0;
  function* cells(): Generator<Cell[]> {
    for (const row of projectRows(world, onProgress)) {
      departments.set(`${row.lafCd} ${row.deptCd}`, [row.lafCd, row.deptCd, row.deptNm]);
      years[row.fyr] = (years[row.fyr] ?? 0) + 1;
      projects += 1;
      yield PROJECT.map(([, name]) => row[name]);
    }
  }
  await copyInto(client, `finance.project(${PROJECT.map(([column]) => column).join(', ')})`, cells());
  await copyInto(client, 'finance.department', departments.values());
  return { governments: tables.government.length, departments: departments.size, projects, years };
}

async function beginEpoch(client: pg.PoolClient, { seed, scale, today }: WorldOptions): Promise<string> {
  await client.query('DELETE FROM finance.feed_epoch');
  const begun = await client.query<{ id: string }>(
    'INSERT INTO finance.feed_epoch DEFAULT VALUES RETURNING id',
  );
  const notes = { demo: 'true', demo_seed: seed, demo_scale: scale, demo_today: today, demo_days: 0 };
  await client.query(
    `INSERT INTO finance.meta SELECT key, value FROM jsonb_each_text($1)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(notes)],
  );
  const [row] = begun.rows;
  if (row === undefined) throw new Error('no feed epoch was made');
  return row.id;
}

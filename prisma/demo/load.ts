import type pg from 'pg';
import { type Cell, copyInto } from '@/prisma/demo/copy';
import { inTransaction, readMeta } from '@/prisma/demo/database';
import { register } from '@/prisma/demo/register';
import { RelationFiller, type RelationRows } from '@/prisma/demo/relations/fill';
import type { ProjectRow } from '@/prisma/demo/rows';
import { projectRows, seoulToday, type WorldOptions } from '@/prisma/demo/world';

export { isDemo, isEmpty } from '@/prisma/demo/database';

/** The contract's relations: the load empties and fills them all. */
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
  /** Rows of the relations beside the projects. */
  relations: RelationRows;
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
    // The same world has the same numbers, whatever stood there before.
    await client.query('ALTER TABLE finance.budget_event ALTER COLUMN id RESTART');
    const counts = await fill(client, world, options.onProgress);
    await setTriggers(client, 'ENABLE');
    return { seed, scale, today, epoch: await beginEpoch(client, world), ...counts };
  });
  await pool.query(`ANALYZE ${QUALIFIED}`);
  return result;
}

async function setTriggers(client: pg.PoolClient, state: 'ENABLE' | 'DISABLE'): Promise<void> {
  for (const name of RELATIONS) await client.query(`ALTER TABLE finance.${name} ${state} TRIGGER USER`);
}

type Counts = Pick<LoadResult, 'governments' | 'departments' | 'projects' | 'years' | 'relations'>;

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
  const relations = new RelationFiller(client, world);
  let projects = 0;
  for (const rows of inChunks(projectRows(world, onProgress))) {
    for (const row of rows) {
      departments.set(`${row.lafCd} ${row.deptCd}`, [row.lafCd, row.deptCd, row.deptNm]);
      years[row.fyr] = (years[row.fyr] ?? 0) + 1;
    }
    projects += rows.length;
    const cells = rows.map((row) => PROJECT.map(([, name]) => row[name]));
    await copyInto(client, `finance.project(${PROJECT.map(([column]) => column).join(', ')})`, cells);
    await relations.add(rows);
  }
  await relations.finish();
  await copyInto(client, 'finance.department', departments.values());
  const counts = { projects, years, relations: relations.rows };
  return { governments: tables.government.length, departments: departments.size, ...counts };
}

const CHUNK = 5000;

/** Rows in chunks: what belongs to a project is copied beside it, and one connection copies one thing at a time. */
function* inChunks<T>(rows: Iterable<T>): Generator<T[]> {
  let chunk: T[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
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

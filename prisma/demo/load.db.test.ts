import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { advanceDemo } from '@/prisma/demo/advance';
import { inTransaction } from '@/prisma/demo/database';
import { DELETED_PROJECT } from '@/prisma/demo/hard-cases';
import { DemoRefused, isDemo, isEmpty, loadDemo, type LoadResult } from '@/prisma/demo/load';
import { openDesk } from '@/prisma/demo/work/desk';
import { commitLate } from '@/prisma/demo/work/late-commit';
import { pay } from '@/prisma/demo/work/payments';

const WORLD = { seed: 3, scale: 'small', today: '2026-11-23' } as const;

let db: TestDatabase;
let twin: TestDatabase;
let loaded: LoadResult;
beforeAll(async () => {
  [db, twin] = await Promise.all([
    createTestDatabase(inject('testServer')),
    createTestDatabase(inject('testServer')),
  ]);
});
afterAll(() => Promise.all([db.drop(), twin.drop()]));

async function one<T extends object>(from: TestDatabase, query: string, values: unknown[] = []): Promise<T> {
  const { rows } = await from.financeReader.query<T>(query, values);
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

const contents = (from: TestDatabase) =>
  one<{ hash: string }>(
    from,
    `SELECT encode(sha256(convert_to(string_agg(p::text, E'\\n' ORDER BY p::text COLLATE "C"), 'UTF8')), 'hex') AS hash
     FROM finance.project p`,
  );

describe('loading the demo world', () => {
  it('fills an empty reference database and says that it is demo data', async () => {
    expect([await isEmpty(db.financeReader), await isDemo(db.financeReader)]).toEqual([true, false]);
    const steps: [number, number][] = [];
    loaded = await loadDemo(db.financeOwner, { ...WORLD, onProgress: (...step) => steps.push(step) });
    expect([await isEmpty(db.financeReader), await isDemo(db.financeReader)]).toEqual([false, true]);
    expect(steps.at(-1)).toEqual([243, 243]);
    const { count } = await one<{ count: number }>(db, 'SELECT count(*)::int FROM finance.project');
    expect(loaded.projects).toBe(count);
    expect(Object.values(loaded.years).reduce((sum, rows) => sum + rows, 0)).toBe(count);
  });

  it('writes no history, begins a new life, and leaves the triggers on', async () => {
    const state = await one(
      db,
      `SELECT (SELECT count(*)::int FROM finance.change) AS changes,
              (SELECT id::text FROM finance.feed_epoch) AS epoch,
              (SELECT count(*)::int FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
               WHERE c.relnamespace = 'finance'::regnamespace AND t.tgenabled = 'D') AS disabled`,
    );
    expect(state).toEqual({ changes: 0, epoch: loaded.epoch, disabled: 0 });
  });

  it('knows the department and the name of every project and government', async () => {
    const { nameless } = await one<{ nameless: number }>(
      db,
      `SELECT count(*)::int AS nameless FROM finance.project p
       LEFT JOIN finance.department d USING (laf_cd, dept_cd)
       LEFT JOIN finance.government_name n ON n.laf_cd = p.laf_cd
       WHERE d.dept_nm IS NULL OR n.laf_nm IS NULL`,
    );
    expect(nameless).toBe(0);
    const names = await db.financeReader.query<{ laf_hg_nm: string }>(
      `SELECT laf_hg_nm FROM finance.government_name WHERE laf_cd = '2818000' ORDER BY valid_from`,
    );
    expect(names.rows.map((row) => row.laf_hg_nm)).toEqual(['인천서구', '인천서해구']);
  });

  it('leaves a filled database alone unless told to replace demo data', async () => {
    await expect(loadDemo(db.financeOwner, WORLD)).rejects.toThrow(DemoRefused);
    const again = await loadDemo(db.financeOwner, { ...WORLD, replace: true });
    expect(again.projects).toBe(loaded.projects);
    expect(again.epoch).not.toBe(loaded.epoch);
  });

  it('never touches data that are not demo data, nor a database that is not the reference one', async () => {
    await twin.financeOwner.query(`INSERT INTO finance.department VALUES ('1111000', '01', '총무과')`);
    await expect(loadDemo(twin.financeOwner, { ...WORLD, replace: true })).rejects.toThrow(/not demo data/);
    await twin.financeOwner.query('DELETE FROM finance.department');
    await twin.financeOwner.query(`DELETE FROM finance.meta WHERE key = 'reference'`);
    await expect(loadDemo(twin.financeOwner, WORLD)).rejects.toThrow(/not the reference one/);
    await twin.financeOwner.query(`INSERT INTO finance.meta VALUES ('reference', 'true')`);
  });
});

describe('officials at work', () => {
  it('are refused where there are no demo data', async () => {
    await expect(advanceDemo(twin.financeOwner, { days: 1 })).rejects.toThrow(DemoRefused);
  });

  it('do the same work from the same seed', async () => {
    await loadDemo(twin.financeOwner, WORLD);
    expect(await contents(twin)).toEqual(await contents(db));
    const [here, there] = await Promise.all([
      advanceDemo(db.financeOwner, { days: 3 }),
      advanceDemo(twin.financeOwner, { days: 3 }),
    ]);
    expect(here).toEqual(there);
    expect(await contents(twin)).toEqual(await contents(db));
  });

  it('pay, correct, transfer, supplement, add and delete, each as a change in the feed', async () => {
    const work = await one(
      db,
      `SELECT count(*) FILTER (WHERE op = 'update') > 1000 AS updates,
              count(*) FILTER (WHERE op = 'insert')::int AS inserts,
              count(*) FILTER (WHERE op = 'delete')::int AS deletes,
              count(DISTINCT tx) >= 30 AS transactions,
              bool_or((image->>'ep_amt')::bigint < 0) AS below_zero
       FROM finance.change WHERE entity = 'project'`,
    );
    expect(work).toEqual({ updates: true, inserts: 3, deletes: 3, transactions: true, below_zero: true });
  });

  it('keep the four sources adding up: the digit error stays the only row that does not', async () => {
    const { broken } = await one<{ broken: number }>(
      db,
      'SELECT count(*)::int AS broken FROM finance.project WHERE bdg_ntep + capep + sggep + etc_amt <> bdg_cash_amt',
    );
    expect(broken).toBe(1);
  });

  it('delete the project that was entered by mistake', async () => {
    const gone = await one<{ op: string }>(
      db,
      `SELECT op FROM finance.change WHERE entity = 'project' AND image->>'dbiz_nm' = $1 AND image->>'laf_cd' = $2`,
      [DELETED_PROJECT.name, DELETED_PROJECT.lafCd],
    );
    expect(gone.op).toBe('delete');
  });

  it('commit one transaction a day after later ones: the feed shows it last, in the first place', async () => {
    const desk = await openDesk(db.financeOwner, 3, 99);
    const ends = () =>
      one<{ low: string; high: string }>(
        db,
        'SELECT min(tx::text::bigint)::text AS low, max(tx::text::bigint)::text AS high FROM finance.change WHERE seq > $1',
        [before.seq],
      );
    const before = await one<{ seq: string }>(db, 'SELECT max(seq)::text AS seq FROM finance.change');
    let meanwhile = { low: '', high: '' };
    const changed = await commitLate(db.financeOwner, desk, async () => {
      const [batch = []] = desk.batches('payments');
      await inTransaction(db.financeOwner, (client) => pay(client, batch));
      meanwhile = await ends();
    });
    const after = await ends();
    expect(changed).toBe(3);
    expect(BigInt(after.low)).toBeLessThan(BigInt(meanwhile.low));
    expect(after.high).toBe(meanwhile.high);
  });

  it('count on from the day before', async () => {
    const next = await advanceDemo(db.financeOwner, { days: 1 });
    expect(next.day).toBe(4);
    expect(await one(db, `SELECT value FROM finance.meta WHERE key = 'demo_days'`)).toEqual({ value: '4' });
  });
});

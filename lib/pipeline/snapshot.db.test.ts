import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { repairSearch } from '@/lib/search/drain';
import { retryQuarantine } from '@/lib/pipeline/retry';
import { type SyncReport } from '@/lib/pipeline/sync';
import { Inputs, stateOf, testRow } from '@/lib/pipeline/sync.test-support';

const inputs = new Inputs();
afterAll(() => inputs.remove());

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterEach(() => db.drop());

async function rowsOf(query: string): Promise<Record<string, unknown>[]> {
  return (await db.web.query<Record<string, unknown>>(query)).rows;
}

const tagsOfRun = async (run: number | null) =>
  (await rowsOf(`SELECT payload FROM outbox WHERE topic = 'page' AND run_id = ${run} ORDER BY payload`)).map(
    ({ payload }) => payload,
  );

const twenty = Array.from({ length: 20 }, (_, index) => testRow(String(index)));
const on = (day: string, rows = twenty) => rows.map((row) => ({ ...row, exe_ymd: day }));

describe('whole snapshots', () => {
  it('seen again on a later day move the verified day and touch no project', async () => {
    await inputs.sync(db.sync, on('20260630'), { partial: false });
    const again = await inputs.sync(db.sync, on('20260718'), { partial: false });
    expect(again).toMatchObject({ unchanged: 20, documents_indexed: 0, pages_invalidated: 3 * 2 });
    expect(await tagsOfRun(again.run)).toEqual(['g:1111000', 'g:1111000:2026']);
    expect(await rowsOf('SELECT verified_as_of, rows FROM source_coverage')).toEqual([
      { verified_as_of: '2026-07-18', rows: 20 },
    ]);
    expect(await rowsOf(`SELECT DISTINCT run_id, as_of FROM project`)).toEqual([
      { run_id: '1', as_of: '2026-06-30' },
    ]);
    expect(await inputs.sync(db.sync, on('20260718'), { partial: false })).toMatchObject({
      pages_invalidated: 0,
    });
  });

  it('mark what is gone, dated, and bring back what returns', async () => {
    await inputs.sync(db.sync, on('20260630'), { partial: false });
    const without = on('20260718', twenty.slice(1));
    const gone = await inputs.sync(db.sync, without, { partial: false });
    expect(gone).toMatchObject({ unchanged: 19, removed: 1, documents_indexed: 1 });
    expect(
      await rowsOf(`SELECT projects, as_of, run_id FROM rollup_government WHERE field_cd = '*'`),
    ).toEqual([{ projects: 19, as_of: '2026-07-18', run_id: '2' }]);
    expect(await inputs.sync(db.sync, without, { partial: false })).toMatchObject({
      removed: 0,
      unchanged: 19,
    });
    const back = await inputs.sync(db.sync, on('20260731', [testRow('0')]), { partial: true });
    expect(back).toMatchObject({ updated: 1 });
    expect(
      await rowsOf(
        `SELECT kind, as_of, spent, raw_row FROM project_revision WHERE name = '사업 0' ORDER BY rev`,
      ),
    ).toEqual([
      { kind: 'inserted', as_of: '2026-06-30', spent: '400', raw_row: 1 },
      { kind: 'removed', as_of: '2026-07-18', spent: '400', raw_row: null },
      { kind: 'restored', as_of: '2026-07-31', spent: '400', raw_row: 1 },
    ]);
  });

  it('say nothing of a government without a row, partial ones of nothing else at all', async () => {
    const other = testRow('x', { laf_cd: '1114000' });
    await inputs.sync(db.sync, on('20260630', [...twenty, other]), { partial: false });
    expect(await inputs.sync(db.sync, on('20260718', [other]), { partial: false })).toMatchObject({
      removed: 0,
    });
    expect(await inputs.sync(db.sync, on('20260718', [testRow('0')]))).toMatchObject({ removed: 0 });
    expect(await rowsOf('SELECT laf_cd, verified_as_of FROM source_coverage ORDER BY 1')).toEqual([
      { laf_cd: '1111000', verified_as_of: '2026-06-30' },
      { laf_cd: '1114000', verified_as_of: '2026-07-18' },
    ]);
  });
});

describe('older rows', () => {
  it('are revisions of their day and leave the current row as it is, once', async () => {
    await inputs.sync(db.sync, [testRow('a', { exe_ymd: '20260718', ep_amt: 700 })]);
    const older = await inputs.sync(db.sync, [testRow('a', { exe_ymd: '20260630', ep_amt: 400 })]);
    expect(older).toMatchObject({ backdated: 1, documents_indexed: 0 });
    expect((await tagsOfRun(older.run))[0]).toMatch(/^p:/);
    expect(await inputs.sync(db.sync, [testRow('a', { exe_ymd: '20260630', ep_amt: 400 })])).toMatchObject({
      unchanged: 1,
      pages_invalidated: 0,
    });
    expect(await rowsOf('SELECT spent, as_of FROM project')).toEqual([{ spent: '700', as_of: '2026-07-18' }]);
    expect(await rowsOf('SELECT kind, spent, as_of FROM project_revision ORDER BY as_of')).toEqual([
      { kind: 'backdated', spent: '400', as_of: '2026-06-30' },
      { kind: 'inserted', spent: '700', as_of: '2026-07-18' },
    ]);
  });

  it('leave a project that is gone the run of its figures, where an earlier state is said again too', async () => {
    const both = [testRow('a'), testRow('b')];
    await inputs.sync(db.sync, on('20260630', both), { partial: false });
    await inputs.sync(db.sync, on('20260710', both), { partial: false });
    await inputs.sync(db.sync, on('20260718', [testRow('a')]), { partial: false, acceptRemovals: true });
    await inputs.sync(db.sync, [testRow('b', { exe_ymd: '20260705', ep_amt: 7 })]);
    expect(
      await rowsOf(
        `SELECT kind, spent, as_of, run_id FROM project_revision WHERE name = '사업 b' ORDER BY as_of, rev`,
      ),
    ).toEqual([
      { kind: 'inserted', spent: '400', as_of: '2026-06-30', run_id: '1' },
      { kind: 'backdated', spent: '7', as_of: '2026-07-05', run_id: '4' },
      { kind: 'backdated', spent: '400', as_of: '2026-07-10', run_id: '4' },
      { kind: 'removed', spent: '400', as_of: '2026-07-18', run_id: '3' },
    ]);
    expect(await repairSearch(db.sync)).toBe(0);
  });
});

describe('sources', () => {
  it('of lower rank are stored and held back; a better one takes a government-year over', async () => {
    await inputs.sync(db.sync, [testRow('a'), testRow('b')]);
    const better = await inputs.sync(db.sync, [testRow('a', { ep_amt: 1 })], { as: 'finance-db' });
    expect(better).toMatchObject({ inserted: 1, held_back: 0 });
    const [project] = await rowsOf(
      `SELECT count(*) FILTER (WHERE serving) AS serving, count(*) AS stored FROM project`,
    );
    expect(project).toEqual({ serving: '1', stored: '3' });
    expect(await rowsOf(`SELECT projects, spent FROM rollup_government WHERE field_cd = '*'`)).toEqual([
      { projects: 1, spent: '1' },
    ]);
    expect(await tagsOfRun(better.run)).toHaveLength(5); // nation, the government, its year, both projects
    expect(await rowsOf('SELECT run_id, source FROM serving_change ORDER BY run_id')).toEqual([
      { run_id: '1', source: 'file' },
      { run_id: '2', source: 'finance-db' },
    ]);
    const held = await inputs.sync(db.sync, [testRow('a', { ep_amt: 2 }), testRow('c')]);
    expect(held).toMatchObject({
      read: 2,
      held_back: 2,
      inserted: 0,
      pages_invalidated: 0,
      documents_indexed: 0,
    });
    expect(await rowsOf(`SELECT spent, serving FROM project WHERE source = 'file' ORDER BY name`)).toEqual([
      { spent: '2', serving: false },
      { spent: '400', serving: false },
      { spent: '400', serving: false },
    ]);
  });
});

describe('roll-ups', () => {
  it('sum what was reported, count what was not, and keep internal transfers apart', async () => {
    await inputs.sync(db.sync, [
      testRow('a'),
      testRow('b', { fld_nm: '교육', bdg_cash_amt: 300, ep_amt: '' }),
      testRow('c', { fld_nm: '', dbiz_nm: '회계간 내부거래지출', bdg_cash_amt: 50, ep_amt: 50 }),
    ]);
    const columns =
      'field_cd, projects, current_budget, spent, spent_missing, internal_projects, internal_current';
    expect(await rowsOf(`SELECT ${columns} FROM rollup_government ORDER BY field_cd COLLATE "C"`)).toEqual([
      {
        field_cd: '',
        projects: 1,
        current_budget: '50',
        spent: '50',
        spent_missing: 0,
        internal_projects: 1,
        internal_current: '50',
      },
      {
        field_cd: '*',
        projects: 3,
        current_budget: '1350',
        spent: '450',
        spent_missing: 1,
        internal_projects: 1,
        internal_current: '50',
      },
      {
        field_cd: '050',
        projects: 1,
        current_budget: '300',
        spent: null,
        spent_missing: 1,
        internal_projects: 0,
        internal_current: null,
      },
      {
        field_cd: '080',
        projects: 1,
        current_budget: '1000',
        spent: '400',
        spent_missing: 0,
        internal_projects: 0,
        internal_current: null,
      },
    ]);
    const tiers = `SELECT tier, governments, projects, current_budget FROM rollup_tier WHERE field_cd = '*'`;
    expect(await rowsOf(tiers)).toEqual([
      { tier: 'lower', governments: 1, projects: 3, current_budget: '1350' },
    ]);
  });

  it('carry the run of their last change only', async () => {
    await inputs.sync(db.sync, [testRow('a'), testRow('x', { laf_cd: '1114000' })]);
    await inputs.sync(db.sync, [testRow('a', { ep_amt: 500 })]);
    expect(
      await rowsOf(`SELECT laf_cd, run_id FROM rollup_government WHERE field_cd = '*' ORDER BY laf_cd`),
    ).toEqual([
      { laf_cd: '1111000', run_id: '2' },
      { laf_cd: '1114000', run_id: '1' },
    ]);
  });
});

describe('quarantine retry', () => {
  it('reads kept rows again and lets in those that pass', async () => {
    await inputs.sync(db.sync, [
      testRow('a', { laf_cd: '7777000' }),
      testRow('b', { ep_amt: 'x' }),
      testRow('c'),
    ]);
    expect(await retryQuarantine(db.sync)).toMatchObject({ open: 2, resolved: 0 });
    await db.owner.query(`INSERT INTO government (laf_cd, tier, kind) VALUES ('7777000', 'lower', 'city')`);
    expect(await retryQuarantine(db.sync)).toMatchObject({
      open: 1,
      resolved: 1,
      runs: [{ inserted: 1, quarantined: 1 }],
    });
    expect(await rowsOf('SELECT reason, state, resolved_run_id FROM quarantine ORDER BY line')).toEqual([
      { reason: 'unknown_government', state: 'resolved', resolved_run_id: '3' },
      { reason: 'text_in_amount', state: 'open', resolved_run_id: null },
    ]);
    const [kept] = await rowsOf(
      `SELECT raw_row, (SELECT count(*) FROM raw_block) AS blocks FROM project WHERE laf_cd = '7777000'`,
    );
    expect(kept).toEqual({ raw_row: 1, blocks: '1' });
  });
});

describe('JSON lines', () => {
  it('with the same rows are unchanged, and kept as they are', async () => {
    const rows = [testRow('a'), testRow('b', { ep_amt: -5 })];
    await inputs.sync(db.sync, rows);
    const complete = rows.map((row) => ({ dept_cd: null, ...row }));
    const text = complete.map((row) => JSON.stringify(row)).join('\n');
    expect(await inputs.sync(db.sync, text)).toMatchObject({ read: 2, unchanged: 2 });
    expect(await rowsOf('SELECT format, rows FROM raw_block ORDER BY id')).toEqual([
      { format: 'csv', rows: 2 },
      { format: 'jsonl', rows: 2 },
    ]);
  });
});

describe('a run', () => {
  it('that is only tried changes nothing and tells the same', async () => {
    const tried = await inputs.sync(db.sync, twenty, { dryRun: true });
    expect(tried).toMatchObject({ run: null, inserted: 20, documents_indexed: 20 });
    expect(tried.pages_invalidated).toBe(4 * 2);
    expect((await stateOf(db.owner)).projects).toEqual([]);
    expect(await rowsOf('SELECT * FROM run')).toEqual([]);
    const done = await inputs.sync(db.sync, twenty);
    expect(done).toEqual({ ...tried, run: 1, seconds: done.seconds });
  });

  it('waits for another one', async () => {
    const waiting = Promise.withResolvers<string>();
    let second: Promise<SyncReport> | undefined;
    const first = await inputs.sync(db.sync, twenty, {
      at: async (point) => {
        if (point !== 'planned') return;
        second = inputs.sync(db.sync, twenty, { notice: waiting.resolve });
        expect(await waiting.promise).toMatch(/^another sync is running .*: waiting for it to end$/);
      },
    });
    expect([first.inserted, (await second)?.unchanged]).toEqual([20, 20]);
  });

  it('makes its own partitions for a year', async () => {
    await inputs.sync(db.sync, [testRow('a'), testRow('b', { fyr: 2027 })]);
    expect(await rowsOf('SELECT tableoid::regclass::text AS part FROM project ORDER BY 1')).toEqual([
      { part: 'project_2026' },
      { part: 'project_2027' },
    ]);
  });

  it('finds rows unchanged that were stored under an older hash', async () => {
    await inputs.sync(db.sync, [testRow('a')]);
    await db.owner.query(String.raw`UPDATE project SET row_hash = '\x00ff'`);
    expect(await inputs.sync(db.sync, [testRow('a')])).toMatchObject({ unchanged: 1, updated: 0 });
  });
});

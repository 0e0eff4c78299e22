import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import {
  contractRow,
  relationState,
  syncRelation,
  type Values,
} from '@/lib/pipeline/relations/relations.test-support';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterEach(async () => {
  // Append-only for everybody but the owner of the test.
  await db.owner.query(
    `TRUNCATE revenue, revenue_revision, contract, contract_revision, budget_event, budget_event_revision, subsidy_program, subsidy_program_revision,
       subsidy_award, subsidy_award_revision, relation_coverage, relation_serving_change, run_relation, quarantine, run_raw_block`,
  );
});
afterAll(() => db.drop());

const revenue = (item: string, amount: string | null, more: Values = {}): Values => ({
  fyr: '2026',
  laf_cd: '1111000',
  stage: 'budget',
  item_cd: item,
  item_nm: `세목 ${item}`,
  amount,
  ...more,
});

async function amounts(): Promise<Record<string, [string | null, string, string | null]>> {
  const { rows } = await db.web.query<{
    item_cd: string;
    amount: string | null;
    as_of: string;
    gone: string | null;
  }>('SELECT item_cd, amount, as_of::text, removed_as_of::text AS gone FROM revenue ORDER BY item_cd');
  return Object.fromEntries(rows.map((row) => [row.item_cd, [row.amount, row.as_of, row.gone]]));
}

async function history(item: string): Promise<[string, string | null, string][]> {
  const { rows } = await db.web.query<{ kind: string; amount: string | null; as_of: string }>(
    'SELECT kind, amount, as_of::text FROM revenue_revision WHERE item_cd = $1 ORDER BY as_of, rev',
    [item],
  );
  return rows.map((row) => [row.kind, row.amount, row.as_of]);
}

async function lastCounts(relation = 'revenue'): Promise<Record<string, number>> {
  const { rows } = await db.web.query<Record<string, number>>(
    `SELECT read, inserted, updated, unchanged, backdated, duplicates, held_back, quarantined, removed FROM run_relation
      WHERE relation = $1 ORDER BY run_id DESC LIMIT 1`,
    [relation],
  );
  return Object.fromEntries(Object.entries(rows[0] ?? {}).filter(([, n]) => n > 0));
}

const WHOLE = { kind: 'whole', scopes: [{}] } as const;

describe('rows of a relation', () => {
  it('come in, change, and are found unchanged', async () => {
    await syncRelation(db.sync, 'revenue', {
      rows: [revenue('11', '100'), revenue('12', null), revenue('13', '7')],
    });
    expect(await lastCounts()).toEqual({ read: 3, inserted: 3 });
    await syncRelation(db.sync, 'revenue', {
      asOf: '2026-07-01',
      rows: [revenue('11', '1,100'), revenue('12', ''), revenue('13', ' 7 ')],
    });
    expect(await lastCounts()).toEqual({ read: 3, updated: 1, unchanged: 2 });
    expect(await amounts()).toEqual({
      '11': ['1100', '2026-07-01', null],
      '12': [null, '2026-06-30', null],
      '13': ['7', '2026-06-30', null],
    });
    expect(await history('11')).toEqual([
      ['inserted', '100', '2026-06-30'],
      ['updated', '1100', '2026-07-01'],
    ]);
    const { rows } = await db.web.query(
      'SELECT rows, serving, last_as_of::text, verified_as_of FROM relation_coverage',
    );
    expect(rows).toEqual([{ rows: 3, serving: true, last_as_of: '2026-07-01', verified_as_of: null }]);
  });

  it('can each be checked against the row as received', async () => {
    await syncRelation(db.sync, 'revenue', {
      rows: [revenue('11', '100'), revenue('12', '1'), revenue('13', '7')],
    });
    const { rows } = await db.web.query<{ item_cd: string; raw_row: number; rows: number }>(
      `SELECT t.item_cd, t.raw_row, b.rows FROM revenue t JOIN raw_block b ON b.id = t.raw_block_id
         JOIN run_raw_block l ON l.block_id = b.id AND l.run_id = t.run_id ORDER BY 1`,
    );
    expect(rows).toEqual([
      { item_cd: '11', raw_row: 1, rows: 2 },
      { item_cd: '12', raw_row: 2, rows: 2 },
      { item_cd: '13', raw_row: 1, rows: 1 },
    ]);
  });

  it('that are wrong stay out, each with its place and reason', async () => {
    await syncRelation(db.sync, 'revenue', {
      rows: [
        revenue('11', '1억'),
        revenue('12', '1', { laf_cd: '9999999' }),
        revenue('13', '1', { fyr: '26' }),
        revenue('14', '1', { stage: 'guess' }),
        revenue('15', '1', { item_nm: '' }),
        revenue('16', '99999999999999999999'),
        revenue('17', '1', { item_nm: '\u0007' }),
        revenue('18', '1'),
      ],
    });
    expect(await lastCounts()).toEqual({ read: 8, inserted: 1, quarantined: 7 });
    const { rows } = await db.web.query(
      `SELECT q.line, q.col, q.reason, q.relation, q.raw_row, b.rows AS of FROM quarantine q JOIN raw_block b ON b.id = q.raw_block_id ORDER BY line`,
    );
    const reason = (line: number, col: string, why: string, rawRow: number, of: number) => ({
      line,
      col,
      reason: why,
      relation: 'revenue',
      raw_row: rawRow,
      of,
    });
    expect(rows).toEqual([
      reason(1, 'amount', 'text_in_amount', 1, 2),
      reason(2, 'laf_cd', 'unknown_government', 2, 2),
      reason(3, 'fyr', 'bad_fiscal_year', 1, 6),
      reason(4, 'stage', 'unknown_value', 2, 6),
      reason(5, 'item_nm', 'empty_cell', 3, 6),
      reason(6, 'amount', 'amount_out_of_range', 4, 6),
      reason(7, 'item_nm', 'control_character', 5, 6),
    ]);
  });

  it('that stand twice count once; contradicting ones all stay out', async () => {
    await syncRelation(db.sync, 'revenue', {
      rows: [revenue('11', '5'), revenue('11', '5'), revenue('12', '1'), revenue('12', '2')],
    });
    expect(await lastCounts()).toEqual({ read: 4, inserted: 1, duplicates: 1, quarantined: 2 });
    expect(await amounts()).toEqual({ '11': ['5', '2026-06-30', null] });
    const { rows } = await db.web.query('SELECT reason, value FROM quarantine ORDER BY line');
    expect(rows).toEqual(
      Array(2).fill({ reason: 'conflicting_rows', value: '1111000 · 2026 · budget · 12' }),
    );
  });
});

describe('a whole snapshot', () => {
  it('removes what is gone in the government-years that it has rows of, and nothing elsewhere', async () => {
    const other = revenue('11', '1', { laf_cd: '1114000' });
    const before = revenue('21', '1', { fyr: '2025' });
    await syncRelation(db.sync, 'revenue', {
      ...WHOLE,
      rows: [revenue('11', '1'), revenue('12', '2'), other, before],
    });
    await syncRelation(db.sync, 'revenue', { ...WHOLE, asOf: '2026-07-01', rows: [revenue('11', '1')] });
    expect(await lastCounts()).toEqual({ read: 1, unchanged: 1, removed: 1 });
    expect(await history('12')).toEqual([
      ['inserted', '2', '2026-06-30'],
      ['removed', '2', '2026-07-01'],
    ]);
    const { rows } = await db.web.query(
      'SELECT item_cd, laf_cd, fyr FROM revenue WHERE removed_as_of IS NULL ORDER BY 2, 3, 1',
    );
    expect(rows).toEqual([
      { item_cd: '21', laf_cd: '1111000', fyr: 2025 },
      { item_cd: '11', laf_cd: '1111000', fyr: 2026 },
      { item_cd: '11', laf_cd: '1114000', fyr: 2026 },
    ]);
  });

  it('brings back what was gone', async () => {
    await syncRelation(db.sync, 'revenue', { ...WHOLE, rows: [revenue('11', '1'), revenue('12', '2')] });
    await syncRelation(db.sync, 'revenue', { ...WHOLE, asOf: '2026-07-01', rows: [revenue('11', '1')] });
    await syncRelation(db.sync, 'revenue', {
      ...WHOLE,
      asOf: '2026-07-02',
      rows: [revenue('11', '1'), revenue('12', '2')],
    });
    expect(await history('12')).toEqual([
      ['inserted', '2', '2026-06-30'],
      ['removed', '2', '2026-07-01'],
      ['restored', '2', '2026-07-02'],
    ]);
    expect((await amounts())['12']).toEqual(['2', '2026-07-02', null]);
  });

  it('takes a row that was kept out for no removal', async () => {
    await syncRelation(db.sync, 'revenue', {
      ...WHOLE,
      rows: [revenue('11', '1'), revenue('12', '2'), revenue('13', '3')],
    });
    await syncRelation(db.sync, 'revenue', {
      ...WHOLE,
      asOf: '2026-07-01',
      rows: [revenue('11', '1'), revenue('12', '둘')],
    });
    expect(await lastCounts()).toEqual({ read: 2, unchanged: 1, quarantined: 1, removed: 1 });
    expect(Object.entries(await amounts()).map(([item, [, , gone]]) => [item, gone])).toEqual([
      ['11', null],
      ['12', null],
      ['13', '2026-07-01'],
    ]);
  });

  it('removes nothing where rows came that do not say which they are', async () => {
    await syncRelation(db.sync, 'revenue', { ...WHOLE, rows: [revenue('11', '1'), revenue('12', '2')] });
    const rows = [revenue('11', '1'), revenue('', '2')];
    const report = await syncRelation(db.sync, 'revenue', { ...WHOLE, asOf: '2026-07-01', rows });
    expect(await lastCounts()).toEqual({ read: 2, unchanged: 1, quarantined: 1 });
    expect(report.warnings).toEqual([
      'revenue: nothing was taken for gone, as rows came that do not say which they are',
    ]);
  });

  it('that is partial removes nothing', async () => {
    await syncRelation(db.sync, 'revenue', { rows: [revenue('11', '1'), revenue('12', '2')] });
    await syncRelation(db.sync, 'revenue', { asOf: '2026-07-01', rows: [revenue('11', '1')] });
    expect(await lastCounts()).toEqual({ read: 1, unchanged: 1 });
  });
});

describe('a row older than what is known', () => {
  it('makes a revision and never changes the current row', async () => {
    await syncRelation(db.sync, 'revenue', { asOf: '2026-06-30', rows: [revenue('11', '10')] });
    await syncRelation(db.sync, 'revenue', { asOf: '2026-05-31', rows: [revenue('11', '9')] });
    expect(await lastCounts()).toEqual({ read: 1, backdated: 1 });
    await syncRelation(db.sync, 'revenue', { asOf: '2026-05-31', rows: [revenue('11', '9')] });
    expect(await lastCounts()).toEqual({ read: 1, unchanged: 1 });
    expect(await amounts()).toEqual({ '11': ['10', '2026-06-30', null] });
    expect(await history('11')).toEqual([
      ['backdated', '9', '2026-05-31'],
      ['inserted', '10', '2026-06-30'],
    ]);
  });

  it('before a day that was verified: the current state is said again for that day', async () => {
    await syncRelation(db.sync, 'revenue', { ...WHOLE, asOf: '2026-06-01', rows: [revenue('11', '10')] });
    await syncRelation(db.sync, 'revenue', { ...WHOLE, asOf: '2026-06-30', rows: [revenue('11', '10')] });
    await syncRelation(db.sync, 'revenue', { asOf: '2026-06-15', rows: [revenue('11', '12')] });
    expect(await history('11')).toEqual([
      ['inserted', '10', '2026-06-01'],
      ['backdated', '12', '2026-06-15'],
      ['updated', '10', '2026-06-30'],
    ]);
    expect(await amounts()).toEqual({ '11': ['10', '2026-06-30', null] });
  });

  it('of what a later whole snapshot does not have: it was there, and was gone by then', async () => {
    await syncRelation(db.sync, 'revenue', { ...WHOLE, asOf: '2026-06-30', rows: [revenue('11', '10')] });
    await syncRelation(db.sync, 'revenue', { asOf: '2026-06-15', rows: [revenue('12', '3')] });
    expect(await lastCounts()).toEqual({ read: 1, backdated: 1 });
    expect(await history('12')).toEqual([
      ['backdated', '3', '2026-06-15'],
      ['removed', '3', '2026-06-30'],
    ]);
    expect((await amounts())['12']).toEqual(['3', '2026-06-15', '2026-06-30']);
  });

  it('of what came after a whole snapshot without it: it was there, was gone by then, and came back', async () => {
    await syncRelation(db.sync, 'revenue', { ...WHOLE, asOf: '2026-06-10', rows: [revenue('11', '10')] });
    await syncRelation(db.sync, 'revenue', { asOf: '2026-06-30', rows: [revenue('12', '3')] });
    await syncRelation(db.sync, 'revenue', { asOf: '2026-06-01', rows: [revenue('12', '2')] });
    expect(await history('12')).toEqual([
      ['backdated', '2', '2026-06-01'],
      ['removed', '2', '2026-06-10'],
      ['inserted', '3', '2026-06-30'],
    ]);
    expect((await amounts())['12']).toEqual(['3', '2026-06-30', null]);
  });

  it('in one input with newer ones takes its place in their order', async () => {
    const days = ['2026-03-31', '2026-02-28', '2026-04-30'];
    await syncRelation(db.sync, 'revenue', {
      rows: days.map((on, index) => ({ values: revenue('11', String(index)), on })),
    });
    expect(await lastCounts()).toEqual({ read: 3, inserted: 1, updated: 2 });
    expect(await history('11')).toEqual([
      ['inserted', '1', '2026-02-28'],
      ['updated', '0', '2026-03-31'],
      ['updated', '2', '2026-04-30'],
    ]);
    expect(await amounts()).toEqual({ '11': ['2', '2026-04-30', null] });
  });
});

describe('changes of a feed', () => {
  const change = (item: string, amount: string, on: string, gone = false) => ({
    values: revenue(item, amount),
    on,
    gone,
  });

  it('are applied per key in their order, each a revision', async () => {
    await syncRelation(db.sync, 'revenue', {
      kind: 'changes',
      rows: [
        change('11', '1', '2026-06-01'),
        change('12', '5', '2026-06-01'),
        change('11', '2', '2026-06-01'),
        change('11', '2', '2026-06-02', true),
        change('11', '3', '2026-06-03'),
        change('12', '5', '2026-06-04', true),
        change('13', '1', '2026-06-04', true),
      ],
    });
    expect(await lastCounts()).toEqual({ read: 7, inserted: 2, updated: 4, unchanged: 1, removed: 2 });
    expect(await history('11')).toEqual([
      ['inserted', '1', '2026-06-01'],
      ['updated', '2', '2026-06-01'],
      ['removed', '2', '2026-06-02'],
      ['restored', '3', '2026-06-03'],
    ]);
    expect(await amounts()).toEqual({
      '11': ['3', '2026-06-03', null],
      '12': ['5', '2026-06-01', '2026-06-04'],
    });
  });

  it('follow on what is stored, whatever their day', async () => {
    await syncRelation(db.sync, 'revenue', { asOf: '2026-06-30', rows: [revenue('11', '1')] });
    await syncRelation(db.sync, 'revenue', { kind: 'changes', rows: [change('11', '2', '2026-06-29')] });
    expect(await amounts()).toEqual({ '11': ['2', '2026-06-30', null] });
    await syncRelation(db.sync, 'revenue', {
      kind: 'changes',
      rows: [change('11', '2', '2026-06-30', true)],
    });
    expect(await amounts()).toEqual({ '11': ['2', '2026-06-30', '2026-06-30'] });
    const { rows } = await db.web.query('SELECT rows FROM relation_coverage');
    expect(rows).toEqual([{ rows: 0 }]);
  });
});

describe('of several sources', () => {
  it('one serves a government-year, the others are stored and held back', async () => {
    const row = revenue('11', '1');
    await syncRelation(db.sync, 'revenue', { as: 'file', rows: [row, revenue('11', '1', { fyr: '2025' })] });
    await syncRelation(db.sync, 'revenue', { as: 'finance-db', rows: [revenue('11', '2')] });
    await syncRelation(db.sync, 'revenue', {
      as: 'lofin',
      rows: [revenue('11', '3'), revenue('12', '3', { fyr: '2024' })],
    });
    expect(await lastCounts()).toEqual({ read: 2, inserted: 1, held_back: 1 });
    const { rows } = await db.web.query('SELECT fyr, source, amount FROM revenue WHERE serving ORDER BY fyr');
    expect(rows).toEqual([
      { fyr: 2024, source: 'lofin', amount: '3' },
      { fyr: 2025, source: 'file', amount: '1' },
      { fyr: 2026, source: 'finance-db', amount: '2' },
    ]);
    const changes = await db.web.query(
      'SELECT fyr, source FROM relation_serving_change ORDER BY fyr, run_id',
    );
    expect(changes.rows).toEqual([
      { fyr: 2024, source: 'lofin' },
      { fyr: 2025, source: 'file' },
      { fyr: 2026, source: 'file' },
      { fyr: 2026, source: 'finance-db' },
    ]);
    await syncRelation(db.sync, 'revenue', { as: 'lofin', asOf: '2026-07-01', rows: [revenue('11', '4')] });
    expect(await lastCounts()).toEqual({ read: 1, held_back: 1 });
  });
});

describe('contracts of a day, which repeat by nature', () => {
  const day = (rows: Values[], asOf = '2026-06-30') =>
    syncRelation(db.sync, 'contract', {
      as: 'lofin',
      kind: 'whole',
      asOf,
      scopes: [{ day: '2026-01-05', absent: 'gone' }],
      rows,
    });
  const standing = async () => {
    const { rows } = await db.web.query<{ no: string; revision: string; amount: string }>(
      'SELECT contract_no AS no, revision, amount FROM contract WHERE removed_as_of IS NULL ORDER BY 1, 2',
    );
    return rows.map(({ no, revision, amount }) => [no, revision, amount]);
  };

  it('are all kept, and the same multiset is found unchanged in any order', async () => {
    const rows = [contractRow('7'), contractRow('7'), contractRow('7', { amount: '5' }), contractRow('8')];
    await day(rows);
    expect(await lastCounts('contract')).toEqual({ read: 4, inserted: 4 });
    const first = await standing();
    expect(first.map(([no]) => no)).toEqual(['7', '7', '7', '8']);
    expect(new Set(first.map(([no, revision]) => `${no} ${revision}`)).size).toBe(4);
    await day([...rows].reverse(), '2026-07-01');
    expect(await lastCounts('contract')).toEqual({ read: 4, unchanged: 4 });
  });

  it('lose one copy and keep the others; a late edit is a change of its row', async () => {
    await day([contractRow('7'), contractRow('7'), contractRow('7', { amount: '5' })]);
    await day([contractRow('7', { amount: '5' }), contractRow('7')], '2026-07-01');
    expect(await lastCounts('contract')).toEqual({ read: 2, unchanged: 2, removed: 1 });
    await day([contractRow('7', { amount: '6' }), contractRow('7')], '2026-07-02');
    expect(await lastCounts('contract')).toEqual({ read: 2, updated: 1, unchanged: 1 });
    expect((await standing()).map(([, , amount]) => amount).sort()).toEqual(['1000', '6']);
    await day([contractRow('7', { amount: '6' }), contractRow('7'), contractRow('7')], '2026-07-03');
    expect(await lastCounts('contract')).toEqual({ read: 3, updated: 1, unchanged: 2 });
    expect((await standing()).length).toBe(3);
  });

  it('are gone where the day no longer has them, also of a government without a row; other days stay', async () => {
    await day([contractRow('7'), contractRow('9', { laf_cd: '1114000' })]);
    await syncRelation(db.sync, 'contract', {
      as: 'lofin',
      rows: [contractRow('5', { contracted_on: '20260106' })],
    });
    await day([contractRow('7')], '2026-07-01');
    expect((await standing()).map(([no]) => no)).toEqual(['5', '7']);
  });

  it('keep the revision that their source gives them', async () => {
    await syncRelation(db.sync, 'contract', {
      rows: [contractRow('7', { revision: '1' }), contractRow('7', { revision: '2' })],
    });
    expect((await standing()).map(([, revision]) => revision)).toEqual(['1', '2']);
  });
});

describe('awards of a subsidy', () => {
  const program = (id: string): Values => ({ program_id: id, fyr: '2026', laf_cd: '1111000', name: '공모' });
  const award = (id: string, of: string): Values => ({
    award_id: id,
    program_id: of,
    recipient: '가나다',
    person: 'false',
    amount: '1',
  });

  it('are stored beside their program, and stay where nothing was said of programs', async () => {
    await syncRelation(db.sync, 'subsidy_program', { rows: [program('P1')] });
    await syncRelation(db.sync, 'subsidy_award', { ...WHOLE, rows: [award('A1', 'P1'), award('A2', 'P1')] });
    await syncRelation(db.sync, 'subsidy_award', { ...WHOLE, asOf: '2026-07-01', rows: [award('A1', 'P1')] });
    expect(await lastCounts('subsidy_award')).toEqual({ read: 1, unchanged: 1 });
    const { current } = await relationState(db.web, 'subsidy_award');
    expect(current.map(({ award_id, person }) => [award_id, person])).toEqual([
      ['A1', false],
      ['A2', false],
    ]);
  });
});

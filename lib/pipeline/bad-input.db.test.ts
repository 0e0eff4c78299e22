import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type Column, COLUMNS } from '@/lib/domain/project';
import { SourceError } from '@/lib/sources/source';
import { csvOf, Inputs, stateOf, testRow } from '@/lib/pipeline/sync.test-support';

const inputs = new Inputs();
afterAll(() => inputs.remove());

describe('bad input', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterEach(() => db.drop());

  async function quarantined() {
    const { rows } = await db.web.query<Record<string, unknown>>(
      'SELECT origin, line, col, value, reason, raw_row FROM quarantine ORDER BY line',
    );
    return rows;
  }

  /** A refusal changes nothing but what pages and the ledger say of it. */
  async function withoutNews() {
    const state = await stateOf(db.owner);
    for (const told of ['outbox', 'ledger', 'ledger_events', 'base_rates']) delete state[told];
    return state;
  }

  const good = csvOf([testRow('a'), testRow('b')]);
  const without = (column: Column) =>
    good
      .split('\n')
      .map((line) => line.split(',').toSpliced(COLUMNS.indexOf(column), 1).join(','))
      .join('\n');

  it.each<[string, string | Buffer, RegExp]>([
    ['a required column missing', without('bdg_cash_amt'), /required column missing: bdg_cash_amt/],
    [
      'undecodable text',
      Buffer.concat([Buffer.from(good), Buffer.from([0xff])]),
      new RegExp(`byte ${Buffer.byteLength(good)} is not UTF-8`),
    ],
    ['no CSV', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', /not CSV/],
  ])('%s: the source fails, nothing is changed', async (_, content, message) => {
    await inputs.sync(db.sync, [testRow('a')]);
    const before = await stateOf(db.owner);
    await expect(inputs.sync(db.sync, content)).rejects.toThrow(SourceError);
    await expect(inputs.sync(db.sync, content)).rejects.toThrow(message);
    expect(await stateOf(db.owner)).toEqual(before);
    const { rows } = await db.web.query(`SELECT state, error FROM run WHERE state <> 'done'`);
    expect(rows).toHaveLength(2);
  });

  it.each<[string, Buffer]>([
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${good}`)],
    ['CP949', iconv.encode(good, 'cp949')],
  ])('%s is read', async (_, content) => {
    await inputs.sync(db.sync, good);
    expect(await inputs.sync(db.sync, content)).toMatchObject({ read: 2, unchanged: 2 });
  });

  it('a line of blanks is no row, in a whole snapshot neither', async () => {
    const [header = '', ...rows] = good.trimEnd().split('\n');
    const content = [header, '   ', ...rows, '\t', ''].join('\n');
    expect(await inputs.sync(db.sync, content, { partial: false })).toMatchObject({
      read: 2,
      inserted: 2,
      refused: [],
    });
    const { rows: kept } = await db.web.query('SELECT raw_row FROM project ORDER BY dbiz_cd');
    expect(kept).toEqual([{ raw_row: 2 }, { raw_row: 3 }]);
  });

  it('a year that begins with faulty rows alone is read from the next input on', async () => {
    const faulty = [testRow('a', { ep_amt: 'x' })];
    expect(await inputs.sync(db.sync, faulty, { partial: false })).toMatchObject({ read: 1, quarantined: 1 });
    expect(await inputs.sync(db.sync, good, { partial: false })).toMatchObject({ read: 2, inserted: 2 });
  });

  it('an unknown column is kept with the raw row, with a warning', async () => {
    const lines = good.trimEnd().split('\n');
    const content = lines
      .map((line, index) => `${line},${index === 0 ? 'memo' : `note ${index}`}`)
      .join('\n');
    const report = await inputs.sync(db.sync, content);
    expect(report).toMatchObject({
      inserted: 2,
      warnings: ['unknown column "memo": kept with the raw rows, not read'],
    });
  });

  it('commas are read, an empty amount is missing, a negative one kept', async () => {
    await inputs.sync(db.sync, [testRow('a', { bdg_cash_amt: '1,234,567', etc_amt: '', ep_amt: -5 })]);
    const { rows } = await db.web.query('SELECT current_budget, other, spent FROM project');
    expect(rows).toEqual([{ current_budget: '1234567', other: null, spent: '-5' }]);
    const rollup = await db.web.query(
      `SELECT other, sources_missing FROM rollup_government WHERE field_cd = '*'`,
    );
    expect(rollup.rows).toEqual([{ other: null, sources_missing: 1 }]);
    expect(
      await inputs.sync(db.sync, [testRow('a', { bdg_cash_amt: 1234567, etc_amt: '', ep_amt: '-5' })]),
    ).toMatchObject({
      unchanged: 1,
    });
  });

  it('rows that cannot be read are kept out, the good ones go in', async () => {
    const rows = [
      testRow('text', { ep_amt: '12천원' }),
      testRow('day', { exe_ymd: '20260231' }),
      testRow('code', { laf_cd: '9999999' }),
      testRow('big', { dbiz_nm: 'x'.repeat(10_000_000) }),
      testRow('good'),
    ];
    const content = `${csvOf(rows)}2026,20260630,11000`;
    expect(await inputs.sync(db.sync, content)).toMatchObject({
      read: 6,
      inserted: 1,
      quarantined: 5,
      refused: [],
    });
    const kept = await quarantined();
    // The fourth row is longer than what is read at once: a block of its own begins with it.
    expect(kept.map(({ line, col, reason, raw_row }) => [line, col, reason, raw_row])).toEqual([
      [2, 'ep_amt', 'text_in_amount', 1],
      [3, 'exe_ymd', 'impossible_date', 2],
      [4, 'laf_cd', 'unknown_government', 3],
      [5, 'dbiz_nm', 'oversized_cell', 1],
      [7, null, 'broken_line', 3],
    ]);
    expect(kept.map(({ value }) => String(value).slice(0, 20))).toEqual([
      '12천원',
      '20260231',
      '9999999',
      'x'.repeat(20),
      '2026,20260630,11000',
    ]);
    expect(kept[0]).toMatchObject({ origin: 'input.csv' });
    // The same again: counted again, kept once.
    expect(await inputs.sync(db.sync, content)).toMatchObject({
      unchanged: 1,
      quarantined: 5,
      pages_invalidated: 0,
    });
    expect(await quarantined()).toHaveLength(5);
  });

  it('a whole snapshot with a broken line is refused', async () => {
    await inputs.sync(db.sync, good);
    const before = await withoutNews();
    const cut = `${csvOf([testRow('a', { ep_amt: 1 }), testRow('b')])}2026,20260630`;
    const report = await inputs.sync(db.sync, cut, { partial: false });
    expect(report.refused).toEqual(['line 4 is broken: a whole snapshot must be whole']);
    expect(await withoutNews()).toEqual(before);
    const { rows } = await db.web.query('SELECT state, error FROM run ORDER BY id DESC LIMIT 1');
    expect(rows).toEqual([{ state: 'refused', error: report.refused[0] }]);
  });

  it('a copy counts once, contradicting copies are all kept out', async () => {
    const rows = [testRow('a'), testRow('a'), testRow('b'), testRow('b', { ep_amt: 401 })];
    expect(await inputs.sync(db.sync, rows)).toMatchObject({
      read: 4,
      inserted: 1,
      duplicates: 1,
      quarantined: 2,
    });
    expect((await quarantined()).map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'conflicting_copies'],
      [5, 'conflicting_copies'],
    ]);
  });

  it('a whole snapshot that removes over 5 % of a government is refused, unless that is accepted', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => testRow(String(index)));
    await inputs.sync(db.sync, rows, { partial: false });
    const before = await withoutNews();
    const later = rows.map((row) => ({ ...row, exe_ymd: '20260718' }));
    const refused = await inputs.sync(db.sync, later.slice(2), { partial: false });
    expect(refused.refused).toHaveLength(1);
    expect(refused.refused[0]).toContain('2 of 20 projects of 1111000 in 2026');
    expect(await withoutNews()).toEqual(before);
    expect(await inputs.sync(db.sync, later.slice(1), { partial: false })).toMatchObject({
      removed: 1,
      unchanged: 19,
    });
    const accepted = await inputs.sync(db.sync, later.slice(3), { partial: false, acceptRemovals: true });
    expect(accepted).toMatchObject({ removed: 2, unchanged: 17, refused: [] });
  });
});

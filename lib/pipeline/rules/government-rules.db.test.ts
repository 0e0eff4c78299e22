import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { openFindings, tallyOf } from '@/lib/pipeline/rules/rules.test-support';
import { Inputs, testRow, type TestRow } from '@/lib/pipeline/sync.test-support';

const inputs = new Inputs();
let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase(inject('testServer'));
  return () => db.drop();
});
afterAll(() => inputs.remove());

const whole = { partial: false };
const jongno = { laf_cd: '1111000' };
const jung = { laf_cd: '1112000' };
const lastYear = { fyr: 2025, exe_ymd: '20251231' };
const many = (count: number, more: TestRow) =>
  Array.from({ length: count }, (_, index) => testRow(String(index), more));

describe('rules about government-years', () => {
  it('fewer-rows: below 70 % of last year; 70 % is enough, and of parts nothing is said', async () => {
    const before = [...many(20, { ...jongno, ...lastYear }), ...many(20, { ...jung, ...lastYear })];
    await inputs.sync(db.sync, before, whole);
    await inputs.sync(db.sync, [...many(13, jongno), ...many(14, jung)], whole);
    expect(await openFindings(db.web, 'fewer-rows')).toMatchObject([
      { fyr: 2026, lafCd: '1111000', observed: { projects: 13, projects_before: 20 } },
    ]);
    expect(await tallyOf(db.web, 'fewer-rows', 2026, '1112000')).toEqual({ checked: 1, found: 0 });
    // One project more, as a part: the next run resolves it, and its history stays.
    await inputs.sync(db.sync, [testRow('more', { ...jongno, exe_ymd: '20260718' })]);
    expect(await openFindings(db.web, 'fewer-rows')).toEqual([]);
    const { rows } = await db.web.query(
      `SELECT state, closed_as_of, (SELECT count(*)::int FROM discrepancy_event e WHERE e.discrepancy_id = d.id) AS events FROM discrepancy d WHERE rule = 'fewer-rows'`,
    );
    expect(rows).toEqual([{ state: 'resolved', closed_as_of: '2026-07-18', events: 2 }]);
  });

  it('fill-rate: a column emptied in more than 5 points of the projects', async () => {
    const before = [...many(20, { ...jongno, ...lastYear }), ...many(20, { ...jung, ...lastYear })];
    await inputs.sync(db.sync, before, whole);
    const now = [
      ...many(20, jongno).map((row, index) => (index < 2 ? { ...row, ep_amt: '' } : row)),
      ...many(20, jung).map((row, index) => (index < 1 ? { ...row, ep_amt: '', dbiz_cd: '' } : row)),
    ];
    await inputs.sync(db.sync, now, whole);
    expect(await openFindings(db.web, 'fill-rate')).toMatchObject([
      {
        lafCd: '1111000',
        part: 'spent',
        observed: { filled: 18, projects: 20, filled_before: 20, projects_before: 20 },
      },
    ]);
    // Six columns each.
    expect(await tallyOf(db.web, 'fill-rate', 2026, '1112000')).toEqual({ checked: 6, found: 0 });
    const codes = many(20, jung).map((row, index) =>
      index < 3 ? { ...row, exe_ymd: '20260718', dbiz_cd: '', dbiz_nm: `이름 ${index}` } : row,
    );
    await inputs.sync(db.sync, codes.slice(0, 3));
    expect(await openFindings(db.web, 'fill-rate')).toMatchObject([
      { part: 'spent' },
      { lafCd: '1112000', part: 'code' },
    ]);
  });

  it('not-reported: once most have reported; a successor’s report counts', async () => {
    const { rows } = await db.web.query<{ laf_cd: string }>(
      `SELECT laf_cd FROM government WHERE (valid_to IS NULL OR valid_to > '2026-06-30') AND (valid_from IS NULL OR valid_from <= '2026-06-30')`,
    );
    const codes = rows.map(({ laf_cd }) => laf_cd).filter((code) => code !== '4111000');
    const half = Math.floor((codes.length + 1) / 2);
    await inputs.sync(
      db.sync,
      codes.slice(0, half).map((laf_cd) => testRow('a', { laf_cd })),
    );
    expect(await openFindings(db.web, 'not-reported')).toEqual([]);
    await inputs.sync(
      db.sync,
      codes.slice(half).map((laf_cd) => testRow('a', { laf_cd })),
    );
    expect(await openFindings(db.web, 'not-reported')).toMatchObject([{ fyr: 2026, lafCd: '4111000' }]);
    await inputs.sync(db.sync, [testRow('a', { laf_cd: '4111000' })]);
    expect(await openFindings(db.web, 'not-reported')).toEqual([]);
  });

  it('lagging: 31 days behind the newest of the source is in time, 32 are not', async () => {
    await inputs.sync(db.sync, [
      testRow('a', { ...jongno, exe_ymd: '20260718' }),
      testRow('b', { ...jung, exe_ymd: '20260617' }),
      testRow('c', { laf_cd: '1114000', exe_ymd: '20260616' }),
    ]);
    expect(await openFindings(db.web, 'lagging')).toMatchObject([
      { lafCd: '1114000', observed: { last_day: '2026-06-16', newest_day: '2026-07-18', days: 32 } },
    ]);
    expect(await tallyOf(db.web, 'lagging', 2026, '1112000')).toEqual({ checked: 1, found: 0 });
  });
});

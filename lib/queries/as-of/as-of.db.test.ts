import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type Government, registerOf } from '@/lib/domain/governments';
import type { Moment } from '@/lib/domain/history';
import { findChangesPage } from '@/lib/queries/as-of/changes-page';
import { findGovernmentAsOf } from '@/lib/queries/as-of/government';
import { findHomeAsOf } from '@/lib/queries/as-of/home';
import { findDays, findKnownBy } from '@/lib/queries/as-of/known';
import { findProjectAsOf } from '@/lib/queries/as-of/project';
import { listGovernments } from '@/lib/queries/governments';
import { openReceipt, receiptTotals } from '@/lib/queries/receipts';
import { parseReceipt } from '@/lib/domain/receipt';
import { valueOf } from '@/lib/domain/receipt-sheet';
import { addCoverage, addRevision, addRun, type ProjectFixture } from '@/tests/support/fixtures';

const HOENGSEONG = '4272000';
const ROAD = 'aaaaaaaaaaaaaaaa';
const BOOKS = 'bbbbbbbbbbbbbbbb';

let db: TestDatabase;
let governments: Government[];
/** June, July, a correction of June that became known last, and another source's rows. */
let runs: { june: number; july: number; late: number; rival: number };

const road = (current: number | null, spent: number | null, asOf: string): ProjectFixture => ({
  id: ROAD,
  lafCd: HOENGSEONG,
  name: '도로 정비',
  field: '120 교통및물류',
  current,
  spent,
  asOf,
});
const books = (current: number, spent: number | null, asOf: string): ProjectFixture => ({
  id: BOOKS,
  lafCd: HOENGSEONG,
  name: '책 사기',
  field: '060 문화및관광',
  current,
  spent,
  asOf,
});

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  governments = await listGovernments(db.web);
  const june = await addRun(db.owner, '2026-06-30');
  await db.owner.query('SELECT ensure_project_year(2026)');
  await addCoverage(db.owner, june, { lafCd: HOENGSEONG, verifiedAsOf: '2026-07-20' });
  await addRevision(db.owner, june, 'inserted', road(1_000, 400, '2026-06-30'));
  await addRevision(db.owner, june, 'inserted', books(500, null, '2026-06-30'));
  const old = { id: 'gunwi', lafCd: '4771000', year: 2022, name: '옛 군위의 사업', current: 700, spent: 600 };
  await addCoverage(db.owner, june, { lafCd: '4771000', year: 2022, verifiedAsOf: null });
  await addRevision(db.owner, june, 'inserted', { ...old, asOf: '2026-12-01' });
  const july = await addRun(db.owner, '2026-07-20');
  await addRevision(db.owner, july, 'updated', road(1_000, 900, '2026-07-20'));
  await addRevision(db.owner, july, 'removed', books(500, null, '2026-07-20'));
  const late = await addRun(db.owner, '2026-07-05');
  await addRevision(db.owner, late, 'backdated', road(1_000, 650, '2026-07-05'));
  const rival = await addRun(db.owner, '2026-07-21');
  await addRevision(db.owner, rival, 'inserted', { ...road(7, 7, '2026-07-10'), source: 'lofin' });
  runs = { june, july, late, rival };
});
afterAll(() => db.drop());

const read = async (moment: Moment, year: number | null = null) =>
  findGovernmentAsOf(db.web, registerOf(governments), { lafCd: HOENGSEONG, year }, moment);

describe('a government as of a date', () => {
  it.each([
    ['before anything', '2026-06-29', 'late', null],
    ['on the first day', '2026-06-30', 'late', [1_500, 400, 2, 1]],
    ['between, as known last', '2026-07-19', 'late', [1_500, 650, 2, 1]],
    ['between, as known before the correction', '2026-07-19', 'july', [1_500, 400, 2, 1]],
    ['after a project was removed', '2026-07-20', 'late', [1_000, 900, 1, 0]],
    ['as known in June, of whatever later day', '2026-12-31', 'june', [1_500, 400, 2, 1]],
  ] as const)('%s', async (_, asOf, run, expected) => {
    const spending = (await read({ asOf, run: runs[run] }))?.page.spending;
    const shown = spending && [
      spending.current.value,
      spending.spent.value,
      spending.projects.value,
      spending.missing.spent,
    ];
    expect(shown ?? null).toEqual(expected);
  });

  it('says that nothing was reported yet, and never zero', async () => {
    const found = await read({ asOf: '2026-06-29', run: runs.late });
    expect(found).toMatchObject({
      years: [],
      page: { year: 2026, spending: null, largest: [], coverage: null },
    });
    expect(await read({ asOf: '2026-07-01', run: runs.late }, 2025)).toMatchObject({
      years: null,
      page: { year: 2025, spending: null },
    });
  });

  it('sums by field, lists the largest, and leaves out what another source says', async () => {
    const found = await read({ asOf: '2026-07-19', run: runs.rival });
    expect(
      found?.page.spending?.fields.map(({ code, current, spent }) => [code, current.value, spent.value]),
    ).toEqual([
      ['120', 1_000, 650],
      ['060', 500, null],
    ]);
    expect(found?.page.largest.map(({ id, asOf }) => [id, asOf])).toEqual([
      [ROAD, '2026-07-05'],
      [BOOKS, '2026-06-30'],
    ]);
    expect(found?.years).toMatchObject([{ year: 2026, current: { value: 1_500 }, spent: { value: 650 } }]);
  });

  it('names the moment in its receipts, and they come to the same', async () => {
    const moment = { asOf: '2026-07-19', run: runs.july };
    const spending = (await read(moment))?.page.spending;
    const receipt = spending?.spent.receipt ?? '';
    expect(receipt).toBe(`/receipt/${runs.july}/2026-07-19/2026/g-${HOENGSEONG}/spent`);
    expect(spending?.asOf).toBe('2026-06-30');
    const address = parseReceipt(receipt.split('/').slice(2), new URLSearchParams());
    const open = address === null ? null : await openReceipt(db.web, address);
    expect(open && valueOf('spent', await receiptTotals(db.web, open))).toBe(400);
  });

  it('shows what an older code of the same government reported', async () => {
    const moment = { asOf: '2026-12-31', run: runs.late };
    const gunwi = { lafCd: '2772000', year: null };
    const found = await findGovernmentAsOf(db.web, registerOf(governments), gunwi, moment);
    expect(found?.page).toMatchObject({
      year: 2022,
      reportedUnder: { lafCd: '4771000' },
      spending: { current: { value: 700 } },
    });
    expect(found?.years).toMatchObject([{ year: 2022, ancestor: { government: { lafCd: '4771000' } } }]);
  });

  it('tells what changed under an older code of the same government', async () => {
    const register = registerOf(governments);
    const request = { from: '2026-11-30', to: '2026-12-31', year: null, after: null, problems: [] };
    const page = await findChangesPage(db.web, register, '2772000', request, '2027-01-01');
    expect(page).toMatchObject({
      years: [{ year: 2022, government: '4771000', counts: { inserted: 1 } }],
      year: 2022,
      code: '4771000',
      items: [{ id: 'gunwi', kind: 'inserted', name: '옛 군위의 사업' }],
    });
    const other = await findChangesPage(db.web, register, '4272000', request, '2027-01-01');
    expect(other?.years.map(({ government }) => government)).not.toContain('4771000');
  });

  it('has no page for what never was a government', async () => {
    const found = findGovernmentAsOf(
      db.web,
      registerOf(governments),
      { lafCd: '1300000', year: null },
      { asOf: '2026-07-19', run: 1 },
    );
    expect(await found).toBeNull();
  });
});

describe('a project as of a date', () => {
  const project = (id: string, asOf: string, run: number) =>
    findProjectAsOf(db.web, registerOf(governments), id, { asOf, run });

  it('stands as it did, with what had happened by then', async () => {
    const found = await project(ROAD, '2026-07-19', runs.late);
    expect(found).toMatchObject({
      kind: 'there',
      project: {
        asOf: '2026-07-05',
        spent: { value: 650, receipt: `/receipt/${runs.late}/2026-07-19/2026/p-${ROAD}/spent` },
        removedAsOf: null,
        history: [{ asOf: '2026-07-05' }, { asOf: '2026-06-30' }],
      },
    });
    expect(await project(ROAD, '2026-07-19', runs.july)).toMatchObject({
      project: { spent: { value: 400 } },
    });
  });

  it('is shown with its last figures once it is gone, and not before it came', async () => {
    expect(await project(BOOKS, '2026-07-20', runs.late)).toMatchObject({
      project: {
        removedAsOf: '2026-07-20',
        current: { value: 500, receipt: `/receipt/${runs.june}/2026-06-30/2026/p-${BOOKS}/current` },
      },
    });
    expect(await project(BOOKS, '2026-06-01', runs.late)).toMatchObject({
      kind: 'not-yet',
      first: '2026-06-30',
    });
    expect(await project('cccccccccccccccc', '2026-07-20', runs.late)).toBeNull();
  });
});

describe('the nation as of a date', () => {
  it('sums each tier over who had reported', async () => {
    const { nation } = await findHomeAsOf(db.web, governments, { asOf: '2026-07-19', run: runs.late });
    expect(nation).toMatchObject({
      year: 2026,
      asOf: '2026-07-05',
      reporting: { upper: 0, lower: 1 },
      spending: { upper: null, lower: { current: { value: 1_500 }, spent: { value: 650 } } },
    });
    const early = await findHomeAsOf(db.web, governments, { asOf: '2026-06-29', run: runs.late });
    expect(early.nation).toBeNull();
    expect(early.groups).toHaveLength(17);
  });
});

describe('by what something is known', () => {
  it('is the last run by default, or the last one by the end of a day in Seoul', async () => {
    expect(await findKnownBy(db.web, null)).toMatchObject({ run: runs.rival, latest: true });
    expect(await findKnownBy(db.web, { run: runs.july })).toMatchObject({ run: runs.july, latest: false });
    await db.owner.query(`UPDATE run SET finished_at = '2026-07-20T14:59:59Z' WHERE id = $1`, [runs.june]);
    await db.owner.query(`UPDATE run SET finished_at = '2026-07-20T15:00:00Z' WHERE id = $1`, [runs.july]);
    expect(await findKnownBy(db.web, { day: '2026-07-20' })).toMatchObject({ run: runs.june });
    expect(await findKnownBy(db.web, { day: '2026-07-21' })).toMatchObject({ run: runs.july });
    expect(await findKnownBy(db.web, { day: '2026-07-19' })).toBeNull();
    expect(await findDays(db.web, runs.late)).toEqual({ first: '2026-06-30', last: '2026-07-20' });
  });
});

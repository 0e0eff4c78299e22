import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findGovernmentYear } from '@/lib/queries/government-page';
import { readSeries } from '@/lib/queries/government-years';
import { addCoverage, addPeerMedian, addProject, addRun, fillRollups } from '@/tests/support/fixtures';

const HOENGSEONG = '4272000';
const TODAY = '2026-07-20';

let db: TestDatabase;
let run: number;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  const older = await addRun(db.owner, '2025-12-31');
  await addProject(db.owner, older, {
    id: 'older',
    year: 2025,
    lafCd: HOENGSEONG,
    name: '도서관 운영',
    field: '060 문화및관광',
    current: 500,
    spent: 400,
    asOf: '2025-12-31',
  });
  run = await addRun(db.owner, '2026-06-30');
  const add = (row: Omit<Parameters<typeof addProject>[2], 'lafCd'>) =>
    addProject(db.owner, run, { lafCd: HOENGSEONG, ...row });
  await add({
    id: 'welfare',
    name: '기초연금 지급',
    planned: 1_800,
    current: 2_000,
    funding: [1_400, 300, 300, 0],
    spent: 1_000,
  });
  await add({ id: 'road', name: '도로 정비', field: '120 교통및물류', current: 900, spent: 950 });
  await add({ id: 'nofield', name: '분야 없는 사업', field: null, current: 100, spent: null });
  await add({ id: 'noamount', name: '금액 없는 사업', current: null, spent: null });
  await add({
    id: 'internal',
    name: '일반회계 내부거래지출',
    field: '900 기타',
    current: 7_000,
    spent: 7_000,
  });
  await add({ id: 'gone', name: '없어진 사업', current: 9_999, spent: 1, removedAsOf: '2026-06-30' });
  await addCoverage(db.owner, run, { lafCd: HOENGSEONG, verifiedAsOf: '2026-06-30' });
  await addPeerMedian(db.owner, run, { group: 'county-30k-50k', governments: 5, tenths: 512 });
  // 군위군 before and after its code changed, both codes in the year between; 광주 and what it became.
  const moved = [
    ['gunwi20', '4771000', 2020, 300],
    ['gunwi23', '4771000', 2023, 200],
    ['gunwi23b', '2772000', 2023, 50],
    ['gunwi24', '2772000', 2024, 400],
    ['gwangju25', '2900000', 2025, 7_000],
    ['merged26', '6100000', 2026, 9_000],
    ['seo25', '2818000', 2025, 600],
    ['seo26', '2818000', 2026, 500],
  ] as const;
  for (const [id, lafCd, year, current] of moved)
    await addProject(db.owner, run, { id, lafCd, year, name: id, current, spent: 0, asOf: `${year}-06-30` });
  await fillRollups(db.owner);
});
afterAll(() => db.drop());

const read = async (lafCd: string, year: number) => findGovernmentYear(db.web, lafCd, year, TODAY);

describe('findGovernmentYear', () => {
  it('sums what is served, and counts what is missing', async () => {
    const { spending } = (await read(HOENGSEONG, 2026))!;
    expect(spending).toMatchObject({
      year: 2026,
      asOf: '2026-06-30',
      planned: { value: 9_800 }, // 1,800 + 900 + 100 + 7,000
      current: { value: 10_000 },
      spent: { value: 8_950 },
      rate: { unit: 'tenths', value: 895 },
      projects: { value: 5 },
      missing: { planned: 1, current: 1, spent: 2, sources: 1 },
    });
  });

  it('leaves internal transfers out of what is compared', async () => {
    const { spending } = (await read(HOENGSEONG, 2026))!;
    expect(spending?.comparable).toMatchObject({
      current: { value: 3_000 },
      spent: { value: 1_950 },
      rate: { value: 650 },
    });
    expect(spending?.internal).toMatchObject({
      projects: { value: 1 },
      current: { value: 7_000 },
      spent: { value: 7_000 },
    });
  });

  it('lists fields from the largest, with their share of the comparable whole', async () => {
    const { spending } = (await read(HOENGSEONG, 2026))!;
    expect(
      spending?.fields.map(({ code, current, share, rate }) => [
        code,
        current.value,
        share.value,
        rate.value,
      ]),
    ).toEqual([
      ['080', 2_000, 667, 500],
      ['120', 900, 300, 1_056],
      ['', 100, 33, null],
    ]);
  });

  it('gives each figure the address of its receipt', async () => {
    const { spending, largest } = (await read(HOENGSEONG, 2026))!;
    const base = `/receipt/${run}/2026-06-30/2026`;
    expect(spending?.current.receipt).toBe(`${base}/g-4272000/current`);
    expect(spending?.comparable.rate.receipt).toBe(`${base}/g-4272000/rate?basis=comparable`);
    expect(spending?.internal?.spent.receipt).toBe(`${base}/g-4272000/spent?basis=internal`);
    expect(spending?.fields[0]?.share.receipt).toBe(`${base}/g-4272000/share?field=080&basis=comparable`);
    expect(spending?.fields[2]?.spent.receipt).toBe(`${base}/g-4272000/spent?field=none&basis=comparable`);
    expect(largest[0]?.spent.receipt).toBe(`${base}/p-welfare/spent`);
  });

  it('says by how much the funding sources miss the current budget', async () => {
    const { spending } = (await read(HOENGSEONG, 2026))!;
    expect(spending?.funding).toMatchObject({
      national: { value: 1_400 },
      province: { value: 300 },
      municipal: { value: 8_300 },
      other: { value: 0 },
      difference: { value: 0, receipt: expect.stringMatching(/\/g-4272000\/difference$/) as string },
    });
  });

  it('lists the largest projects without internal transfers and removed ones', async () => {
    const { largest } = (await read(HOENGSEONG, 2026))!;
    expect(largest.map(({ id, flags }) => [id, flags])).toEqual([
      ['welfare', []],
      ['road', ['overspent']],
      ['nofield', []],
      ['noamount', []],
    ]);
  });

  it('names neighbours, residents and peers', async () => {
    const page = (await read(HOENGSEONG, 2026))!;
    expect(page.frame.upper).toEqual({
      lafCd: '4200000',
      names: { ko: '강원특별자치도', en: 'Gangwon State' },
    });
    expect(page.frame.lowers).toEqual([]);
    expect(page.population).toEqual({ year: 2025, residents: 45_627 });
    expect(page.peers).toMatchObject({
      group: { id: 'county-30k-50k' },
      reporting: 5,
      median: { value: 512 },
    });
    expect(page.peers?.members.map(({ lafCd }) => lafCd)).toContain(HOENGSEONG);
    expect(page.coverage).toEqual({ source: 'file', verifiedAsOf: '2026-06-30' });
  });

  it('shows no median of fewer than five', async () => {
    await db.owner.query(`UPDATE rollup_peer SET governments = 4`);
    expect((await read(HOENGSEONG, 2026))?.peers).toMatchObject({ reporting: 4, median: { value: null } });
    await db.owner.query(`UPDATE rollup_peer SET governments = 5`);
  });

  it('says when a year without data was last looked for', async () => {
    const page = await read(HOENGSEONG, 2019);
    expect(page).toMatchObject({ spending: null, largest: [], peers: null, lastChecked: '2026-06-30' });
  });

  it('names a past year by the names of that year, however late its figures', async () => {
    await addProject(db.owner, run, {
      id: 'late',
      year: 2022,
      lafCd: '4200000',
      name: '늦게 고친 사업',
      current: 10,
      spent: 1,
    });
    await fillRollups(db.owner);
    const page = await read('4200000', 2022);
    expect(page?.spending?.asOf).toBe('2026-06-30');
    expect(page?.frame.on).toBe('2022-12-31');
    expect((await read(HOENGSEONG, 2022))?.frame.upper?.names.ko).toBe('강원도');
  });

  it('lists the lower tiers of an upper tier, and knows closed codes', async () => {
    expect((await read('4200000', 2026))?.frame.lowers).toHaveLength(18);
    const gwangju = await read('2900000', 2027);
    expect(gwangju).toMatchObject({ standing: 'out-of-date' });
    expect(gwangju?.frame.successors.map(({ lafCd }) => lafCd)).toEqual(['6100000']);
    expect(await read('1300000', 2026)).toBeNull();
  });
});

describe('readSeries', () => {
  it('gives the years with data, newest first', async () => {
    const { years } = await readSeries(db.web, HOENGSEONG);
    expect(years.map(({ year, current, rate }) => [year, current.value, rate.value])).toEqual([
      [2026, 10_000, 895],
      [2025, 500, 800],
    ]);
    expect(await readSeries(db.web, '1111000')).toEqual({ years: [], ancestorYears: [] });
  });
});

describe('a government through changes of the map', () => {
  const series = async (lafCd: string) =>
    (await readSeries(db.web, lafCd)).years.map(({ year, ancestor, current }) => [
      year,
      ancestor?.government.lafCd ?? null,
      ancestor?.kind ?? null,
      current.value,
    ]);

  it('has one series under both of its codes', async () => {
    expect(await series('2772000')).toEqual([
      [2024, null, null, 400],
      [2023, null, null, 50],
      [2023, '4771000', 'moved', 200],
      [2020, '4771000', 'moved', 300],
    ]);
  });

  it('shows on the page of the new code what the old one reported, and never adds them up', async () => {
    const old = (await read('2772000', 2020))!;
    expect(old).toMatchObject({ reportedUnder: { lafCd: '4771000' }, alsoUnder: [], standing: 'ok' });
    expect(old.spending?.current).toMatchObject({
      value: 300,
      receipt: expect.stringContaining('g-4771000') as string,
    });
    const between = (await read('2772000', 2023))!;
    expect(between.reportedUnder.lafCd).toBe('2772000');
    expect(between.spending?.current.value).toBe(50);
    expect(between.alsoUnder).toMatchObject([{ government: { lafCd: '4771000' }, current: { value: 200 } }]);
  });

  it('shows what went into a merged government, and of a divided one the years before', async () => {
    expect(await series('6100000')).toEqual([
      [2026, null, null, 9_000],
      [2025, '2900000', 'merged', 7_000],
    ]);
    expect(await series('2818500')).toEqual([[2025, '2818000', 'split', 600]]);
    expect(await series('2900000')).toEqual([[2025, null, null, 7_000]]);
  });
});

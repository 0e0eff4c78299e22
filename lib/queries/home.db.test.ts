import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findHome } from '@/lib/queries/home';
import { addCoverage, addProject, addRun, fillRollups } from '@/tests/support/fixtures';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

describe('findHome', () => {
  it('lists the governments of today where there are no figures', async () => {
    const home = await findHome(db.web, '2026-06-30');
    expect(home.nation).toBeNull();
    expect(home.groups).toHaveLength(17);
    expect(home.groups.flatMap(({ lowers }) => lowers)).toHaveLength(226);
    expect(home.groups[0]).toMatchObject({ upper: { lafCd: '1100000', names: { ko: '서울특별시' } } });
  });

  it('keeps the tiers apart, and counts who stood and who reported on the day of the figures', async () => {
    const june = await addRun(db.owner, '2026-06-30');
    const july = await addRun(db.owner, '2026-07-18');
    const rows = [
      { id: 'a', lafCd: '1100000', name: '지하철', current: 1_000, spent: 400 },
      { id: 'b', lafCd: '2900000', name: '광주 사업', current: 300, spent: 100 }, // closed on 2026-07-01
      { id: 'c', lafCd: '1111000', name: '청소', current: 50, spent: 20 },
      { id: 'd', lafCd: '1111000', name: '예수금 보전지출', current: 10, spent: 10 },
    ];
    for (const row of rows) await addProject(db.owner, june, row);
    await addProject(db.owner, july, {
      id: 'e',
      lafCd: '6100000',
      name: '새 사업',
      current: 700,
      spent: 0,
      asOf: '2026-07-18',
    });
    for (const lafCd of ['1100000', '2900000', '1111000']) {
      await addCoverage(db.owner, june, { lafCd, verifiedAsOf: '2026-06-30' });
    }
    await addCoverage(db.owner, july, { lafCd: '6100000', lastAsOf: '2026-07-18' });
    await fillRollups(db.owner);

    const { nation, closed, groups } = await findHome(db.web, '2030-01-01');
    expect(nation).toMatchObject({
      year: 2026,
      asOf: '2026-07-18',
      existing: { upper: 16, lower: 227 },
      reporting: { upper: 2, lower: 1 },
      counted: { upper: 3, lower: 1 },
      sources: ['file'],
      whole: false,
    });
    expect(nation?.closedReporting.map(({ lafCd }) => lafCd)).toEqual(['2900000']);
    expect(nation?.spending.upper).toMatchObject({ current: { value: 2_000 }, spent: { value: 500 } });
    expect(nation?.spending.lower).toMatchObject({
      current: { value: 60, receipt: `/receipt/${june}/2026-06-30/2026/tier-lower/current` },
      comparable: { current: { value: 50 }, rate: { value: 400 } },
      internal: { current: { value: 10 } },
    });
    expect(groups).toHaveLength(16);
    expect(closed.map(({ lafCd }) => lafCd)).toContain('2900000');
  });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type Government, governmentsOn, nameOn, populationOf, registerOf } from '@/lib/domain/governments';
import { listGovernments } from '@/lib/queries/governments';

const SHARED = path.resolve('../shared');

function readCsv(file: string): Record<string, string>[] {
  return parse(readFileSync(path.join(SHARED, file)), { columns: true, bom: true });
}

/** The register against lists published by 지방재정365, which are no part of the project. */
describe.skipIf(!existsSync(SHARED))('the register and published lists', () => {
  let db: TestDatabase;
  let all: Government[];
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    all = await listGovernments(db.web);
  });
  afterAll(() => db.drop());

  it('agree on codes, names and residents of the 247 that stood in 2026', () => {
    const register = registerOf(all);
    const listed = readCsv('domain/governments.csv');
    expect(listed).toHaveLength(247);
    for (const row of listed) {
      const on = row.in_243_baseline === '1' ? '2026-06-30' : '2026-07-01';
      const government = register.get(row.laf_cd ?? '');
      const name = government && nameOn(government, on);
      expect([row.laf_cd, name?.nameKo, name?.shortKo]).toEqual([row.laf_cd, row.name, row.lofin_name]);
      expect(String(government && (populationOf(government)?.residents ?? ''))).toBe(row.population);
    }
  });

  it('agree on which governments closed the books of 2009 to 2024, and on their names', () => {
    const reported = Map.groupBy(
      readCsv('data/indicators/budget_debt_ratio.csv'),
      (row) => row['회계연도'] ?? '',
    );
    expect(reported.size).toBe(16);
    for (const [year, rows] of reported) {
      const on = `${year}-12-31`;
      // 군위 moved in the middle of 2023; the disclosure data change the code with the year 2024.
      const former = (code: string) => (year === '2023' && code === '2772000' ? '4771000' : code);
      expect(rows.map((row) => row['자치단체코드']).sort()).toEqual(
        governmentsOn(all, on)
          .map(({ lafCd }) => former(lafCd))
          .sort(),
      );
      const register = registerOf(all);
      for (const row of rows) {
        const government = register.get(row['자치단체코드'] ?? '');
        // The new 청주 is marked as such in its first year.
        expect(government && nameOn(government, on).shortKo).toBe(row['자치단체명']?.replace('(신)', ''));
      }
    }
  });
});

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { TRACK_SIGNS } from '@/lib/domain/process/types';
import { GIVEN_UP, WINNER_CASES } from '@/prisma/demo/participation/cases';
import { giveUpWinnersProject } from '@/prisma/demo/participation/give-up';
import { SPECS } from '@/prisma/demo/participation/specs';
import { loadDemo } from '@/prisma/demo/load';
import { WINNER_ROWS } from '@/prisma/demo/winner-rows';

describe('the seeded winners', () => {
  it('show each sign', () => {
    expect(new Set(WINNER_CASES.map(({ sign }) => sign))).toEqual(new Set(TRACK_SIGNS));
  });

  it('have their projects in the finance data of their government, and no project is without a winner', () => {
    const lafCdOf = (stage: string) => SPECS.find((spec) => spec.stage === stage)?.lafCd ?? '';
    const wanted = WINNER_CASES.flatMap(({ stage, projects }) =>
      projects.map((name) => `${lafCdOf(stage)} ${name}`),
    );
    expect(new Set(wanted)).toEqual(new Set(WINNER_ROWS.rows.map(({ lafCd, name }) => `${lafCd} ${name}`)));
  });

  it('are within their process’s money', () => {
    for (const { stage, ceilings } of SPECS) {
      const cost = WINNER_CASES.filter((one) => one.stage === stage).reduce((sum, one) => sum + one.cost, 0);
      expect(cost).toBeLessThan((ceilings.general * 1_000_000) / 2);
    }
  });
});

describe('giving a project up', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await loadDemo(db.financeOwner, { scale: 'small', seed: 1, today: '2026-11-30' });
  }, 120_000);
  afterAll(() => db.drop());

  it('takes it out of the finance data, once, and the feed tells', async () => {
    expect(await giveUpWinnersProject(db.financeOwner)).toBe(1);
    const { rowCount } = await db.financeOwner.query('SELECT FROM finance.project WHERE dbiz_nm = $1', [
      GIVEN_UP.name,
    ]);
    expect(rowCount).toBe(0);
    expect(await giveUpWinnersProject(db.financeOwner)).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { advanceDemo } from '@/prisma/demo/advance';
import { loadDemo } from '@/prisma/demo/load';

const WORLD = { seed: 3, scale: 'small', today: '2026-11-23' } as const;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  await loadDemo(db.financeOwner, WORLD);
});
afterAll(() => db.drop());

async function one<T extends object>(query: string): Promise<T> {
  const { rows } = await db.financeReader.query<T>(query);
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

/** Projects with what their events add up to. */
const EXPLAINED = `
  SELECT p.*, e.enacted, e.supplementary, e.changed FROM finance.project p JOIN (
    SELECT fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, count(*) AS events,
           coalesce(sum(amt) FILTER (WHERE step = 'enacted'), 0) AS enacted,
           coalesce(sum(amt) FILTER (WHERE step = 'supplementary'), 0) AS supplementary,
           coalesce(sum(amt) FILTER (WHERE step IN ('transfer', 'carry-over')), 0) AS changed
      FROM finance.budget_event GROUP BY 1, 2, 3, 4, 5) e USING (fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd)`;

describe('budget events of the demo world', () => {
  it('explain what a project has planned: enacted and supplementary', async () => {
    const { wrong, right } = await one<{ wrong: number; right: number }>(
      `SELECT count(*) FILTER (WHERE enacted + supplementary <> cpl_amt)::int AS wrong, count(*)::int AS right FROM (${EXPLAINED}) x`,
    );
    expect(wrong).toBe(0);
    expect(right).toBeGreaterThan(20_000);
  });

  it('explain what its current budget has beyond that, but for a few that somebody forgot to enter', async () => {
    const { explained, forgotten } = await one<{ explained: number; forgotten: number }>(
      `SELECT count(*) FILTER (WHERE coalesce(changed, 0) = bdg_cash_amt - cpl_amt)::int AS explained,
              count(*) FILTER (WHERE coalesce(changed, 0) <> bdg_cash_amt - cpl_amt)::int AS forgotten
         FROM finance.project LEFT JOIN (${EXPLAINED}) x USING (fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, cpl_amt, bdg_cash_amt)
        WHERE dbiz_cd <> '' AND bdg_cash_amt <> cpl_amt`,
    );
    expect(explained).toBeGreaterThan(10_000);
    expect(forgotten).toBeGreaterThanOrEqual(3);
    expect(forgotten).toBeLessThan(explained / 500);
  });

  it('explain the cut below the planned amount, and leave the digit error and the budget below zero unexplained', async () => {
    const changes = async (name: string) =>
      (
        await one<{ steps: string[] | null }>(
          `SELECT array_agg(e.step ORDER BY e.id) FILTER (WHERE e.step IN ('transfer', 'carry-over')) AS steps
             FROM finance.project p LEFT JOIN finance.budget_event e USING (fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd)
            WHERE p.dbiz_nm = '${name}' AND p.bdg_cash_amt <> p.cpl_amt AND length(p.dbiz_cd) = 16 AND p.dbiz_cd LIKE '%3F%'`,
        )
      ).steps;
    expect(await changes('청사 방호 및 안내')).toEqual(['transfer']);
    expect(await changes('마을안길 포장공사')).toBeNull();
    expect(await changes('예산절감액 감액 조정')).toBeNull();
  });

  it('come in their order: asked for before decided, decided before changed', async () => {
    const { wrong } = await one<{ wrong: number }>(
      `SELECT count(*)::int AS wrong FROM finance.budget_event
        WHERE CASE WHEN step IN ('request', 'adjustment', 'bill', 'enacted') THEN extract(year FROM event_on) <> fyr - 1
                   ELSE extract(year FROM event_on) <> fyr OR event_on > '2026-11-23' END`,
    );
    expect(wrong).toBe(0);
    const { steps } = await one<{ steps: string[] }>(
      `SELECT array_agg(DISTINCT step ORDER BY step) AS steps FROM finance.budget_event`,
    );
    expect(steps).toEqual([
      'adjustment',
      'bill',
      'carry-over',
      'enacted',
      'request',
      'supplementary',
      'transfer',
    ]);
  });
});

describe('totals of the demo world', () => {
  it('settle the years that are over at what their projects spent, but for a few late entries', async () => {
    const found = await one<{ same: number; late: number; years: number[] }>(
      `SELECT count(*) FILTER (WHERE s.ep_amt = p.spent)::int AS same, count(*) FILTER (WHERE s.ep_amt IS DISTINCT FROM p.spent)::int AS late,
              array_agg(DISTINCT s.fyr::int) AS years
         FROM finance.settlement s LEFT JOIN (
           SELECT fyr, laf_cd, fld_cd, part_cd, sum(ep_amt) AS spent FROM finance.project GROUP BY 1, 2, 3, 4) p
              USING (fyr, laf_cd, fld_cd, part_cd)`,
    );
    expect(found.years).toEqual([2024, 2025]);
    expect(found.late).toBeGreaterThan(0);
    expect(found.late).toBeLessThan(found.same / 500);
  });

  it('have the medians of the lower tiers as published, each within a tenth', async () => {
    const { rows } = await db.financeReader.query<{ code: string; median: number }>(
      `SELECT code, percentile_cont(0.5) WITHIN GROUP (ORDER BY value)::float AS median FROM finance.indicator
        WHERE substr(laf_cd, 3, 3) <> '000' AND basis = 'settled' AND fyr = 2024 GROUP BY code`,
    );
    const median = Object.fromEntries(rows.map((row) => [row.code, row.median]));
    const published = {
      'fiscal-independence': 15.5,
      'fiscal-autonomy': 51.6,
      'single-source-ratio': 34.4,
      'year-end-ratio': 22.8,
      'subsidy-ratio': 9.2,
    };
    for (const [code, value] of Object.entries(published)) {
      expect(median[code], code).toBeGreaterThan(value * 0.9);
      expect(median[code], code).toBeLessThan(value * 1.1);
    }
    expect(median['debt-ratio']).toBe(0);
  });

  it('say revenue by stage: three of a year that is over, two of the present one; a government without projects has none', async () => {
    const { rows } = await db.financeReader.query<{ fyr: number; stages: string[] }>(
      `SELECT fyr, array_agg(DISTINCT stage ORDER BY stage) AS stages FROM finance.revenue GROUP BY fyr ORDER BY fyr`,
    );
    const three = ['budget', 'revised', 'settled'];
    expect(rows).toEqual([
      { fyr: 2024, stages: three },
      { fyr: 2025, stages: three },
      { fyr: 2026, stages: ['budget', 'revised'] },
    ]);
    const { unreported } = await one<{ unreported: number }>(
      `SELECT count(*)::int AS unreported FROM finance.revenue r WHERE NOT EXISTS (
         SELECT FROM finance.project p WHERE p.laf_cd = r.laf_cd AND p.fyr = r.fyr)`,
    );
    expect(unreported).toBe(0);
  });
});

describe('contracts of the demo world', () => {
  it('follow the thresholds, list several years twice, repeat numbers, and carry three digit errors', async () => {
    const found = await one(
      `SELECT bool_and(ctrt_mth_nm LIKE '수의%') FILTER (WHERE ctrt_tot_tott_amt <= 20000000) AS small_ones_by_offer,
              count(*) FILTER (WHERE year_no = 2) > 20 AS twice, count(*) FILTER (WHERE revision = 2 AND year_no IS NULL) > 20 AS repeated,
              count(*) FILTER (WHERE ctrt_tot_tott_amt > 10000000000000)::int AS digit_errors,
              count(*) FILTER (WHERE ctrt_tot_tott_amt = 0) > 10 AS at_nothing, max(smz_ctrt_ymd) <= '2026-11-23' AS not_to_come
         FROM finance.contract`,
    );
    expect(found).toEqual({
      small_ones_by_offer: true,
      twice: true,
      repeated: true,
      digit_errors: 3,
      at_nothing: true,
      not_to_come: true,
    });
  });

  it('name no real firm', async () => {
    const { real } = await one<{ real: number }>(
      `SELECT count(*)::int AS real FROM finance.contract WHERE clt_nm !~ '예시' AND clt_nm <> '조달청'`,
    );
    expect(real).toBe(0);
    const { recipients } = await one<{ recipients: number }>(
      `SELECT count(*)::int AS recipients FROM finance.subsidy_award WHERE recipient_nm !~ '예시'`,
    );
    expect(recipients).toBe(0);
  });
});

describe('subsidies of the demo world', () => {
  it('give away no more than was called for, and have lives that end in a settlement', async () => {
    const found = await one(
      `SELECT (SELECT count(*)::int FROM finance.subsidy_program p WHERE amt < (SELECT sum(amt) FROM finance.subsidy_award a WHERE a.program_id = p.id)) AS overdrawn,
              (SELECT count(*)::int FROM finance.subsidy_award a LEFT JOIN finance.subsidy_program p ON p.id = a.program_id WHERE p.id IS NULL) AS orphans,
              (SELECT count(*)::int FROM finance.subsidy_award WHERE awarded_on < '2025-12-01' AND NOT EXISTS (
                 SELECT FROM finance.subsidy_event e WHERE e.award_id = subsidy_award.id AND e.step = 'settlement')) AS unsettled,
              (SELECT array_agg(DISTINCT step ORDER BY step) FROM finance.subsidy_event) AS steps`,
    );
    expect(found).toEqual({
      overdrawn: 0,
      orphans: 0,
      unsettled: 0,
      steps: ['application', 'asset', 'award', 'call', 'evaluation', 'execution', 'recovery', 'settlement'],
    });
  });
});

describe('officials at work', () => {
  it('enter events with each change of a budget, contracts, and steps of subsidies', async () => {
    const work = await advanceDemo(db.financeOwner, { days: 3 });
    expect(work.contracts).toBeGreaterThan(30);
    expect(work.contractEdits).toBeGreaterThan(0);
    expect(work.subsidySteps).toBeGreaterThan(10);
    const { rows } = await db.financeReader.query<{ entity: string; ops: string[] }>(
      `SELECT entity, array_agg(DISTINCT op ORDER BY op) AS ops FROM finance.change WHERE entity <> 'project' GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { entity: 'budget_event', ops: ['delete', 'insert'] },
      { entity: 'contract', ops: ['insert', 'update'] },
      { entity: 'subsidy_award', ops: ['update'] },
      { entity: 'subsidy_event', ops: ['delete', 'insert'] },
      { entity: 'subsidy_program', ops: ['insert'] },
    ]);
    const { unexplained } = await one<{ unexplained: number }>(
      `SELECT count(*)::int AS unexplained FROM (${EXPLAINED}) x
        WHERE bdg_cash_amt - cpl_amt <> changed AND EXISTS (SELECT FROM finance.change c WHERE c.entity = 'budget_event'
          AND c.image->>'dbiz_cd' = x.dbiz_cd AND c.image->>'laf_cd' = x.laf_cd AND c.image->>'step' IN ('transfer', 'supplementary'))`,
    );
    expect(unexplained).toBeLessThanOrEqual(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, startTestServer, type TestDatabase, type TestServer } from '@/lib/db/testing';
import { type RuleId } from '@/lib/domain/rules';
import { sync } from '@/lib/pipeline/sync';
import { openFindings } from '@/lib/pipeline/rules/rules.test-support';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { type HardCaseId } from '@/prisma/demo/hard-case';
import { HARD_CASES, UNREPORTED } from '@/prisma/demo/hard-cases';
import { loadDemo } from '@/prisma/demo/load';
import { serversFolder } from '@/tests/support/memory';

const TODAY = '2026-11-23';
// A server of its own: a load this long would hold the feeds of all other tests back.
let server: TestServer;
let db: TestDatabase;
beforeAll(async () => {
  server = await startTestServer(serversFolder());
  db = await createTestDatabase(server);
  await loadDemo(db.financeOwner, { seed: 3, scale: 'small', today: TODAY });
  await sync({ pool: db.sync, source: financeDbSource(db.financeReader) });
}, 600_000);
afterAll(async () => {
  await db.drop();
  await server.stop();
});

/** Which rule finds which hard case of the demo world. */
const FOUND_BY: [HardCaseId, RuleId][] = [
  ['negative-spent', 'negative'],
  ['negative-budget', 'negative'],
  ['over-execution', 'overspent'],
  ['no-budget-but-spent', 'overspent'],
  ['digit-error', 'digit-error'],
  ['digit-error', 'sources-differ'],
  ['negative-budget', 'below-planned'],
];

describe('the rules on the demo world', () => {
  it.each(FOUND_BY)('the hard case %s is found by %s', async (id, rule) => {
    const names = HARD_CASES.find((one) => one.id === id)?.rows.map(({ name }) => name) ?? [];
    const found = new Set((await openFindings(db.web, rule)).map(({ name }) => name));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !found.has(name))).toEqual([]);
  });

  it('a budget below the planned one is no discrepancy where a transfer is on record', async () => {
    const names = HARD_CASES.find(({ id }) => id === 'below-planned')?.rows.map(({ name }) => name) ?? [];
    const { rows } = await db.web.query<{ name: string; explained: string }>(
      `SELECT p.name, sum(e.amount) AS explained FROM project p JOIN budget_event e ON e.laf_cd = p.laf_cd AND e.fyr = p.fyr
          AND e.dbiz_cd = p.dbiz_cd AND e.step = 'transfer'
        WHERE p.name = ANY($1) GROUP BY p.name`,
      [names],
    );
    expect(rows).toEqual([{ name: '청사 방호 및 안내', explained: String(61_000_000 - 95_000_000) }]);
    const found = await openFindings(db.web, 'below-planned');
    expect(found.filter(({ name }) => names.includes(name ?? ''))).toEqual([]);
  });

  it('the government without a row is not reported', async () => {
    const found = await openFindings(db.web, 'not-reported');
    expect(found.map(({ fyr, lafCd }) => [fyr, lafCd])).toContainEqual([
      2026 + UNREPORTED.year,
      UNREPORTED.lafCd,
    ]);
  });

  it('what budget changes account for is no slip of the keyboard', async () => {
    const found = await openFindings(db.web, 'digit-error');
    expect(found.map(({ name }) => name)).toEqual(['마을안길 포장공사']);
  });

  it('ordinary rows break a rule rarely', async () => {
    const { rows } = await db.web.query<{ rule: string; checked: number; found: number }>(
      'SELECT rule, sum(checked)::int AS checked, sum(found)::int AS found FROM rule_tally GROUP BY rule ORDER BY rule',
    );
    const often = rows.filter(({ checked, found }) => found * 100 > checked);
    expect(often).toEqual([]);
  });
});

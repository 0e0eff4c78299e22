import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type LedgerFilter, parseLedgerFilter } from '@/lib/domain/rules/ledger';
import { discrepancyExists, findDiscrepancy } from '@/lib/queries/ledger/detail';
import { findGovernmentLedger, listProjectDiscrepancies } from '@/lib/queries/ledger/government';
import { findLedger } from '@/lib/queries/ledger/list';
import { readLedgerStatus } from '@/lib/queries/ledger/status';
import { addCoverage, addProject, addRun } from '@/tests/support/fixtures';

const TODAY = '2026-07-20';
const PROJECT = 'aaaaaaaaaaaaaaaa';
let db: TestDatabase;
let run: number;

async function addDiscrepancy(id: string, more: Record<string, unknown> = {}): Promise<void> {
  const row = {
    id,
    rule: 'overspent',
    fyr: 2026,
    laf_cd: '1111000',
    project_id: null,
    part: '',
    state: 'open',
    observed: { spent: 30, current: 10 },
    origins: {},
    first_run: run,
    first_as_of: '2026-06-30',
    last_run: run,
    last_as_of: '2026-06-30',
    ...more,
  };
  const names = Object.keys(row);
  await db.owner.query(
    `INSERT INTO discrepancy (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  );
}

const found = (filter: Partial<LedgerFilter> = {}) =>
  findLedger(db.web, { ...parseLedgerFilter({}), ...filter }, TODAY);

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  run = await addRun(db.owner, '2026-06-30');
  await addProject(db.owner, run, { id: PROJECT, lafCd: '1111000', name: '축제', current: 10, spent: 30 });
  await addCoverage(db.owner, run, { lafCd: '1111000', verifiedAsOf: '2026-07-18' });
  const origin = { run, as_of: '2026-06-30', year: 2026, scope: `p-${PROJECT}` };
  await addDiscrepancy('overspentaaaaaaa', {
    project_id: PROJECT,
    origins: { spent: { ...origin, measure: 'spent' }, current: { ...origin, measure: 'current' } },
  });
  await addDiscrepancy('negativeaaaaaaaa', { rule: 'negative', laf_cd: '1114000', observed: { spent: -1 } });
  await addDiscrepancy('resolvedaaaaaaaa', {
    state: 'resolved',
    closed_run: run,
    closed_as_of: '2026-07-01',
  });
  await addDiscrepancy('removedshareaaaa', { rule: 'removed-share', fyr: 2025, observed: { removed: 3 } });
  await db.owner.query(
    `INSERT INTO rule_tally (rule, fyr, laf_cd, checked, found, run_id) VALUES
       ('overspent', 2026, '1111000', 50, 1, $1), ('overspent', 2026, '1114000', 150, 0, $1),
       ('negative', 2026, '1114000', 150, 1, $1), ('removed-share', 2025, '1111000', 1, 1, $1)`,
    [run],
  );
  await db.owner.query(
    `INSERT INTO discrepancy_event (discrepancy_id, kind, run_id, as_of, observed, origins)
     VALUES ('overspentaaaaaaa', 'opened', $1, '2026-06-30', '{"spent": 20, "current": 10}', '{}'),
            ('overspentaaaaaaa', 'changed', $1, '2026-07-02', '{"spent": 30, "current": 10}', '{}')`,
    [run],
  );
});
afterAll(() => db.drop());

const ids = async (filter: Partial<LedgerFilter>) => (await found(filter)).items.map(({ id }) => id);

describe('the ledger', () => {
  it('lists what is open, the newest first, with the base rates', async () => {
    const ledger = await found();
    expect(ledger.items.map(({ id }) => id)).toEqual([
      'removedshareaaaa',
      'negativeaaaaaaaa',
      'overspentaaaaaaa',
    ]);
    expect([ledger.total, ledger.open, ledger.resolved, ledger.next]).toEqual([3, 3, 1, null]);
    expect(ledger.rates).toEqual([
      { rule: 'overspent', checked: 200, found: 1 },
      { rule: 'negative', checked: 150, found: 1 },
      { rule: 'removed-share', checked: 1, found: 1 },
    ]);
    expect(ledger.governments.map(({ lafCd }) => lafCd)).toEqual(['1111000', '1114000']);
    expect(ledger.years).toEqual([2026, 2025]);
  });

  it('is narrowed by rule, severity, government, year and state', async () => {
    expect(await ids({ rule: 'negative' })).toEqual(['negativeaaaaaaaa']);
    expect(await ids({ severity: 'fatal' })).toEqual(['removedshareaaaa']);
    expect(await ids({ government: '1111000', year: 2026 })).toEqual(['overspentaaaaaaa']);
    expect(await ids({ state: 'resolved' })).toEqual(['resolvedaaaaaaaa']);
    expect(await ids({ rule: 'overspent', state: 'all' })).toEqual(['resolvedaaaaaaaa', 'overspentaaaaaaa']);
    expect(await ids({ rule: 'overspent', severity: 'fatal' })).toEqual([]);
  });

  it('goes on after the last row of a page', async () => {
    const [first] = (await found()).items;
    expect(await ids({ after: first?.seq ?? null })).toEqual(['negativeaaaaaaaa', 'overspentaaaaaaa']);
  });

  it('an entry has its amounts with receipts, its last sighting by a whole delivery, and its history', async () => {
    const page = await findDiscrepancy(db.web, 'overspentaaaaaaa');
    expect(page?.discrepancy).toMatchObject({
      year: 2026,
      government: { lafCd: '1111000' },
      project: { id: PROJECT, name: '축제' },
      first: { asOf: '2026-06-30' },
      last: { asOf: '2026-07-18' },
      closed: null,
    });
    const receipt = (measure: string) => `/receipt/${run}/2026-06-30/2026/p-${PROJECT}/${measure}`;
    expect(page?.discrepancy.observed).toEqual([
      {
        key: 'current',
        year: 2026,
        kind: 'won',
        figure: { unit: 'won', value: 10, receipt: receipt('current') },
      },
      {
        key: 'spent',
        year: 2026,
        kind: 'won',
        figure: { unit: 'won', value: 30, receipt: receipt('spent') },
      },
    ]);
    expect(page?.history.map(({ kind, asOf }) => [kind, asOf])).toEqual([
      ['changed', '2026-07-02'],
      ['opened', '2026-06-30'],
    ]);
    expect([page?.rate, page?.ownRate]).toEqual([
      { rule: 'overspent', checked: 200, found: 1 },
      { rule: 'overspent', checked: 50, found: 1 },
    ]);
    expect(await findDiscrepancy(db.web, 'zzzzzzzzzzzzzzzz')).toBeNull();
    expect(await discrepancyExists(db.web, 'resolvedaaaaaaaa')).toBe(true);
    expect(await discrepancyExists(db.web, 'zzzzzzzzzzzzzzzz')).toBe(false);
  });

  it('a government has its counts of a year, and why it shows older figures', async () => {
    expect(await findGovernmentLedger(db.web, '1111000', 2026)).toEqual({
      checks: 50,
      found: [{ rule: 'overspent', checked: 50, found: 1 }],
      refused: null,
    });
    expect(await findGovernmentLedger(db.web, '1111000', 2024)).toEqual({
      checks: null,
      found: [],
      refused: null,
    });
    await db.owner.query(
      `INSERT INTO refused_government_year (fyr, laf_cd, source, run_id, as_of) VALUES (2026, '1111000', 'file', $1, '2026-08-01')`,
      [run],
    );
    await db.owner.query(
      `INSERT INTO rule_evaluation (run_id, rule, checked, found) VALUES ($1, 'row-floor', 1, 1), ($1, 'removed-share', 1, 0)`,
      [run],
    );
    const refused = { run, asOf: '2026-08-01', rules: ['row-floor'] };
    expect((await findGovernmentLedger(db.web, '1111000', 2026)).refused).toEqual(refused);
    expect(await readLedgerStatus(db.web)).toEqual({
      open: { fatal: 1, published: 2 },
      resolved: 1,
      refused: [{ ...refused, source: 'file', governmentYears: 1 }],
    });
  });

  it('a project has what it breaks now', async () => {
    expect(await listProjectDiscrepancies(db.web, PROJECT)).toEqual([
      { id: 'overspentaaaaaaa', rule: 'overspent' },
    ]);
  });
});

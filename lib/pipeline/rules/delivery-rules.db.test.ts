import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { checkLateSources } from '@/lib/pipeline/rules/late';
import { openFindings, tallyOf } from '@/lib/pipeline/rules/rules.test-support';
import { csvOf, Inputs, testRow } from '@/lib/pipeline/sync.test-support';

const inputs = new Inputs();
let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase(inject('testServer'));
  return () => db.drop();
});
afterAll(() => inputs.remove());

const rows = Array.from({ length: 40 }, (_, index) => testRow(String(index)));
const later = rows.map((row) => ({ ...row, exe_ymd: '20260718' }));
const whole = { partial: false };

async function held(): Promise<unknown[]> {
  const { rows: list } = await db.web.query<Record<string, unknown>>(
    'SELECT fyr, laf_cd, source, as_of FROM refused_government_year',
  );
  return list;
}

async function ledgerTags(run: number | null): Promise<string[]> {
  const { rows: list } = await db.web.query<{ payload: string }>(
    `SELECT payload FROM outbox WHERE run_id = $1 AND topic = 'page' ORDER BY id`,
    [run],
  );
  return list.map(({ payload }) => payload);
}

describe('fatal rules', () => {
  it('broken-lines: a whole delivery with one is refused and put on record; the next good one resolves it', async () => {
    await inputs.sync(db.sync, rows, whole);
    const report = await inputs.sync(db.sync, `${csvOf(later)}2026,20260718`, whole);
    expect(report.refused).toEqual(['line 42 is broken: a whole snapshot must be whole']);
    expect(await openFindings(db.web, 'broken-lines')).toMatchObject([
      { fyr: 0, lafCd: '', part: 'file', observed: { lines: 1 } },
    ]);
    expect(await held()).toEqual([{ fyr: 2026, laf_cd: '1111000', source: 'file', as_of: '2026-07-18' }]);
    // The two pages that show the year, in two languages.
    expect(report.pages_invalidated).toBe(4);
    expect(await ledgerTags(report.run)).toEqual(['ledger:1111000:2026']);
    // The same delivery again: refused again, nothing new to say.
    const again = await inputs.sync(db.sync, `${csvOf(later)}2026,20260718`, whole);
    expect([again.refused.length, again.pages_invalidated]).toEqual([1, 0]);
    const good = await inputs.sync(db.sync, later, whole);
    expect(good).toMatchObject({ unchanged: 40, refused: [] });
    expect(await held()).toEqual([]);
    expect(await openFindings(db.web, 'broken-lines')).toEqual([]);
    expect(await ledgerTags(good.run)).toEqual(['g:1111000', 'g:1111000:2026']);
    const { rows: events } = await db.web.query(
      `SELECT kind, run_id FROM discrepancy_event e JOIN discrepancy d ON d.id = e.discrepancy_id WHERE d.rule = 'broken-lines' ORDER BY event_id`,
    );
    expect(events).toEqual([
      { kind: 'opened', run_id: String(report.run) },
      { kind: 'resolved', run_id: String(good.run) },
    ]);
  });

  it('removed-share: over 5 % is refused; let pass, it is published until the next whole delivery', async () => {
    await inputs.sync(db.sync, rows, whole);
    const refused = await inputs.sync(db.sync, later.slice(3), whole);
    expect(refused.refused).toEqual([
      '3 of 40 projects of 1111000 in 2026 would be removed, more than 5 % (--accept-removals applies it)',
    ]);
    expect(await openFindings(db.web, 'removed-share')).toMatchObject([
      { fyr: 2026, lafCd: '1111000', observed: { removed: 3, projects_before: 40 } },
    ]);
    await inputs.sync(db.sync, later.slice(3), { ...whole, acceptRemovals: true });
    expect(await openFindings(db.web, 'removed-share')).toEqual([]);
    expect(await openFindings(db.web, 'removal-accepted')).toMatchObject([
      { observed: { removed: 3, projects_before: 40 } },
    ]);
    // One in twenty is no fault.
    await inputs.sync(db.sync, later.slice(4), whole);
    expect(await openFindings(db.web, 'removal-accepted')).toEqual([]);
    expect(await tallyOf(db.web, 'removed-share', 2026, '1111000')).toEqual({ checked: 1, found: 0 });
  });

  it('row-floor: rows kept out are not gone, but more than a tenth of them is no whole delivery', async () => {
    await inputs.sync(db.sync, rows, whole);
    const unreadable = (count: number) =>
      later.map((row, index) => (index < count ? { ...row, ep_amt: 'x' } : row));
    const refused = await inputs.sync(db.sync, unreadable(5), whole);
    expect(refused.refused).toEqual([
      'only 35 of 40 projects of 1111000 in 2026 have a readable row, fewer than 90 % (--accept-removals applies it)',
    ]);
    expect(await openFindings(db.web, 'row-floor')).toMatchObject([
      { lafCd: '1111000', observed: { rows: 35, projects_before: 40 } },
    ]);
    const passed = await inputs.sync(db.sync, unreadable(4), whole);
    expect(passed).toMatchObject({ refused: [], quarantined: 4, removed: 0 });
    expect(await openFindings(db.web, 'row-floor')).toEqual([]);
  });

  it('parts-differ: a roll-up whose fields do not add up stops the run and leaves everything as it was', async () => {
    await inputs.sync(db.sync, rows, whole);
    await db.owner.query(
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.spent := NEW.spent + 1; RETURN NEW; END $$;
       CREATE TRIGGER spoil BEFORE UPDATE ON rollup_government FOR EACH ROW WHEN (NEW.field_cd <> '*') EXECUTE FUNCTION spoil()`,
    );
    const change = [{ ...rows[0], ep_amt: 401, exe_ymd: '20260718' }];
    const report = await inputs.sync(db.sync, change);
    expect(report.refused).toEqual(['the fields of 1111000 in 2026 do not add up to the whole']);
    const { rows: spent } = await db.web.query(`SELECT spent FROM rollup_government WHERE field_cd = '*'`);
    expect(spent).toEqual([{ spent: '16000' }]);
    const { rows: runs } = await db.web.query('SELECT state, error FROM run ORDER BY id DESC LIMIT 1');
    expect(runs).toEqual([{ state: 'refused', error: report.refused[0] }]);
    await db.owner.query('DROP TRIGGER spoil ON rollup_government');
    expect(await inputs.sync(db.sync, change)).toMatchObject({ updated: 1, refused: [] });
    expect(await openFindings(db.web, 'parts-differ')).toEqual([]);
  });

  it('stale: a source in use that brought nothing for long', async () => {
    await inputs.sync(db.sync, [testRow('old')]);
    expect(await openFindings(db.web, 'stale')).toMatchObject([
      { fyr: 0, part: 'file', observed: { last_day: '2026-06-30', limit: 62 } },
    ]);
    const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    await inputs.sync(db.sync, [testRow('new', { exe_ymd: today, fyr: today.slice(0, 4) })]);
    expect(await openFindings(db.web, 'stale')).toEqual([]);
    // Weeks later, without a run: it is found, once, and gone with the next delivery.
    await db.owner.query(`UPDATE source_coverage SET last_as_of = current_date - 100`);
    expect(await checkLateSources(db.sync)).toBe('done');
    expect(await checkLateSources(db.sync)).toBe('done');
    expect(await openFindings(db.web, 'stale')).toMatchObject([{ part: 'file' }]);
    const { rows: events } = await db.web.query('SELECT kind FROM discrepancy_event ORDER BY event_id');
    expect(events).toEqual([{ kind: 'opened' }, { kind: 'resolved' }, { kind: 'reopened' }]);
  });
});

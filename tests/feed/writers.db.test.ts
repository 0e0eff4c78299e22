import { randomInt } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, startTestServer, type TestDatabase, type TestServer } from '@/lib/db/testing';
import { sync, type SyncReport } from '@/lib/pipeline/sync';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { random } from '@/prisma/demo/random';
import { type Committed, type Office, official, type Standing } from '@/tests/feed/officials';
import { serversFolder } from '@/tests/support/memory';

const WRITERS = 50;
const TRANSACTIONS = 6;
// Stands in the name of the test: it plans what each writer does; how they meet is their own.
const seed = randomInt(2 ** 31);

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);
const CODES = names('P', 24);
const DISPUTED = names('D', 6);
const ITEMS = names('R', 5);

/**
 * Fifty officials write at the same time, in transactions that stay open while the portal pulls, on a server of their own: open
 * transactions of any database of a server hold its feeds back.
 */
describe(`${WRITERS} writers with long transactions (seed ${seed})`, () => {
  let server: TestServer;
  /** One portal that pulled before the first writer came, and one that begins among them. */
  let early: TestDatabase;
  let late: TestDatabase;
  const reports: SyncReport[] = [];
  const lateReports: SyncReport[] = [];
  const committed: Committed = { projects: [], revenue: [], projectChanges: 0 };

  const pullInto = (portal: TestDatabase) =>
    sync({ pool: portal.sync, source: financeDbSource(early.financeReader) });

  beforeAll(async () => {
    server = await startTestServer(serversFolder());
    early = await createTestDatabase(server);
    late = await createTestDatabase(server);
    await early.financeOwner.query(
      `INSERT INTO finance.revenue SELECT 2026, '1111000', 'budget', i, '세입', 100 FROM unnest($1::text[]) i`,
      [ITEMS],
    );
    reports.push(await pullInto(early));

    let pulls = 0;
    let waiting: { until: number; go: () => void }[] = [];
    const office: Office = {
      url: early.urls['finance-owner'],
      codes: CODES,
      disputed: DISPUTED,
      items: ITEMS,
      committed,
      pulls: (more) => new Promise((go) => waiting.push({ until: pulls + more, go })),
    };
    const all = names('W', WRITERS).map((name) => official(office, name, TRANSACTIONS, random(seed, name)));
    let working = true;
    const end = Promise.all(all).finally(() => (working = false));
    // A failed writer ends the work: it is told below.
    end.catch(() => undefined);
    while (working) {
      reports.push(await pullInto(early));
      if (pulls >= 2) lateReports.push(await pullInto(late));
      pulls += 1;
      const ready = waiting.filter(({ until }) => until <= pulls);
      waiting = waiting.filter(({ until }) => until > pulls);
      for (const { go } of ready) go();
    }
    await end;
    // Every writer is gone and the server has no other: nothing holds the feed back.
    reports.push(await pullInto(early));
    lateReports.push(await pullInto(late));
  }, 480_000);
  afterAll(async () => {
    await early.drop();
    await late.drop();
    await server.stop();
  });

  it('were at work while the portal pulled', () => {
    expect(reports.length).toBeGreaterThan(6);
    expect(reports.filter(({ read }) => read > 0).length).toBeGreaterThan(3);
    expect(lateReports[0]?.read).toBeGreaterThan(0);
    expect(committed.projects.length).toBeGreaterThan(100);
  });

  it.each(['early', 'late'] as const)(
    'leave the %s portal with what the finance database holds',
    async (which) => {
      const portal = which === 'early' ? early : late;
      const theirs = await early.financeOwner.query<{ spent: string }>(
        `SELECT dbiz_cd, dept_cd, dbiz_nm AS name, ep_amt::text AS spent FROM finance.project ORDER BY 1, 2`,
      );
      const ours = await portal.web.query(
        `SELECT dbiz_cd, dept_cd, name, spent FROM project WHERE removed_as_of IS NULL ORDER BY 1, 2`,
      );
      expect(ours.rows).toEqual(theirs.rows);
      const total = await portal.web.query(
        `SELECT projects, spent FROM rollup_government WHERE field_cd = '*'`,
      );
      const sum = theirs.rows.reduce((all, row) => all + Number(row.spent), 0);
      expect(total.rows).toEqual([{ projects: theirs.rows.length, spent: String(sum) }]);
      const revenue = await early.financeOwner.query(
        `SELECT source_cd AS item, amt::text AS amount FROM finance.revenue ORDER BY 1`,
      );
      const taken = await portal.web.query(`SELECT item_cd AS item, amount FROM revenue ORDER BY 1`);
      expect(taken.rows).toEqual(revenue.rows);
    },
  );

  it('are read once each: every change that was committed, and no other', () => {
    const changes = reports.slice(1).reduce((sum, { read }) => sum + read, 0);
    expect(changes).toBe(committed.projectChanges);
  });

  it('leave of every project the states that were committed, in their order', async () => {
    const found = await revisions(early.web);
    for (const code of CODES) expect([code, found.get(code) ?? []]).toEqual([code, historyOf(code)]);
  });

  it('leave the late portal with the end of each history', async () => {
    const found = await revisions(late.web);
    for (const code of CODES) {
      const states = (found.get(code) ?? []).map(stateOf);
      const all = historyOf(code).map(stateOf);
      expect([code, states]).toEqual([code, all.slice(all.length - states.length)]);
      // Of a project that was gone when everything was read first, the history begins when it came back.
      expect(states.length > 0 || all.at(-1) === 'gone' || all.length === 0).toBe(true);
    }
  });

  it('leave of every item of revenue the amounts that were committed, in their order', async () => {
    const { rows } = await early.web.query<{ item: string; amount: string }>(
      'SELECT item_cd AS item, amount FROM revenue_revision ORDER BY rev',
    );
    for (const item of ITEMS) {
      const expected = committed.revenue.filter((one) => one.item === item).sort((a, b) => a.order - b.order);
      const amounts = rows.filter((row) => row.item === item).map((row) => row.amount);
      expect([item, amounts]).toEqual([item, ['100', ...expected.map((one) => one.amount)]]);
    }
  });

  it('leave as many revisions as the runs say', async () => {
    const { rows } = await early.web.query<{ revisions: number; documents: number }>(
      `SELECT (SELECT count(*)::int FROM project_revision) AS revisions, (SELECT count(*)::int FROM search_document) AS documents`,
    );
    const changes = reports.reduce((sum, { inserted, updated }) => sum + inserted + updated, 0);
    expect(rows[0]?.revisions).toBe(changes);
    const again = await pullInto(early);
    expect(again).toMatchObject({ read: 0, pages_invalidated: 0, documents_indexed: 0 });
  });

  it('leave nothing to correct where everything is read again', async () => {
    await early.financeOwner.query('UPDATE finance.feed_epoch SET id = gen_random_uuid()');
    const again = await pullInto(early);
    expect(again).toMatchObject({ inserted: 0, updated: 0, removed: 0, quarantined: 0, duplicates: 0 });
    expect(again.warnings[0]).toContain('began a new life');
  });

  /** The revisions that a project must have: each committed state that differs from the one before it. */
  function historyOf(code: string): { kind: string; standing: Standing }[] {
    const steps = committed.projects.filter((one) => one.code === code).sort((a, b) => a.order - b.order);
    const history: { kind: string; standing: Standing }[] = [];
    let before: Standing = null;
    for (const [index, { standing, writer }] of steps.entries()) {
      // Deleted and inserted again in one transaction, it was never gone.
      if (
        standing === null &&
        steps.slice(index + 1).some((next) => next.writer === writer && next.standing !== null)
      )
        continue;
      if (JSON.stringify(standing) === JSON.stringify(before)) continue;
      const first = history.length === 0;
      const kind =
        standing === null ? 'removed' : first ? 'inserted' : before === null ? 'restored' : 'updated';
      history.push({ kind, standing });
      before = standing;
    }
    return history;
  }
});

const stateOf = ({ standing }: { standing: Standing }) =>
  standing === null ? 'gone' : `${standing.department} ${standing.spent}`;

async function revisions(web: pg.Pool): Promise<Map<string, { kind: string; standing: Standing }[]>> {
  const { rows } = await web.query<{ code: string; kind: string; department: string; spent: string }>(
    `SELECT dbiz_cd AS code, kind, dept_cd AS department, spent FROM project_revision ORDER BY rev`,
  );
  const found = new Map<string, { kind: string; standing: Standing }[]>();
  for (const { code, kind, department, spent } of rows) {
    const standing = kind === 'removed' ? null : { department, spent };
    found.set(code, [...(found.get(code) ?? []), { kind, standing }]);
  }
  return found;
}

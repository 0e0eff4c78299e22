import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { load } from '@/lib/cli/backup/load';
import { checkArchive } from '@/lib/cli/backup/restore';
import { examineDatabases } from '@/lib/cli/doctor/doctor';
import { PORTAL_ROLES } from '@/lib/cli/doctor/portal';
import { shapeOf } from '@/lib/cli/doctor/reference';
import { embeddedUrls } from '@/lib/db/connection';
import { migrate, migrationNames, PORTAL_MIGRATIONS } from '@/lib/db/migrate';
import { EMPTY_SCHEMAS, PORTAL_SCHEMAS } from '@/lib/db/schemas';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { parseProjectFilter } from '@/lib/domain/project-list';
import { valueOf } from '@/lib/domain/receipt-sheet';
import { sync } from '@/lib/pipeline/sync';
import { csvOf, Inputs, testRow } from '@/lib/pipeline/sync.test-support';
import { findGovernmentYear } from '@/lib/queries/government-page';
import { findHome } from '@/lib/queries/home';
import { findProjectList } from '@/lib/queries/project-list';
import { findProject } from '@/lib/queries/project-page';
import { openReceipt, receiptTotals } from '@/lib/queries/receipts';
import { readStatus } from '@/lib/queries/status';
import { drainDueSearch } from '@/lib/search/drain';
import { expectedState, storedState } from '@/lib/search/fingerprint';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';

/**
 * An upgrade in place. The portal of the release of 2026-11-23 was filled by that release's own commands: two pulls of a finance
 * database (three projects of 종로구; one corrected to −5, one removed), two whole files (12 projects of 횡성군 in 2025; 12 each of
 * 횡성군 and 춘천시 in 2026 as of 30 June, project n with 100 n won spent; as of 31 July every third one 7 won more) and a part with an
 * older row of 15 June and a row of an unknown government.
 */
const RELEASE = path.resolve('tests/fixtures/release-20261123');
const HOENGSEONG = '4272000';
const JUNE_SPENT = 6600; // 100 × (0 + 1 + … + 11)
const JULY_SPENT = 6628; // four of the twelve had 7 won more

/** What a migration changes in rows that are there; everything else stays as it was. */
const CHANGED_ON_PURPOSE = new Set([
  'feed_cursor', // the next pull reads everything once, since the relations of the finance database were not read before
]);

/** What is derived from other tables, and made anew in another form by the next delivery. */
const MADE_ANEW = ['search_document', 'search_count'];

/** Columns that said what another column says: it is asked instead. */
const DROPPED_ON_PURPOSE = ['internal_transfer']; // by is_internal_transfer(name)

type Tables = Map<string, { columns: string[]; rows: string[] }>;

describe('an upgrade from the release before, with its data in place', () => {
  let db: TestDatabase;
  let before: Tables;
  const inputs = new Inputs();

  /** Tables with the columns of `known`, or all of their own; what a table no longer has is left out. */
  async function tablesOf(client: pg.Client, known?: Tables): Promise<Tables> {
    const { rows } = await client.query<{ name: string; columns: string[] }>(
      `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attname) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname <> '_prisma_migrations' AND a.attname <> ALL($1) GROUP BY 1 ORDER BY 1`,
      [DROPPED_ON_PURPOSE],
    );
    const tables: Tables = new Map();
    for (const { name, columns } of rows) {
      const wanted = known === undefined ? columns : (known.get(name)?.columns ?? []);
      const kept = columns.filter((column) => wanted.includes(column));
      if (kept.length === 0) continue;
      const list = kept.map((column) => client.escapeIdentifier(column)).join(', ');
      const found = await client.query<{ row: string }>(
        `SELECT ROW(${list})::text AS row FROM public.${client.escapeIdentifier(name)} ORDER BY 1`,
      );
      tables.set(name, { columns: kept, rows: found.rows.map(({ row }) => row) });
    }
    return tables;
  }

  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    const file = path.join(RELEASE, 'portal.backup');
    const { header } = await checkArchive(file);
    expect(header.migrations.at(-1)).toBe('20261123000600_feed_snapshot');
    const client = new pg.Client({ connectionString: db.urls.owner });
    await client.connect();
    await client.query(EMPTY_SCHEMAS);
    await migrate(db.urls.owner, PORTAL_MIGRATIONS, header.migrations);
    await load(client, file);
    before = await tablesOf(client);
    const applied = await migrate(db.urls.owner, PORTAL_MIGRATIONS);
    expect(applied).toEqual((await migrationNames()).filter((name) => !header.migrations.includes(name)));
    await client.end();
  });
  afterAll(async () => {
    inputs.remove();
    await db.drop();
  });

  const receipt = async (run: number, asOf: string) => {
    const opened = await openReceipt(db.web, {
      run,
      asOf,
      year: 2026,
      scope: `g-${HOENGSEONG}`,
      measure: 'spent',
      field: null,
      comparable: false,
      internal: false,
    });
    if (opened === null) throw new Error('there is no such receipt');
    return valueOf('spent', await receiptTotals(db.web, opened));
  };

  it('keeps every table, every column and every row as it was', async () => {
    const client = new pg.Client({ connectionString: db.urls.owner });
    await client.connect();
    const after = await tablesOf(client, before);
    await client.end();
    expect(before.get('project')?.rows).toHaveLength(39);
    expect(before.get('project_revision')?.rows.length).toBeGreaterThan(39);
    const kept = [...before].filter(([name]) => !MADE_ANEW.includes(name));
    expect([...after.keys()].filter((name) => !MADE_ANEW.includes(name))).toEqual(kept.map(([name]) => name));
    for (const [name, table] of kept) {
      if (CHANGED_ON_PURPOSE.has(name)) expect(after.get(name)?.rows).toHaveLength(table.rows.length);
      else expect({ name, ...after.get(name) }).toEqual({ name, ...table });
    }
  });

  it('makes the search documents anew, one for each project', async () => {
    expect(before.get('search_document')?.rows).toHaveLength(39);
    expect(await drainDueSearch(db.sync)).toBe(39);
    expect(await storedState(db.web)).toEqual(await expectedState(db.web));
    expect(await drainDueSearch(db.sync)).toBeNull();
  });

  it('leaves a database that the doctor finds nothing wrong with', async () => {
    const { home, port } = inject('testServer');
    const templates = await embeddedUrls(home, port);
    const reference = {
      portal: await shapeOf(templates.owner, PORTAL_SCHEMAS, PORTAL_ROLES),
      finance: await shapeOf(templates['finance-owner'], ['finance'], []),
    };
    const findings = await examineDatabases(db.urls, { reference });
    const wrong = findings.filter(({ severity }) => severity === 'problem');
    // A clone has none of the rights that were given on its template's database; the feed is another one.
    expect(wrong.filter(({ remedy }) => remedy?.includes('ON DATABASE') !== true)).toEqual([]);
    expect(findings.find(({ id }) => id === 'search')?.severity).toBe('ok');
  });

  it('shows what the release before showed: pages, status, and the receipts of its runs', async () => {
    const today = '2026-11-24';
    const page = await findGovernmentYear(db.web, HOENGSEONG, 2026, today);
    expect(page?.spending?.asOf).toBe('2026-07-31');
    expect(page?.spending?.spent.value).toBe(JULY_SPENT);
    expect((await findHome(db.web, today)).nation?.year).toBe(2026);
    const list = await findProjectList(db.web, HOENGSEONG, parseProjectFilter({ year: '2026' }), today);
    expect(list?.items).toHaveLength(12);
    const { rows } = await db.web.query<{ id: string }>(`SELECT id FROM project WHERE dbiz_cd = 'A'`);
    expect((await findProject(db.web, rows[0]?.id ?? ''))?.spent.value).toBe(-5);
    const status = await readStatus(db.web, { build: null, renders: null });
    expect(status.quarantine.open).toBe(1);
    expect(status.runs.filter(({ state }) => state === 'done')).toHaveLength(5);
    expect(await receipt(3, '2026-06-30')).toBe(JUNE_SPENT);
    expect(await receipt(4, '2026-07-31')).toBe(JULY_SPENT);
    expect(await receipt(4, '2026-06-30')).toBe(JUNE_SPENT);
  });

  it('takes the last file again without finding anything new in it', async () => {
    const text = await readFile(path.join(RELEASE, 'second.csv'));
    const report = await inputs.sync(db.sync, text, { partial: false });
    expect(report).toMatchObject({
      read: 24,
      unchanged: 24,
      inserted: 0,
      updated: 0,
      backdated: 0,
      removed: 0,
    });
  });

  it('goes on from there: a change is a revision, a new year gets its tables', async () => {
    const change = {
      exe_ymd: '20260831',
      laf_cd: HOENGSEONG,
      wa_laf_cd: '4200000',
      dbiz_nm: '이동편의 증진 3',
      ep_amt: 1307,
    };
    const rows = [testRow('P03', change), testRow('NEW', { ...change, fyr: 2027, exe_ymd: '20270131' })];
    const report = await inputs.sync(db.sync, csvOf(rows));
    expect(report).toMatchObject({ read: 2, updated: 1, inserted: 1 });
    const page = await findGovernmentYear(db.web, HOENGSEONG, 2026, '2027-02-01');
    expect(page?.spending?.spent.value).toBe(JULY_SPENT + 1000);
    expect(await receipt(4, '2026-07-31')).toBe(JULY_SPENT);
  });

  it('reads a finance database that is another one from its beginning, and says so', async () => {
    await db.financeOwner.query(
      `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, fld_nm, bdg_cash_amt, ep_amt)
       VALUES (2026, '1111000', '01', 'A', '사업 A', '100', '일반회계', '문화및관광', 1000, 20), (2026, '1111000', '01', 'B', '사업 B', '100', '일반회계', '문화및관광', 1000, 10)`,
    );
    const report = await sync({ pool: db.sync, source: financeDbSource(db.financeReader) });
    expect(report.warnings.join()).toContain('began a new life');
    expect(report).toMatchObject({ read: 2, inserted: 0, updated: 1 });
  });
});

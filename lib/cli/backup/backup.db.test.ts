import { mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { backup } from '@/lib/cli/backup/backup';
import { checkArchive, restore } from '@/lib/cli/backup/restore';
import { migrate, migrationNames, PORTAL_MIGRATIONS } from '@/lib/db/migrate';
import { EMPTY_SCHEMAS } from '@/lib/db/schemas';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { sync } from '@/lib/pipeline/sync';
import { Inputs, testRow } from '@/lib/pipeline/sync.test-support';
import { repairSearch } from '@/lib/search/drain';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';

/** Every row of every table but the ledger of migrations, as text; counters and the places of rows beside them. */
async function everything(url: string): Promise<Map<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: relations } = await client.query<{ name: string; kind: string }>(
      `SELECT oid::regclass::text AS name, relkind AS kind FROM pg_class
       WHERE relnamespace = ANY ('{public, identity, ballotbox}'::regnamespace[])
         AND relkind IN ('r', 'p', 'S') AND relname NOT LIKE '\\_prisma%' ORDER BY 1`,
    );
    const state = new Map<string, string[]>();
    for (const { name, kind } of relations) {
      const row = kind === 'S' ? `last_value || ' ' || is_called` : 'to_jsonb(t)::text';
      const { rows } = await client.query<{ row: string }>(`SELECT ${row} AS row FROM ${name} t ORDER BY 1`);
      state.set(
        name,
        rows.map((one) => one.row),
      );
    }
    return state;
  } finally {
    await client.end();
  }
}

/** A restore makes the identity anew, so that no site built before is taken for this database's, and leaves room for runs since. */
function withoutIdentity(state: Map<string, string[]>): Map<string, string[]> {
  const meta = state.get('portal_meta')?.filter((row) => !row.includes('database_id')) ?? [];
  return new Map(state).set('portal_meta', meta).set('run_id_seq', []);
}

describe('backup and restore', () => {
  let from: TestDatabase;
  let into: TestDatabase;
  let home: string;
  let file: string;
  const inputs = new Inputs();

  const insert = (code: string, spent: number) =>
    `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, bdg_cash_amt, ep_amt)
     VALUES (2026, '1111000', '01', '${code}', E'사업 ${code}\\t"\\\\\\n끝', '100', '일반회계', 1000, ${spent})`;
  const pull = (portal: TestDatabase) =>
    sync({ pool: portal.sync, source: financeDbSource(from.financeReader) });
  /** Until nothing holds the feed back: transaction ids are those of the whole server, other tests' too. */
  async function settled(): Promise<void> {
    for (let behind = true; behind;) {
      const { rows } = await from.financeOwner.query<{ behind: boolean }>(
        `SELECT EXISTS (SELECT FROM finance.change WHERE tx >= pg_snapshot_xmin(pg_current_snapshot())) AS behind`,
      );
      behind = rows[0]?.behind ?? false;
    }
  }
  /** Without the pools of the test: a restore wants the database for itself. */
  async function empty(): Promise<{ url: string; drop: () => Promise<void> }> {
    const db = await createTestDatabase(inject('testServer'));
    return { url: db.urls.owner, drop: () => db.drop() };
  }

  beforeAll(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'gotgan-backup-'));
    file = path.join(home, 'portal.backup');
    [from, into] = [
      await createTestDatabase(inject('testServer')),
      await createTestDatabase(inject('testServer')),
    ];
    for (const code of ['A', 'B', 'C']) await from.financeOwner.query(insert(code, 10));
    await settled();
    await pull(from);
    await from.financeOwner.query(`UPDATE finance.project SET ep_amt = -5 WHERE dbiz_cd = 'A'`);
    await from.financeOwner.query(`DELETE FROM finance.project WHERE dbiz_cd = 'C'`);
    await settled();
    await pull(from);
    const years = [2019, 2020].map((fyr) =>
      testRow('OLD', { fyr, exe_ymd: `${fyr}1231`, laf_cd: '1112000' }),
    );
    await inputs.sync(from.sync, [...years, testRow('BAD', { laf_cd: '9999999' })]);
    await repairSearch(from.sync);
  });
  afterAll(async () => {
    inputs.remove();
    await rm(home, { recursive: true });
    await Promise.all([from.drop(), into.drop()]);
  });

  it('puts back every row of every table, counters and partitions', async () => {
    const written = await backup(from.urls.owner, file);
    expect(written).toMatchObject({ file, migrations: (await migrationNames()).length });
    const result = await restore({ url: into.urls.owner, file });
    expect(result).toMatchObject({ rows: written.rows, tables: written.tables, migrated: [] });
    const [before, after] = [await everything(from.urls.owner), await everything(into.urls.owner)];
    expect(before.get('project')).toHaveLength(5);
    expect(before.get('quarantine')).toHaveLength(1);
    expect(before.get('project_revision_2019')).toHaveLength(1);
    expect(before.get('run_id_seq')).toEqual(['3 true']);
    expect(withoutIdentity(after)).toEqual(withoutIdentity(before));
    expect(after.get('run_id_seq')).toEqual(['10003 true']);
    expect(after.get('portal_meta')).not.toEqual(before.get('portal_meta'));
  });

  it('makes tables and indexes as they were', async () => {
    const made = async (db: TestDatabase) => {
      const { rows } = await db.owner.query<{ line: string }>(
        `SELECT concat_ws(' ', c.relname, c.reloptions, pg_get_indexdef(i.indexrelid)) AS line
         FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
         WHERE c.relnamespace = ANY ('{public, identity, ballotbox}'::regnamespace[]) AND c.relkind IN ('r', 'p', 'i', 'I') ORDER BY 1`,
      );
      return rows.map(({ line }) => line);
    };
    expect((await made(from)).some((line) => line.startsWith('project_2019'))).toBe(true);
    expect(await made(into)).toEqual(await made(from));
  });

  it('gives roles their rights again, and history its guard', async () => {
    await expect(into.web.query('SELECT count(*) FROM project')).resolves.toBeDefined();
    await expect(into.web.query('DELETE FROM outbox')).rejects.toThrow(/permission denied/);
    await expect(into.owner.query('DELETE FROM project_revision')).rejects.toThrow(/append-only/);
    const { rows } = await into.owner.query(
      `SELECT to_regclass('search_document_grams') IS NOT NULL AS there`,
    );
    expect(rows).toEqual([{ there: true }]);
  });

  it('goes on where the feed stood: the next pull brings what came since, and both agree', async () => {
    await settled();
    expect(await pull(into)).toMatchObject({ read: 0, warnings: [] });
    await from.financeOwner.query(`UPDATE finance.project SET ep_amt = 77 WHERE dbiz_cd = 'B'`);
    await from.financeOwner.query(insert('D', 4));
    await settled();
    expect(await pull(into)).toMatchObject({ read: 2, inserted: 1, updated: 1, warnings: [] });
    await pull(from);
    const spent = 'SELECT dbiz_cd, spent, removed_as_of FROM project ORDER BY fyr, dbiz_cd';
    const [ours, theirs] = [await into.web.query(spent), await from.web.query(spent)];
    expect(ours.rows).toEqual(theirs.rows);
  });

  it('goes on after a restore to an earlier day as after a pull that was missed', async () => {
    const again = await createTestDatabase(inject('testServer'));
    await restore({ url: again.urls.owner, file });
    await from.financeOwner.query('UPDATE finance.feed_epoch SET id = gen_random_uuid()');
    await settled();
    const report = await pull(again);
    expect(report.warnings.join()).toContain('new life');
    expect(report).toMatchObject({ updated: 1, inserted: 1 });
    await again.drop();
  });

  it('refuses a database that holds runs, unless told to replace them', async () => {
    await expect(restore({ url: into.urls.owner, file })).rejects.toMatchObject({ exitCode: 3 });
    const target = await empty();
    await restore({ url: target.url, file });
    await expect(restore({ url: target.url, file })).rejects.toThrow(/--replace/);
    await expect(restore({ url: target.url, file, replace: true })).resolves.toMatchObject({ migrated: [] });
    await target.drop();
  });

  it('refuses a database that is in use', async () => {
    const target = await empty();
    const visitor = new pg.Client({ connectionString: target.url });
    await visitor.connect();
    await expect(restore({ url: target.url, file })).rejects.toThrow(/in use/);
    await visitor.end();
    await target.drop();
  });

  it('never writes over a file, and leaves none that is not whole', async () => {
    await expect(backup(from.urls.owner, file)).rejects.toThrow(/there already/);
    await expect(backup(from.urls.owner, path.join(home, 'no/such/folder'))).rejects.toThrow(
      /no such folder/,
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(stat(`${file}.part`)).rejects.toThrow();
  });

  describe('a file that is not as it was written', () => {
    const refused = async (name: string, content: Buffer) => {
      const broken = path.join(home, name);
      await writeFile(broken, content);
      const target = await empty();
      const before = await everything(target.url);
      await expect(restore({ url: target.url, file: broken })).rejects.toThrow(/Nothing was changed/);
      expect(await everything(target.url)).toEqual(before);
      await target.drop();
    };

    it('cut off: is refused before anything is changed', async () => {
      const whole = await readFile(file);
      await refused('short', whole.subarray(0, whole.length - 100));
      const plain = gunzipSync(whole);
      await refused('part-missing', gzipSync(plain.subarray(0, plain.length - 2000)));
    });

    it('changed: is refused before anything is changed, though the packing is sound', async () => {
      const plain = gunzipSync(await readFile(file));
      const at = plain.lastIndexOf('사업 A');
      expect(at).toBeGreaterThan(0);
      plain.write('사업 Z', at);
      await refused('changed', gzipSync(plain));
    });

    it('something else: is refused', async () => {
      await refused('nothing', Buffer.alloc(0));
      await refused('text', Buffer.from('SELECT 1;'));
      await refused('other', gzipSync(Buffer.from('SELECT 1; '.repeat(100))));
    });

    it('of a bit that fell over: is refused', async () => {
      const copy = path.join(home, 'bit');
      await writeFile(copy, await readFile(file));
      const handle = await open(copy, 'r+');
      const middle = Math.floor((await stat(copy)).size / 2);
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, middle);
      await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 16]), 0, 1, middle);
      await handle.close();
      await expect(checkArchive(copy)).rejects.toMatchObject({ exitCode: 1 });
      await truncate(copy, 10);
      await expect(checkArchive(copy)).rejects.toMatchObject({ exitCode: 1 });
    });
  });

  it('takes a backup of an older release through the migrations since, and refuses one of a newer', async () => {
    const old = await empty();
    const client = new pg.Client({ connectionString: old.url });
    await client.connect();
    await client.query(EMPTY_SCHEMAS);
    const names = await migrationNames();
    const released = names.filter((name) => name <= '20261123000600_feed_snapshot');
    await migrate(old.url, PORTAL_MIGRATIONS, released);
    await client.query(`INSERT INTO run (source, state, finished_at) VALUES ('file', 'done', now())`);
    await client.end();
    const older = path.join(home, 'older.backup');
    await backup(old.url, older);
    const target = await empty();
    const result = await restore({ url: target.url, file: older });
    expect(result.migrated).toEqual(names.filter((name) => !released.includes(name)));
    expect((await everything(target.url)).get('run')?.[0]).toContain('"file"');
    await Promise.all([old.drop(), target.drop()]);

    const future = await createTestDatabase(inject('testServer'));
    await future.owner.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', '', '2999_future', now())`,
    );
    const newer = path.join(home, 'newer.backup');
    await backup(future.urls.owner, newer);
    await expect(restore({ url: into.urls.owner, file: newer, replace: true })).rejects.toThrow(
      /newer release/,
    );
    await future.drop();
  });
});

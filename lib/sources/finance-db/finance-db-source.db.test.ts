import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { AT } from '@/lib/domain/project';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { type FeedCursor, SourceError, type SourceRecord } from '@/lib/sources/source';

interface Pulled {
  kind: string;
  rows: { operation: string; name: string; spent: string }[];
  warnings: string[];
  cursor: FeedCursor;
}

describe('the finance database as a source', () => {
  let db: TestDatabase;
  let cursor: FeedCursor | null = null;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterAll(() => db.drop());

  const insert = (code: string, spent: number) =>
    `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, bdg_cash_amt, ep_amt)
     VALUES (2026, '1111000', '01', '${code}', '사업 ${code}', '100', '일반회계', 1000, ${spent})`;

  async function pull(from: FeedCursor | null): Promise<Pulled> {
    const fetched = await financeDbSource(db.financeReader).fetch(from);
    const records: SourceRecord[] = [];
    for await (const batch of fetched.batches()) records.push(...batch.records);
    await fetched.close();
    const next = fetched.cursor();
    if (next === null) throw new Error('a feed has a cursor');
    const rows = records.map(({ operation, cells }) => ({
      operation,
      name: cells?.[AT.dbiz_nm] ?? '',
      spent: cells?.[AT.ep_amt] ?? '',
    }));
    return { kind: fetched.kind, rows, warnings: fetched.warnings(), cursor: next };
  }

  /** Until nothing holds the feed back: transaction ids are those of the whole server, those of other tests too. */
  async function settled(): Promise<void> {
    for (let behind = true; behind;) {
      const { rows } = await db.financeOwner.query<{ behind: boolean }>(
        `SELECT EXISTS (SELECT FROM finance.change WHERE tx >= pg_snapshot_xmin(pg_current_snapshot())) AS behind`,
      );
      behind = rows[0]?.behind ?? false;
    }
  }

  /** Pulls from where the last pull stood; `open`: while a writer of the test's own holds the feed back. */
  async function next(open?: 'open'): Promise<Pulled> {
    if (open === undefined) await settled();
    const pulled = await pull(cursor);
    cursor = pulled.cursor;
    return pulled;
  }

  it('reads everything first, then only what changed, each change once', async () => {
    await db.financeOwner.query(insert('A', 10));
    expect(await next()).toMatchObject({
      kind: 'whole',
      rows: [{ operation: 'put', name: '사업 A', spent: '10' }],
    });
    expect((await next()).rows).toEqual([]);
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 20 WHERE dbiz_cd = 'A'`);
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 30 WHERE dbiz_cd = 'A'`);
    const changed = await next();
    expect(changed.kind).toBe('changes');
    expect(changed.rows.map((row) => row.spent)).toEqual(['20', '30']);
    expect((await next()).rows).toEqual([]);
  });

  it('loses nothing of a writer that commits late, and reads nothing twice', async () => {
    const late = new pg.Client({ connectionString: db.urls['finance-owner'] });
    await late.connect();
    await late.query('BEGIN');
    await late.query(insert('LATE', 1)); // takes its sequence number first …
    await db.financeOwner.query(insert('EARLY', 2)); // … and is overtaken.
    const seen = [(await next('open')).rows, (await next('open')).rows];
    await late.query('COMMIT');
    await late.end();
    seen.push((await next()).rows, (await next()).rows);
    const names = seen.flat().map((row) => row.name);
    expect(names.sort()).toEqual(['사업 EARLY', '사업 LATE']);
  });

  it('does not bring back an older state that the first snapshot had left behind', async () => {
    const late = new pg.Client({ connectionString: db.urls['finance-owner'] });
    await late.connect();
    await late.query('BEGIN');
    await late.query(insert('OPEN', 1)); // holds the feed back while everything is read
    await db.financeOwner.query(insert('S', 1));
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 2 WHERE dbiz_cd = 'S'`);
    const first = await pull(null);
    expect(first.rows).toContainEqual({ operation: 'put', name: '사업 S', spent: '2' });
    await late.query('COMMIT');
    await late.end();
    await db.financeOwner.query(`UPDATE finance.project SET ep_amt = 3 WHERE dbiz_cd = 'S'`);
    await settled();
    const second = await pull(first.cursor);
    expect(second.rows.map(({ name, spent }) => `${name} ${spent}`).sort()).toEqual([
      '사업 OPEN 1',
      '사업 S 3',
    ]);
    expect(second.cursor.snapshot).toBeNull();
    cursor = second.cursor;
  });

  it('gives a deletion with the last row that there was', async () => {
    await db.financeOwner.query(`DELETE FROM finance.project WHERE dbiz_cd = 'EARLY'`);
    expect((await next()).rows).toMatchObject([{ operation: 'delete', name: '사업 EARLY' }]);
  });

  it('reads everything again when the database began a new life, and says so', async () => {
    await db.financeOwner.query(`UPDATE finance.feed_epoch SET id = gen_random_uuid()`);
    const pulled = await next();
    expect(pulled.kind).toBe('whole');
    expect(pulled.warnings.join()).toContain('new life');
  });

  it('reads everything again when the last change that it read is gone (a restore)', async () => {
    await db.financeOwner.query(insert('B', 1));
    await next();
    await db.financeOwner.query('ALTER TABLE finance.change DISABLE TRIGGER USER');
    await db.financeOwner.query('DELETE FROM finance.change WHERE tx = $1::xid8', [cursor?.tx]);
    const pulled = await next();
    expect(pulled.kind).toBe('whole');
    expect(pulled.warnings.join()).toContain('no longer holds the last change');
  });

  it('reads everything again when the feed no longer reaches back', async () => {
    await db.financeOwner.query(insert('C', 1));
    await next();
    await db.financeOwner.query(insert('D', 1));
    await db.financeOwner.query('UPDATE finance.feed_epoch SET oldest_tx = pg_current_xact_id()');
    expect((await next()).warnings.join()).toContain('no longer reaches back');
  });

  it('names the setting when the database cannot be reached', async () => {
    const closed = new pg.Pool({ connectionString: 'postgresql://nobody@127.0.0.1:1/finance' });
    await expect(financeDbSource(closed).fetch(null)).rejects.toThrow(SourceError);
    await expect(financeDbSource(closed).fetch(null)).rejects.toThrow(/FINANCE_DATABASE_URL/);
    await closed.end();
  });
});

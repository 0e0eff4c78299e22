import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { measureFeedLag } from '@/lib/pipeline/feed-lag';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

const insert = (code: string) =>
  `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm)
   VALUES (2026, '1111000', '01', '${code}', '사업 ${code}', '100', '일반회계')`;

it('measures what stands beyond the cursor, and keeps it', async () => {
  const measure = () => measureFeedLag(db.sync, db.financeReader);
  expect(await measure()).toBeNull();
  const { rows } = await db.financeReader.query<{ tx: string }>(
    'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS tx',
  );
  await db.sync.query(
    `WITH r AS (INSERT INTO run (source, state) VALUES ('finance-db', 'done') RETURNING id)
     INSERT INTO feed_cursor (source, epoch, tx, seq, run_id) SELECT 'finance-db', 'e', $1, 0, id FROM r`,
    [rows[0]?.tx],
  );
  expect(await measure()).toMatchObject({ unread: 0, seconds: 0, newestChangeAt: null, stalled: false });

  // What only waits for the next pull is no lag, however old.
  await db.financeOwner.query(insert('WAITS'));
  await db.financeOwner.query(`UPDATE finance.change SET changed_at = now() - interval '3 hours'`);
  await vi.waitFor(async () => expect(await measure()).toMatchObject({ unread: 0, stalled: false }), {
    timeout: 20_000,
  });

  // A writer that never ends holds back what another one committed after it began.
  const forgotten = new pg.Client({ connectionString: db.urls['finance-owner'] });
  await forgotten.connect();
  await forgotten.query('BEGIN');
  await forgotten.query(insert('OPEN'));
  await db.financeOwner.query(insert('DONE'));
  await db.financeOwner.query(`UPDATE finance.change SET changed_at = now() - interval '20 minutes'`);
  const behind = await measure();
  expect(behind).toMatchObject({ unread: 1, stalled: true });
  expect(behind?.seconds).toBeGreaterThanOrEqual(1200);
  await forgotten.query('ROLLBACK');
  await forgotten.end();

  const kept = await db.web.query('SELECT unread FROM feed_lag');
  expect(kept.rows).toEqual([{ unread: 1 }]);
});

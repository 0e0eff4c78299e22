import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { retryQuarantine } from '@/lib/pipeline/retry';
import { sync } from '@/lib/pipeline/sync';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

it('rows of relations that were kept out go in once the register knows their government, each checked against where it was kept', async () => {
  await db.financeOwner.query(
    `INSERT INTO finance.revenue VALUES (2026, '9990000', 'budget', '100', '지방세수입', 5), (2026, '9980000', 'budget', '100', '지방세수입', 6)`,
  );
  await sync({ pool: db.sync, source: financeDbSource(db.financeReader) });
  expect(await retryQuarantine(db.sync)).toMatchObject({ open: 2, resolved: 0 });
  await db.owner.query(
    `INSERT INTO government (laf_cd, tier, kind) VALUES ('9990000', 'upper', 'metropolitan')`,
  );
  expect(await retryQuarantine(db.sync)).toMatchObject({ open: 1, resolved: 1 });
  const { rows } = await db.web.query(
    `SELECT t.laf_cd, t.amount, (q.raw_block_id, q.raw_row) = (t.raw_block_id, t.raw_row) AS same_place, q.state
       FROM revenue t JOIN quarantine q ON q.resolved_run_id = t.run_id`,
  );
  expect(rows).toEqual([{ laf_cd: '9990000', amount: '5', same_place: true, state: 'resolved' }]);
});

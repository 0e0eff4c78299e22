import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { feedIsIdle } from '@/lib/pipeline/feed-idle';
import { sync } from '@/lib/pipeline/sync';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

const insert = (code: string) =>
  `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm)
   VALUES (2026, '1111000', '01', '${code}', '사업 ${code}', '100', '일반회계')`;
/** Transactions of other databases of the test server hold the feed back for as long as they last. */
const patience = { timeout: 20_000 };
const isIdle = () => feedIsIdle(db.sync, db.financeReader);
const pull = () => sync({ pool: db.sync, source: financeDbSource(db.financeReader) });

it('tells whether a pull would find anything', async () => {
  expect(await isIdle()).toBe(false);
  await db.financeOwner.query(insert('1'));
  await pull();
  expect(await isIdle()).toBe(true);

  await db.financeOwner.query(insert('2'));
  await vi.waitFor(async () => expect(await isIdle()).toBe(false), patience);
  await vi.waitFor(async () => {
    await pull();
    expect(await isIdle()).toBe(true);
  }, patience);

  // What an open transaction holds back cannot be pulled yet.
  const open = new pg.Client({ connectionString: db.urls['finance-owner'] });
  await open.connect();
  await open.query(`BEGIN; ${insert('3')}`);
  await db.financeOwner.query(insert('4'));
  expect(await isIdle()).toBe(true);
  await open.query('COMMIT');
  await open.end();
  await vi.waitFor(async () => expect(await isIdle()).toBe(false), patience);

  // Another life of the finance database wants everything to be read again.
  await pull();
  await db.financeOwner.query('UPDATE finance.feed_epoch SET id = gen_random_uuid()');
  expect(await isIdle()).toBe(false);
}, 90_000);

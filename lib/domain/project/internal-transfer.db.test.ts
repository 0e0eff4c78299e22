import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { isInternalTransfer } from '@/lib/domain/project/flags';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

it.each([
  ['회계간 내부거래지출', true],
  ['기타보전지출', true],
  ['내부 거래', false],
  ['보전 지출', false],
  ['', false],
])('the database and the program call the same names internal transfers: %s', async (name, internal) => {
  const { rows } = await db.web.query<{ said: boolean }>('SELECT is_internal_transfer($1) AS said', [name]);
  expect([rows[0]?.said, isInternalTransfer({ name })]).toEqual([internal, internal]);
});

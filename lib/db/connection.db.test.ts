import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

describe('database roles', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterAll(() => db.drop());

  it('lets the web role read and nothing else', async () => {
    await expect(db.web.query('SELECT count(*) FROM project')).resolves.toBeDefined();
    await expect(db.web.query(`INSERT INTO portal_meta VALUES ('a', 'b')`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(db.web.query('DELETE FROM outbox')).rejects.toThrow(/permission denied/);
    await expect(db.web.query('CREATE TABLE mine (a int)')).rejects.toThrow(/permission denied/);
  });

  it('keeps the sync role from rewriting history', async () => {
    await expect(db.sync.query('DELETE FROM project_revision')).rejects.toThrow(/permission denied/);
    await expect(db.sync.query('UPDATE raw_block SET rows = 0')).rejects.toThrow(/permission denied/);
    await expect(db.sync.query('DELETE FROM project')).rejects.toThrow(/permission denied/);
  });

  it('returns bigint, numeric and date as text', async () => {
    const { rows } = await db.web.query(
      `SELECT 14245365384703::bigint AS a, 1.5::numeric AS b, '2026-06-30'::date AS c`,
    );
    expect(rows[0]).toEqual({ a: '14245365384703', b: '1.5', c: '2026-06-30' });
  });
});

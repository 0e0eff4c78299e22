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

  it('shows who may vote to those who write for people, and to no other role', async () => {
    await expect(db.member.query('SELECT FROM identity.eligibility_claim')).resolves.toBeDefined();
    for (const pool of [db.web, db.ballot, db.sync])
      await expect(pool.query('SELECT FROM identity.eligibility_claim')).rejects.toThrow(
        /permission denied for schema identity/,
      );
  });

  it('lets the ballot role into the ballot box, and nowhere else: it is nobody else either', async () => {
    const { rows: allowed } = await db.ballot.query<{ schema: string; usage: boolean; creates: boolean }>(
      `SELECT nspname AS schema, has_schema_privilege(oid, 'USAGE') AS usage, has_schema_privilege(oid, 'CREATE') AS creates
         FROM pg_namespace WHERE nspname IN ('identity', 'ballotbox') ORDER BY 1`,
    );
    expect(allowed).toEqual([
      { schema: 'ballotbox', usage: true, creates: false },
      { schema: 'identity', usage: false, creates: false },
    ]);
    const { rows: acting } = await db.ballot.query(
      `SELECT rolname FROM pg_roles WHERE rolname <> 'gotgan_ballot' AND pg_has_role('gotgan_ballot', oid, 'MEMBER')`,
    );
    expect(acting).toEqual([]);
    // What a migration grants it by name is what it needs; nothing comes to it through PUBLIC or another role.
    const { rows: reached } = await db.ballot.query(
      `SELECT c.oid::regclass::text AS name FROM pg_class c
        WHERE c.relnamespace = ANY ('{public, identity}'::regnamespace[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
          AND has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
          AND NOT EXISTS (SELECT FROM aclexplode(c.relacl) WHERE grantee = 'gotgan_ballot'::regrole)`,
    );
    expect(reached).toEqual([]);
    const { rows: called } = await db.ballot.query(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.prorettype <> 'trigger'::regtype
          AND has_function_privilege(p.oid, 'EXECUTE')
          AND NOT EXISTS (SELECT FROM aclexplode(p.proacl) WHERE grantee = 'gotgan_ballot'::regrole)`,
    );
    expect(called).toEqual([]);
  });

  it('returns bigint, numeric and date as text', async () => {
    const { rows } = await db.web.query(
      `SELECT 14245365384703::bigint AS a, 1.5::numeric AS b, '2026-06-30'::date AS c`,
    );
    expect(rows[0]).toEqual({ a: '14245365384703', b: '1.5', c: '2026-06-30' });
  });
});

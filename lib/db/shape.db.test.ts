import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { grantSql, missingGrants, readShape, type Shape } from '@/lib/db/shape';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

const ROLES = ['gotgan_sync', 'gotgan_web', 'gotgan_ballot'];

describe('the shape of a database', () => {
  let db: TestDatabase;
  let whole: Shape;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    whole = await readShape(db.owner, 'public', ROLES);
  });
  afterAll(() => db.drop());

  it('names columns, indexes, functions, triggers and rights', () => {
    expect(whole.columns).toContain('project.current_budget bigint');
    expect(whole.indexes).toContain('project_by_government');
    expect(whole.functions).toContain('ensure_project_year(integer)');
    expect(whole.triggers).toContain('project_revision.project_revision_append_only');
    expect(whole.grants).toContainEqual({
      kind: 'table',
      object: 'outbox',
      part: null,
      privilege: 'INSERT',
      role: 'gotgan_sync',
    });
    expect(whole.grants).toContainEqual({
      kind: 'table',
      object: '_prisma_migrations',
      part: 'migration_name',
      privilege: 'SELECT',
      role: 'gotgan_web',
    });
  });

  it('is not changed by a year that the program takes in', async () => {
    await db.sync.query('SELECT ensure_project_year(2031)');
    expect(await readShape(db.owner, 'public', ROLES)).toEqual(whole);
  });

  it('misses nothing of itself, and each right that is taken away, with the statement that gives it back', async () => {
    expect(await missingGrants(db.owner, 'public', whole.grants)).toEqual([]);
    const { rows } = await db.owner.query<{ name: string }>('SELECT current_database() AS name');
    const name = rows[0]?.name ?? '';
    const taken = [
      'SELECT ON public.project FROM gotgan_web',
      'SELECT (migration_name) ON public._prisma_migrations FROM gotgan_web',
      'EXECUTE ON FUNCTION public.ensure_project_year(integer) FROM gotgan_sync',
      'USAGE ON SCHEMA public FROM gotgan_web',
    ];
    for (const right of taken) await db.owner.query(`REVOKE ${right}`);
    await db.owner.query(
      `REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC; REVOKE USAGE ON SCHEMA public FROM PUBLIC`,
    );
    // A clone has none of the rights on its template's database.
    const onDatabase = {
      kind: 'database',
      object: '',
      part: null,
      privilege: 'TEMPORARY',
      role: 'gotgan_sync',
    } as const;
    const missing = await missingGrants(db.owner, 'public', [...whole.grants, onDatabase]);
    const statements = missing.map((grant) => grantSql(grant, 'public', name));
    expect(statements).toEqual([
      `GRANT TEMPORARY ON DATABASE ${name} TO gotgan_sync;`,
      'GRANT EXECUTE ON FUNCTION public.ensure_project_year(integer) TO gotgan_sync;',
      'GRANT USAGE ON SCHEMA public TO gotgan_web;',
      'GRANT SELECT (migration_name) ON public._prisma_migrations TO gotgan_web;',
      'GRANT SELECT ON public.project TO gotgan_web;',
    ]);
    for (const statement of statements) await db.owner.query(statement);
    expect(await missingGrants(db.owner, 'public', whole.grants)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { grantSql, missingGrants, readShape, type Shape } from '@/lib/db/shape';
import { PORTAL_SCHEMAS } from '@/lib/db/schemas';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

const ROLES = ['gotgan_sync', 'gotgan_web', 'gotgan_ballot', 'gotgan_member'];

describe('the shape of a database', () => {
  let db: TestDatabase;
  let whole: Shape;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    whole = await readShape(db.owner, PORTAL_SCHEMAS, ROLES);
  });
  afterAll(() => db.drop());

  it('names columns, indexes, functions, triggers and rights', () => {
    expect(whole.columns).toContain('project.current_budget bigint');
    expect(whole.indexes).toContain('project_by_government');
    expect(whole.functions).toContain('ensure_project_year(integer)');
    expect(whole.triggers).toContain('project_revision.project_revision_append_only');
    expect(whole.grants).toContainEqual({
      kind: 'table',
      schema: 'public',
      object: 'outbox',
      part: null,
      privilege: 'INSERT',
      role: 'gotgan_sync',
    });
    expect(whole.grants).toContainEqual({
      kind: 'table',
      schema: 'public',
      object: '_prisma_migrations',
      part: 'migration_name',
      privilege: 'SELECT',
      role: 'gotgan_web',
    });
  });

  it('names what stands in another schema by the schema', () => {
    expect(whole.schemas).toEqual(['ballotbox', 'identity', 'public']);
    expect(whole.columns).toContain('identity.eligibility_claim.person uuid');
    expect(whole.indexes).toContain('identity.eligibility_case_open');
    expect(whole.triggers).toContain('identity.eligibility_process.eligibility_secret_stays');
    expect(whole.grants).toContainEqual({
      kind: 'table',
      schema: 'identity',
      object: 'eligibility_claim',
      part: 'person',
      privilege: 'UPDATE',
      role: 'gotgan_member',
    });
    const onSchemas = whole.grants.filter(({ kind, schema }) => kind === 'schema' && schema !== 'public');
    expect(onSchemas.map(({ object, privilege, role }) => `${privilege} ${object} ${role}`)).toEqual([
      'USAGE ballotbox gotgan_ballot',
      'USAGE ballotbox gotgan_member',
      'USAGE ballotbox gotgan_web',
      'USAGE identity gotgan_member',
    ]);
  });

  it('is not changed by a year that the program takes in', async () => {
    await db.sync.query('SELECT ensure_project_year(2031)');
    expect(await readShape(db.owner, PORTAL_SCHEMAS, ROLES)).toEqual(whole);
  });

  it('misses nothing of itself, and each right that is taken away, with the statement that gives it back', async () => {
    expect(await missingGrants(db.owner, whole.grants)).toEqual([]);
    const { rows } = await db.owner.query<{ name: string }>('SELECT current_database() AS name');
    const name = rows[0]?.name ?? '';
    const taken = [
      'SELECT ON public.project FROM gotgan_web',
      'SELECT (migration_name) ON public._prisma_migrations FROM gotgan_web',
      'EXECUTE ON FUNCTION public.ensure_project_year(integer) FROM gotgan_sync',
      'USAGE ON SCHEMA public FROM gotgan_web',
      'USAGE ON SCHEMA ballotbox FROM gotgan_ballot',
      'SELECT ON identity.eligibility_claim FROM gotgan_member',
    ];
    for (const right of taken) await db.owner.query(`REVOKE ${right}`);
    await db.owner.query(
      `REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC; REVOKE USAGE ON SCHEMA public FROM PUBLIC`,
    );
    // A clone has none of the rights on its template's database.
    const onDatabase = {
      kind: 'database',
      schema: '',
      object: '',
      part: null,
      privilege: 'TEMPORARY',
      role: 'gotgan_sync',
    } as const;
    const missing = await missingGrants(db.owner, [...whole.grants, onDatabase]);
    const statements = missing.map((grant) => grantSql(grant, name));
    expect(statements).toEqual([
      `GRANT TEMPORARY ON DATABASE ${name} TO gotgan_sync;`,
      'GRANT EXECUTE ON FUNCTION public.ensure_project_year(integer) TO gotgan_sync;',
      'GRANT USAGE ON SCHEMA ballotbox TO gotgan_ballot;',
      'GRANT USAGE ON SCHEMA public TO gotgan_web;',
      'GRANT SELECT ON identity.eligibility_claim TO gotgan_member;',
      'GRANT SELECT (migration_name) ON public._prisma_migrations TO gotgan_web;',
      'GRANT SELECT ON public.project TO gotgan_web;',
    ]);
    for (const statement of statements) await db.owner.query(statement);
    expect(await missingGrants(db.owner, whole.grants)).toEqual([]);
  });
});

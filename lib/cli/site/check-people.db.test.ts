import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { checkPeople } from '@/lib/cli/site/check-people';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { readEnv } from '@/lib/env';
import { grantRole, listPeopleWithRoles, removeDemoPeople, revokeRole } from '@/lib/services/people/roles';
import { fillDemoAccounts } from '@/prisma/demo/participation/accounts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

const NONE = readEnv({});
const start = (demo: boolean, env = NONE) => checkPeople(demo, env, db.member);

it('a start without demo data refuses a database that holds invented people, until they are removed', async () => {
  await expect(start(false)).resolves.toBeUndefined();
  await fillDemoAccounts(db.owner);
  await expect(start(false)).rejects.toThrow('gotgan user remove-demo');
  // Demo data wanted, but these are not demo data.
  await expect(start(true)).rejects.toThrow('invented people');
  await db.owner.query(`INSERT INTO portal_meta VALUES ('demo', 'true')`);
  await expect(start(true)).resolves.toBeUndefined();
  await expect(start(false)).rejects.toThrow('invented people');
  expect(await removeDemoPeople(db.member)).toBe(39);
  await expect(start(false)).resolves.toBeUndefined();
  expect(await listPeopleWithRoles(db.member)).toEqual([]);
  await fillDemoAccounts(db.owner);
  await expect(start(false)).resolves.toBeUndefined();
});

it('mails are sent only where links in them can say where the site is', async () => {
  const env = readEnv({ SMTP_URL: 'smtp://127.0.0.1:25' });
  await expect(start(false, env)).rejects.toThrow('SITE_URL');
  await expect(start(false, { ...env, SITE_URL: 'https://gotgan.example' })).resolves.toBeUndefined();
});

it('roles are given to the account of an address, listed and taken back', async () => {
  const wanted = {
    email: 'Kim@Example.org',
    role: 'reviewer',
    lafCd: '4111000',
    department: '도로과',
  } as const;
  const by = { by: 'gotgan user grant', byPerson: null };
  for (const [change, problem] of [
    [{ email: 'kim' }, 'not-an-email'],
    [{ lafCd: null }, 'government-missing'],
    [{ lafCd: '9999999' }, 'government-unknown'],
    [{ department: null }, 'department-missing'],
    [{ role: 'editor' }, 'department-too-many'],
    [{ role: 'operator', department: null }, 'government-too-many'],
  ] as const)
    expect(await grantRole(db.member, { ...wanted, ...by, ...change })).toEqual({ problem });
  const given = await grantRole(db.member, { ...wanted, ...by });
  const grant = 'grant' in given ? given.grant : '';
  expect(await listPeopleWithRoles(db.member)).toMatchObject([
    { grant, email: 'kim@example.org', role: 'reviewer', lafCd: '4111000', department: '도로과' },
  ]);
  const back = { by: 'gotgan user revoke', person: null };
  expect(await revokeRole(db.member, grant, back)).toBe(true);
  expect(await revokeRole(db.member, grant, back)).toBe(false);
  expect(await listPeopleWithRoles(db.member)).toEqual([]);
  const { rows } = await db.owner.query('SELECT action, laf_cd FROM audit_entry ORDER BY id');
  expect(rows).toEqual([
    { action: 'role.grant', laf_cd: '4111000' },
    { action: 'role.revoke', laf_cd: '4111000' },
  ]);
});

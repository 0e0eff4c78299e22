import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { backup } from '@/lib/cli/backup/backup';
import { restore } from '@/lib/cli/backup/restore';
import { migrate, migrationNames, PORTAL_MIGRATIONS } from '@/lib/db/migrate';
import { EMPTY_SCHEMAS } from '@/lib/db/schemas';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { addProcess } from '@/lib/queries/process/process.test-support';

const PROCESS = '4111000-2027';

/** One of each thing that can stand in a schema: referred to from another schema, guarded, with a row of its own. */
const MORE = `
CREATE DOMAIN ballotbox.test_hash AS bytea CHECK (length(VALUE) = 32);
CREATE SEQUENCE ballotbox.test_serial START 100;
CREATE TABLE ballotbox.test_leaf (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process_id text REFERENCES process,
  serial     bigint NOT NULL DEFAULT nextval('ballotbox.test_serial'),
  hash       ballotbox.test_hash NOT NULL
);
CREATE TABLE identity.test_before_leaf (leaf bigint PRIMARY KEY REFERENCES ballotbox.test_leaf, words text NOT NULL);
CREATE TABLE ballotbox.run (words text NOT NULL);
INSERT INTO ballotbox.test_leaf (hash) VALUES (sha256('the first one'));
CREATE TRIGGER test_leaf_append_only BEFORE UPDATE OR DELETE ON ballotbox.test_leaf FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER test_leaf_stays BEFORE TRUNCATE ON ballotbox.test_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE FUNCTION ballotbox.test_put(process text, said text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ballotbox, pg_temp AS $$
  INSERT INTO test_leaf (process_id, hash) VALUES (process, sha256(said::bytea)) RETURNING id
$$;
REVOKE ALL ON FUNCTION ballotbox.test_put(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ballotbox.test_put(text, text) TO gotgan_ballot;
GRANT SELECT (id, hash) ON ballotbox.test_leaf TO gotgan_web;
`;

const TABLES = ['ballotbox.test_leaf', 'ballotbox.run', 'identity.test_before_leaf', 'identity.eligibility'];

/** The rows of some tables as the server writes them, and where counters stand. */
async function state(db: TestDatabase): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const sources = [
    ...TABLES.map((name) => [name, `SELECT t::text AS line FROM ${name} t ORDER BY 1`] as const),
    ['serial', `SELECT last_value || ' ' || is_called AS line FROM ballotbox.test_serial`] as const,
    ['id', `SELECT last_value || ' ' || is_called AS line FROM ballotbox.test_leaf_id_seq`] as const,
  ];
  for (const [name, sql] of sources)
    found[name] = (await db.owner.query<{ line: string }>(sql)).rows.map(({ line }) => line);
  return found;
}

/** Every right on what the two schemas hold, and how functions run. */
async function rights(db: TestDatabase): Promise<string[]> {
  const { rows } = await db.owner.query<{ line: string }>(
    `WITH n AS (SELECT oid, nspacl, nspname FROM pg_namespace WHERE nspname IN ('identity', 'ballotbox'))
     SELECT concat_ws(' ', nspname, nspacl) AS line FROM n
     UNION ALL SELECT concat_ws(' ', c.oid::regclass, relacl) FROM pg_class c JOIN n ON n.oid = relnamespace
     UNION ALL SELECT concat_ws(' ', attrelid::regclass, attname, attacl)
       FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN n ON n.oid = relnamespace WHERE attacl IS NOT NULL
     UNION ALL SELECT concat_ws(' ', p.oid::regprocedure, proacl, prosecdef, proconfig, proowner::regrole)
       FROM pg_proc p JOIN n ON n.oid = pronamespace
     UNION ALL SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled)
       FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid JOIN n ON n.oid = relnamespace WHERE NOT tgisinternal
     ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

describe('backup and restore of the schemas apart', () => {
  let from: TestDatabase;
  let into: TestDatabase;
  let home: string;
  let migrations: string;

  beforeAll(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'gotgan-schemas-'));
    migrations = path.join(home, 'migrations');
    await cp(PORTAL_MIGRATIONS, migrations, { recursive: true });
    await mkdir(path.join(migrations, '29990101000000_more'));
    await writeFile(path.join(migrations, '29990101000000_more/migration.sql'), MORE);
    [from, into] = [
      await createTestDatabase(inject('testServer')),
      await createTestDatabase(inject('testServer')),
    ];
    await migrate(from.urls.owner, migrations);
    await addProcess(from.owner, PROCESS);
    await from.owner.query(`
      INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret)
      VALUES ('${PROCESS}', 'codes', 'codes', decode(repeat('00ff', 40), 'hex'));
      INSERT INTO identity.eligibility (process_id, person_key, namespace, track, district, checked_on)
      VALUES ('${PROCESS}', sha256('a'), 'codes', 'general', E'행궁동\\t"\\\\\\n끝', '2026-12-02');
      INSERT INTO ballotbox.run VALUES ('no run of the portal')`);
    for (const said of ['one', 'two'])
      await from.ballot.query('SELECT ballotbox.test_put($1, $2)', [PROCESS, said]);
    await from.owner.query(`INSERT INTO identity.test_before_leaf VALUES (2, '둘째')`);
    const file = path.join(home, 'portal.backup');
    await backup(from.urls.owner, file);
    await restore({ url: into.urls.owner, file, migrations });
  });
  afterAll(async () => {
    await Promise.all([from.drop(), into.drop()]);
    await rm(home, { recursive: true });
  });

  it('puts back every row to the byte, and the counters', async () => {
    const [before, after] = [await state(from), await state(into)];
    expect(before['ballotbox.test_leaf']).toHaveLength(3);
    expect(before['identity.test_before_leaf']).toEqual(['(2,둘째)']);
    expect(before['identity.eligibility']?.[0]).toContain('행궁동');
    expect([before['serial'], before['id']]).toEqual([['102 true'], ['3 true']]);
    expect(after).toEqual(before);
  });

  it('puts back every right, also those of functions, and what a function runs as', async () => {
    const before = await rights(from);
    expect(before.filter((line) => line.startsWith('ballotbox.test_put'))).toEqual([
      'ballotbox.test_put(text,text) {gotgan_owner=X/gotgan_owner,gotgan_ballot=X/gotgan_owner} t {"search_path=ballotbox, pg_temp"} gotgan_owner',
    ]);
    expect(await rights(into)).toEqual(before);
  });

  it('leaves the roles what they can do, and the guards', async () => {
    const { rows } = await into.ballot.query('SELECT ballotbox.test_put($1, $2) AS id', [PROCESS, 'three']);
    expect(rows).toEqual([{ id: '4' }]);
    await expect(into.ballot.query('SELECT FROM ballotbox.test_leaf')).rejects.toThrow(/permission denied/);
    await expect(into.web.query('SELECT hash FROM ballotbox.test_leaf')).resolves.toMatchObject({
      rowCount: 4,
    });
    await expect(into.web.query('SELECT serial FROM ballotbox.test_leaf')).rejects.toThrow(
      /permission denied/,
    );
    await expect(into.web.query('SELECT FROM identity.eligibility')).rejects.toThrow(
      /permission denied for schema identity/,
    );
    for (const statement of ['DELETE FROM ballotbox.test_leaf', 'TRUNCATE ballotbox.test_leaf CASCADE'])
      await expect(into.owner.query(statement)).rejects.toThrow(/append-only/);
    await expect(
      into.owner.query('UPDATE identity.eligibility_process SET secret = secret || secret'),
    ).rejects.toThrow(/the secret of/);
  });

  it('takes a backup of before the schemas: its rows stand where they belong today', async () => {
    const old = await createTestDatabase(inject('testServer'));
    const names = await migrationNames();
    const client = new pg.Client({ connectionString: old.urls.owner });
    await client.connect();
    await client.query(EMPTY_SCHEMAS);
    const released = names.filter((name) => name < '20261202');
    await migrate(old.urls.owner, PORTAL_MIGRATIONS, released);
    await client.query(
      `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en)
       VALUES ('${PROCESS}', '4111000', 2027, '예산', 'budget', '요약', 'summary');
       INSERT INTO eligibility_process (process_id, secret) VALUES ('${PROCESS}', decode(repeat('0a', 64), 'hex'))`,
    );
    const file = path.join(home, 'older.backup');
    await backup(old.urls.owner, file);
    // An upgrade in place, where an operator has made one of the schemas before.
    await client.query('CREATE SCHEMA identity');
    await client.end();
    await migrate(old.urls.owner, PORTAL_MIGRATIONS);
    await expect(old.member.query('SELECT FROM identity.eligibility_process')).resolves.toMatchObject({
      rowCount: 1,
    });
    await old.drop();

    // A database that is empty, and one that has the schemas.
    const target = await createTestDatabase(inject('testServer'));
    for (const statement of [EMPTY_SCHEMAS, 'SELECT']) {
      const owner = new pg.Client({ connectionString: target.urls.owner });
      await owner.connect();
      await owner.query(statement);
      await owner.end();
      const { migrated } = await restore({ url: target.urls.owner, file });
      expect(migrated).toEqual(names.filter((name) => name >= '20261202'));
    }
    const { rows } = await target.member.query<{ secret: Buffer }>(
      'SELECT secret FROM identity.eligibility_process',
    );
    expect(rows.map(({ secret }) => secret.toString('hex'))).toEqual(['0a'.repeat(64)]);
    await target.drop();
  });
});

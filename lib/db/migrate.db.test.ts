import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from '@/lib/db/migrate';
import { EMPTY_SCHEMAS } from '@/lib/db/schemas';
import { readAppliedMigrations } from '@/lib/queries/applied-migrations';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

describe('a migration', () => {
  let db: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await db.owner.query(EMPTY_SCHEMAS);
    folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-migrations-'));
    await mkdir(path.join(folder, '1_needs'));
    await writeFile(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    await writeFile(
      path.join(folder, '1_needs/migration.sql'),
      'CREATE TABLE made (a int); INSERT INTO made SELECT a FROM needed;',
    );
  });
  afterAll(async () => {
    await db.drop();
    await rm(folder, { recursive: true });
  });

  it('that the server refuses says the reason of the server and leaves nothing', async () => {
    await expect(migrate(db.urls.owner, folder)).rejects.toThrow('relation "needed" does not exist');
    const { rows } = await db.owner.query(`SELECT to_regclass('made') AS made`);
    expect(rows).toEqual([{ made: null }]);
    await expect(migrate(db.urls.owner, folder)).rejects.toThrow('relation "needed" does not exist');
  });

  it('that did not end is applied once what it needs is there', async () => {
    await db.owner.query('CREATE TABLE needed AS SELECT 7 AS a');
    await expect(migrate(db.urls.owner, folder)).resolves.toEqual(['1_needs']);
    const { rows } = await db.owner.query('SELECT a FROM made');
    expect(rows).toEqual([{ a: 7 }]);
    await expect(migrate(db.urls.owner, folder)).resolves.toEqual([]);
  });

  it('whose process was killed is applied by the next one', async () => {
    await db.owner.query(
      'DROP TABLE made; UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0 WHERE rolled_back_at IS NULL',
    );
    await expect(migrate(db.urls.owner, folder)).resolves.toEqual(['1_needs']);
  });

  it('whose process ended between the script and the ledger is not applied again', async () => {
    await mkdir(path.join(folder, '2_killed'));
    await writeFile(
      path.join(folder, '2_killed/migration.sql'),
      'CREATE TABLE made_once (a int) -- no semicolon',
    );
    // What the engine writes once the script has ended does not reach the ledger: as if its process were gone.
    await db.owner.query(`
      CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the process is gone'; END $$;
      CREATE TRIGGER gone BEFORE UPDATE OF applied_steps_count ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION gone()`);
    await expect(migrate(db.urls.owner, folder)).rejects.toThrow();
    await db.owner.query('DROP TRIGGER gone ON _prisma_migrations');
    const { rows } = await db.owner.query(`SELECT to_regclass('made_once')::text AS made`);
    expect(rows).toEqual([{ made: 'made_once' }]);
    await expect(migrate(db.urls.owner, folder)).resolves.toEqual([]);
    const ledger = await readAppliedMigrations(db.owner);
    expect(ledger.filter(({ name }) => name === '2_killed')).toEqual([{ name: '2_killed', finished: true }]);
  });
});

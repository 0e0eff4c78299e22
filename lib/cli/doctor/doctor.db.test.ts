import pg from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { examineDatabases } from '@/lib/cli/doctor/doctor';
import type { Finding } from '@/lib/cli/doctor/finding';
import { checkMigrations, checkPortalServer, PORTAL_ROLES } from '@/lib/cli/doctor/portal';
import { type Reference, shapeOf } from '@/lib/cli/doctor/reference';
import { embeddedUrls } from '@/lib/db/connection';
import { migrationNames } from '@/lib/db/migrate';
import { PORTAL_SCHEMAS } from '@/lib/db/schemas';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

/** Each thing that can be wrong is planted once: it has to be found by its name, and its remedy has to mend it. */
describe('doctor', () => {
  let db: TestDatabase;
  let reference: Reference;
  beforeAll(async () => {
    const { home, port } = inject('testServer');
    const templates = await embeddedUrls(home, port);
    reference = {
      portal: await shapeOf(templates.owner, PORTAL_SCHEMAS, PORTAL_ROLES),
      finance: await shapeOf(templates['finance-owner'], ['finance'], []),
    };
    // A clone has none of the rights that were given on its template's database.
    reference.portal.grants = reference.portal.grants.filter(({ kind }) => kind !== 'database');
  });
  beforeEach(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterEach(() => db.drop());

  const look = (reader = db.urls['finance-reader']) =>
    examineDatabases({ ...db.urls, 'finance-reader': reader }, { reference });
  const wrong = (findings: readonly Finding[]) =>
    findings.filter(({ severity }) => severity === 'problem' || severity === 'warning');
  const ids = (findings: readonly Finding[]) => wrong(findings).map(({ id }) => id);
  const one = async (id: string) => {
    const found = wrong(await look());
    expect(found.map((finding) => finding.id)).toEqual([id]);
    return found[0] ?? { what: '', remedy: null };
  };

  it('finds nothing wrong where nothing is', async () => {
    expect(wrong(await look())).toEqual([]);
  });

  it('names each right that is missing, with the SQL that mends it', async () => {
    await db.owner.query(
      'REVOKE SELECT ON quarantine FROM gotgan_web; REVOKE INSERT ON run FROM gotgan_sync',
    );
    const { remedy } = await one('grants');
    expect(remedy).toBe(
      'GRANT SELECT ON public.quarantine TO gotgan_web;\nGRANT INSERT ON public.run TO gotgan_sync;',
    );
    await db.owner.query(remedy ?? '');
    expect(wrong(await look())).toEqual([]);
  });

  it('names rights on other schemas that are missing', async () => {
    await db.owner.query(
      'REVOKE USAGE ON SCHEMA ballotbox FROM gotgan_ballot; REVOKE SELECT ON identity.eligibility FROM gotgan_member',
    );
    const { remedy } = await one('grants');
    expect(remedy).toBe(
      'GRANT USAGE ON SCHEMA ballotbox TO gotgan_ballot;\nGRANT SELECT ON identity.eligibility TO gotgan_member;',
    );
    await db.owner.query(remedy ?? '');
    expect(wrong(await look())).toEqual([]);
  });

  it.each([
    ['GRANT DELETE ON run TO gotgan_web', 'REVOKE DELETE ON public.run FROM gotgan_web;'],
    ['GRANT USAGE ON SCHEMA identity TO gotgan_web', 'REVOKE USAGE ON SCHEMA identity FROM gotgan_web;'],
    [
      'GRANT SELECT (name) ON person TO gotgan_ballot',
      'REVOKE SELECT (name) ON public.person FROM gotgan_ballot;',
    ],
  ])('%s: names a right too many, with the SQL that takes it away', async (statement, taken) => {
    await db.owner.query(statement);
    const { remedy } = await one('grants-excess');
    expect(remedy).toBe(taken);
    await db.owner.query(remedy ?? '');
    expect(wrong(await look())).toEqual([]);
  });

  it.each([
    ['DROP INDEX quarantine_open', 'schema-indexes', 'quarantine_open'],
    ['ALTER TABLE run DROP COLUMN warnings', 'schema-columns', 'run.warnings'],
    ['DROP TRIGGER raw_block_append_only ON raw_block', 'schema-triggers', 'raw_block_append_only'],
    ['DROP FUNCTION analyze_projects()', 'schema-functions', 'analyze_projects()'],
    [
      'ALTER TABLE identity.eligibility DROP COLUMN district',
      'schema-columns',
      'identity.eligibility.district',
    ],
    [
      'DROP TRIGGER eligibility_secret_stays ON identity.eligibility_process',
      'schema-triggers',
      'identity.eligibility_process.eligibility_secret_stays',
    ],
  ])('%s: %s names it', async (statement, id, name) => {
    await db.owner.query(statement);
    expect((await one(id)).what).toContain(name);
  });

  it('names a schema that is gone', async () => {
    await db.owner.query('DROP SCHEMA ballotbox CASCADE');
    const found = wrong(await look()).find(({ id }) => id === 'schema-schemas');
    expect(found?.what).toContain('ballotbox');
  });

  it('tells pending, unfinished and unknown migrations apart', async () => {
    const names = await migrationNames();
    const states = async (wanted: readonly string[]) =>
      (await checkMigrations(db.urls.owner, wanted)).map(({ id, severity }) => `${severity} ${id}`);
    expect(await states(names)).toEqual(['ok migrations']);
    expect(await states([...names, '2999_more'])).toEqual(['info migrations-pending']);
    expect(await states(names.slice(1))).toEqual(['problem migrations-unknown']);
    await db.owner.query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1`, [
      names[0],
    ]);
    expect(await states(names)).toEqual(['warning migrations-unfinished']);
    // What stands on other migrations is not compared with these.
    expect(ids(await look())).toEqual(['migrations-unfinished']);
  });

  it.each([
    ['nobody listens', (url: URL) => (url.port = '1'), /DATABASE_URL/],
    ['the password is wrong', (url: URL) => (url.password = 'planted'), /password/],
    ['there is no such database', (url: URL) => (url.pathname = '/none'), /CREATE DATABASE/],
  ])('says what to do where %s', async (_, change, remedy) => {
    const url = new URL(db.urls.owner);
    change(url);
    const [finding] = await checkPortalServer(url.toString());
    expect(finding).toMatchObject({ id: 'database', severity: 'problem' });
    expect(finding?.remedy).toMatch(remedy);
    expect(JSON.stringify(finding)).not.toContain('planted');
  });

  it('says that the login may not act as a role', async () => {
    const findings = await checkPortalServer(db.urls.web);
    expect(findings.filter(({ severity }) => severity === 'problem').map(({ id }) => id)).toEqual([
      'role-gotgan_sync',
      'role-gotgan_ballot',
      'role-gotgan_member',
    ]);
    expect(findings.find(({ id }) => id === 'role-gotgan_sync')?.remedy).toContain(
      'GRANT gotgan_sync TO "gotgan_web"',
    );
  });

  it('names what the finance database lacks of the contract', async () => {
    await db.financeOwner.query(
      `ALTER TABLE finance.project DROP COLUMN ep_amt; DROP TABLE finance.contract;
       ALTER TABLE finance.revenue ALTER COLUMN amt TYPE numeric`,
    );
    const { what } = await one('finance-contract');
    expect(what).toContain('the relation contract is missing');
    expect(what).toContain('project.ep_amt (bigint) is missing');
    expect(what).toContain('revenue.amt is numeric, not bigint');
  });

  it('wants to read the finance database, and no more', async () => {
    expect(ids(await look(db.urls['finance-owner']))).toEqual(['finance-read-only']);
    await db.financeOwner.query('REVOKE SELECT ON finance.project, finance.revenue FROM finance_reader');
    const { remedy } = await one('finance-rights');
    expect(remedy).toBe(
      'GRANT SELECT ON finance.project TO "finance_reader";\nGRANT SELECT ON finance.revenue TO "finance_reader";',
    );
    await db.financeOwner.query('REVOKE USAGE ON SCHEMA finance FROM finance_reader');
    const found = wrong(await look());
    expect(found.find(({ id }) => id === 'finance-rights')?.remedy).toBe(
      'GRANT USAGE ON SCHEMA finance TO "finance_reader";',
    );
  });

  it('misses the epoch of the feed', async () => {
    await db.financeOwner.query('DELETE FROM finance.feed_epoch');
    expect(ids(await look())).toContain('finance-epoch');
  });

  const cursorAt = (epoch: string) =>
    db.owner.query(
      `INSERT INTO run (source, state, finished_at) VALUES ('finance-db', 'done', now());
       INSERT INTO feed_cursor (source, epoch, tx, seq, run_id) VALUES ('finance-db', '${epoch}', '1000000', 0, 1)`,
    );
  const epoch = async () =>
    (
      await db.financeOwner.query<{ id: string }>(
        'UPDATE finance.feed_epoch SET oldest_tx = $1::xid8 RETURNING id',
        ['1'],
      )
    ).rows[0]?.id ?? '';

  it('says that the next pull begins anew after a restore', async () => {
    await epoch();
    await cursorAt('00000000-0000-0000-0000-000000000000');
    expect((await one('feed-restart')).what).toContain('new life');
  });

  it('names a forgotten transaction that stalls the feed', async () => {
    const id = await epoch();
    await db.owner.query(`INSERT INTO run (source, state, finished_at) VALUES ('finance-db', 'done', now())`);
    await db.owner.query(
      `INSERT INTO feed_cursor (source, epoch, tx, seq, run_id) VALUES ('finance-db', $1, '5', 0, 1)`,
      [id],
    );
    const forgotten = new pg.Client({ connectionString: db.urls['finance-owner'] });
    await forgotten.connect();
    await forgotten.query('BEGIN; SELECT pg_current_xact_id()');
    await db.financeOwner.query(
      `INSERT INTO finance.change (entity, key, op, image, changed_at) VALUES ('project', '{}', 'insert', '{}', now() - interval '20 minutes')`,
    );
    const { remedy } = await one('feed-stalled');
    expect(remedy).toContain('pg_terminate_backend');
    await forgotten.query('ROLLBACK');
    await forgotten.end();
  });

  it.each([
    [
      'source-finance-db-late',
      `INSERT INTO run (source, state, finished_at) VALUES ('finance-db', 'done', now() - interval '3 days')`,
    ],
    [
      'source-file',
      `INSERT INTO run (source, state, finished_at, error) VALUES ('file', 'failed', now(), 'it broke')`,
    ],
    [
      'clock-set-back',
      `INSERT INTO run (source, state, started_at, finished_at) VALUES ('file', 'done', now() + interval '2 hours', now())`,
    ],
    [
      'outbox',
      `INSERT INTO run (source, state, finished_at) VALUES ('file', 'done', now());
       INSERT INTO outbox (run_id, topic, payload, attempts, last_error, created_at) VALUES (1, 'search', '1', 4, 'it broke', now() - interval '1 hour')`,
    ],
    [
      'worker',
      `INSERT INTO worker (id, name, last_seen_at) VALUES (gen_random_uuid(), 'one', now() - interval '1 hour')`,
    ],
    [
      'job-watch',
      `INSERT INTO job_state (job, outcome, started_at, failures, error) VALUES ('watch', 'failed', now(), 3, 'it broke')`,
    ],
    [
      'search-drift',
      `INSERT INTO search_document (fyr, id, source, laf_cd, upper_cd, field_cd, account_nm, name, shadow, initials, words, grams, code, group_id, as_of, run_id)
       VALUES (2026, 'x', 'file', '1111000', '1100000', 'none', '', '', '', '', '', '{}', '', 1, '2026-01-01', 1)`,
    ],
    [
      'search-meilisearch',
      `INSERT INTO search_state (engine, version, built_at, failed_at, error) VALUES ('meilisearch', 1, now(), now(), 'it went away')`,
    ],
  ])('finds %s', async (id, planted) => {
    await db.owner.query(planted);
    const { what, remedy } = await one(id);
    expect(what).not.toBe('');
    expect(remedy).not.toBeNull();
  });
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrationNames } from '@/lib/db/migrate';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { BuildStamp } from '@/lib/http/build-stamp';
import { answerReady } from '@/lib/http/ready';
import { readDatabaseId } from '@/lib/queries/site';

describe('readiness', () => {
  let db: TestDatabase;
  let stamp: BuildStamp;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    const migrations = await migrationNames();
    stamp = { code: 'c', databaseId: await readDatabaseId(db.web), outboxId: '0', migrations };
  });
  afterAll(() => db.drop());

  async function asked(build: BuildStamp | null, pool = db.web, replayed = true) {
    const answer = await answerReady(
      () => pool,
      () => Promise.resolve(build),
      { replayed },
    );
    const body = (await answer.json()) as { status: unknown; reasons?: { id: string; detail: string }[] };
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return { status: answer.status, type: answer.headers.get('content-type'), body };
  }
  const reasonsOf = async (build: BuildStamp | null, pool?: pg.Pool) => {
    const { status, type, body } = await asked(build, pool);
    expect(status).toBe(503);
    expect(type).toContain('application/problem+json');
    return body.reasons?.map(({ id }) => id);
  };

  it('is there on the database of the build, with its migrations, for the role of the site', async () => {
    expect(await asked(stamp)).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('is not where the build is missing or of another database', async () => {
    expect(await reasonsOf(null)).toEqual(['no-build']);
    expect(await reasonsOf({ ...stamp, databaseId: 'another' })).toEqual(['build-of-another-database']);
  });

  it('is not before the instance was told what changed since its build', async () => {
    expect(await asked(stamp, db.web, false)).toMatchObject({
      status: 503,
      body: { reasons: [{ id: 'pages-behind' }] },
    });
  });

  it('is not where the database has other migrations, and says which', async () => {
    const newer = { ...stamp, migrations: [...stamp.migrations, '29990101000000_more'] };
    expect(await reasonsOf(newer)).toEqual(['migrations-missing']);
    expect((await asked(newer)).body.reasons?.[0]?.detail).toContain('29990101000000_more');
    expect(await reasonsOf({ ...stamp, migrations: stamp.migrations.slice(0, -1) })).toEqual([
      'migrations-unknown',
    ]);
  });

  it('is not where the database is away', async () => {
    const away = new pg.Pool({ connectionString: 'postgresql://nobody:nothing@127.0.0.1:1/none' });
    expect(await reasonsOf(stamp, away)).toEqual(['database-away']);
    await away.end();
  });

  it('is not where the database keeps everybody waiting', async () => {
    const blocker = await db.owner.connect();
    await blocker.query('BEGIN; LOCK TABLE portal_meta IN ACCESS EXCLUSIVE MODE');
    expect(await reasonsOf(stamp)).toEqual(['database-away']);
    await blocker.query('ROLLBACK');
    blocker.release();
    expect(await asked(stamp)).toMatchObject({ status: 200 });
  });
});

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { Inputs, testRow } from '@/lib/pipeline/sync.test-support';
import { drainSearch } from '@/lib/search/drain';

const inputs = new Inputs();
afterAll(() => inputs.remove());

describe('a run whose search documents cannot be written', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterAll(() => db.drop());

  it('stands: what was committed is done, and the documents wait', async () => {
    await db.owner.query('REVOKE INSERT ON search_document FROM gotgan_sync');
    const notices: string[] = [];
    const notice = (message: string) => void notices.push(message);
    const report = await inputs.sync(db.sync, [testRow('1')], { notice });
    expect(report).toMatchObject({ inserted: 1, documents_indexed: 0 });
    expect(notices).toEqual([
      expect.stringMatching(/^the search does not know of this run yet: permission denied/),
    ]);
    const { rows } = await db.web.query(
      `SELECT r.state, o.attempts, o.delivered_at, o.last_error FROM run r JOIN outbox o ON o.run_id = r.id AND topic = 'search'`,
    );
    expect(rows).toMatchObject([
      {
        state: 'done',
        attempts: 1,
        delivered_at: null,
        last_error: 'permission denied for table search_document',
      },
    ]);
    await db.owner.query('GRANT INSERT ON search_document TO gotgan_sync');
    expect(await drainSearch(db.sync)).toBe(1);
  });
});

describe('the log of invalidated tags', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    // Entries 1 to 60, one a day, the newest today; every tenth is a delivered one of the search.
    await db.owner.query(`
      INSERT INTO run (source, state) VALUES ('file', 'done');
      INSERT INTO outbox (run_id, topic, payload, created_at, delivered_at)
      SELECT 1, CASE WHEN n % 10 = 0 THEN 'search' ELSE 'page' END, '1', now() - make_interval(days => 60 - n),
             CASE WHEN n % 10 = 0 THEN now() - make_interval(days => 60 - n) END FROM generate_series(1, 60) n`);
  });
  afterAll(() => db.drop());

  const trim = async (days: number) => {
    const { rows } = await db.sync.query<{ removed: string }>('SELECT trim_outbox($1) AS removed', [days]);
    return Number(rows[0]?.removed);
  };
  const oldest = async () => {
    const { rows } = await db.sync.query<{ oldest: string }>('SELECT min(id) AS oldest FROM outbox');
    return Number(rows[0]?.oldest);
  };
  const instance = (name: string, entry: number, position: number) =>
    db.web.query(
      'INSERT INTO site_instance (id, name, build_entry, position) VALUES (gen_random_uuid(), $1, $2, $3)',
      [name, entry, position],
    );
  /** As if it had been seen last so many days ago. */
  const seen = (name: string, days: number) =>
    db.owner.query(`
      ALTER TABLE site_instance DISABLE TRIGGER site_instance_seen;
      UPDATE site_instance SET last_seen_at = now() - interval '${days} days' WHERE name = '${name}';
      ALTER TABLE site_instance ENABLE TRIGGER site_instance_seen`);

  it('is kept for a week at least', async () => {
    await expect(trim(6)).rejects.toThrow('seven days at least');
  });

  it('is cut behind the build of every instance that was seen lately, running or not', async () => {
    await instance('a', 20, 55);
    await instance('stopped', 12, 60);
    await instance('long gone', 3, 60);
    await seen('stopped', 20);
    await seen('long gone', 31);
    // Entries 1 to 12, without the delivered one of the search, number 10.
    expect(await trim(30)).toBe(11);
    expect(await oldest()).toBe(13);
    const { rows } = await db.web.query(`SELECT value FROM portal_meta WHERE key = 'outbox_trimmed_to'`);
    expect(rows).toEqual([{ value: '12' }]);
  });

  it('keeps what is younger than the days given, whoever needs it', async () => {
    await db.sync.query('DELETE FROM site_instance');
    await instance('new', 60, 60);
    await trim(30);
    // Entry 30 is thirty days old now: the last page before it is 29.
    expect(await oldest()).toBe(30);
    expect(await trim(30)).toBe(0);
  });
});

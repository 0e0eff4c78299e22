import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { clean } from '@/lib/worker/jobs/clean';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

it('removes what tells of the long gone, and keeps what may come back', async () => {
  await db.owner.query(`
    ALTER TABLE site_instance DISABLE TRIGGER site_instance_seen;
    INSERT INTO site_instance (id, name, build_entry, position, started_at, last_seen_at)
    SELECT gen_random_uuid(), name, entry, 40, now() - seen - interval '1 minute', now() - seen
      FROM (VALUES ('stopped', 5, interval '20 days'), ('long gone', 5, interval '31 days'),
                   ('restarted', 5, interval '2 days'), ('restarted', 5, interval '1 second'),
                   ('rebuilt', 5, interval '2 days'), ('rebuilt', 9, interval '1 second')) AS v (name, entry, seen);
    INSERT INTO worker (id, name, last_seen_at) VALUES (gen_random_uuid(), 'old', now() - interval '91 days'), (gen_random_uuid(), 'now', now());
    INSERT INTO alert (kind, subject, since, resolved_at) VALUES ('source_late', 'a', now(), now() - interval '91 days'), ('source_late', 'a', now(), now()), ('source_late', 'b', now() - interval '200 days', NULL);
    INSERT INTO run (source, state) VALUES ('file', 'done');
    INSERT INTO outbox (run_id, topic, payload, created_at) SELECT 1, 'page', 'x', now() - interval '40 days' FROM generate_series(1, 10)`);
  // Of the instances: the one that was gone for a month, and the earlier life of the restarted one. The earlier life of the one
  // that was built anew stays: its build is older, and may be started again.
  expect(await clean(db.sync, 30)).toEqual({ entries: 5, rows: 4 });
  const names = async (statement: string) =>
    (await db.web.query<{ name: string }>(statement)).rows.map(({ name }) => name);
  expect(await names('SELECT name FROM site_instance ORDER BY name, started_at')).toEqual([
    'rebuilt',
    'rebuilt',
    'restarted',
    'stopped',
  ]);
  expect(await names('SELECT name FROM worker')).toEqual(['now']);
  expect(await names('SELECT subject AS name FROM alert ORDER BY subject')).toEqual(['a', 'b']);
  expect(await clean(db.sync, 30)).toEqual({ entries: 0, rows: 0 });
});

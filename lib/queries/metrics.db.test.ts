import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Sample } from '@/lib/domain/metric';
import { METRIC_GROUPS } from '@/lib/queries/metrics/groups';
import { readSamples } from '@/lib/queries/metrics';

describe('what the database knows for the metrics', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await db.owner.query(`
      INSERT INTO run (source, state, started_at, finished_at) VALUES
        ('finance-db', 'done', now() - interval '3 hours', now() - interval '2 hours'),
        ('finance-db', 'failed', now(), now()), ('file', 'done', now(), now());
      INSERT INTO outbox (run_id, topic, payload, attempts, created_at) VALUES
        (1, 'page', 'site', 0, now() - interval '5 seconds'), (1, 'search', '1', 3, now() - interval '90 seconds');
      INSERT INTO quarantine (run_id, source, reason, raw_row) VALUES (1, 'file', 'bad-number', 1), (1, 'file', 'bad-number', 2);
      INSERT INTO job_state (job, outcome, started_at, succeeded_at, failures)
        VALUES ('pull-lofin', 'done', now(), now() - interval '1 hour', 2), ('watch', 'done', now(), now(), 0);
      INSERT INTO discrepancy (id, rule, fyr, laf_cd, part, state, observed, origins, first_run, first_as_of, last_run, last_as_of, closed_run)
        SELECT 'd' || n, 'overspent', 2026, '1111000', '', CASE n WHEN 3 THEN 'resolved' ELSE 'open' END, '{}', '{}', 1, now(), 1, now(), CASE n WHEN 3 THEN 1 END
        FROM generate_series(1, 3) n;
      INSERT INTO alert (kind, subject, since) VALUES ('source_late', 'lofin', now());
      INSERT INTO site_instance (id, name, build_entry, position) VALUES (gen_random_uuid(), 'one', 0, 0);
      INSERT INTO feed_lag (source, measured_at, oldest_unread_at, unread) VALUES ('finance-db', now(), now() - interval '20 minutes', 4);`);
  });
  afterAll(() => db.drop());

  const value = (samples: Sample[], name: string, label?: string) =>
    samples.find(
      (one) => one.name === name && (label === undefined || Object.values(one.labels ?? {})[0] === label),
    )?.value;

  it('is read with the rights of the site', async () => {
    const samples = await readSamples(db.web);
    expect(value(samples, 'gotgan_scrape_groups_failed')).toBe(0);
    expect(value(samples, 'gotgan_database_up')).toBe(1);
    expect(value(samples, 'gotgan_source_last_success_age_seconds', 'finance-db')).toBeCloseTo(7200, -2);
    expect(value(samples, 'gotgan_source_last_success_age_seconds', 'file')).toBeLessThan(60);
    expect(value(samples, 'gotgan_source_last_success_age_seconds', 'lofin')).toBeCloseTo(3600, -2);
    expect(value(samples, 'gotgan_source_last_success_age_seconds', 'watch')).toBeUndefined();
    expect(value(samples, 'gotgan_job_failures', 'pull-lofin')).toBe(2);
    expect(value(samples, 'gotgan_discrepancies_open', 'overspent')).toBe(2);
    expect(value(samples, 'gotgan_alerts_open', 'source_late')).toBe(1);
    expect(value(samples, 'gotgan_outbox_position', 'one')).toBe(0);
    expect(value(samples, 'gotgan_outbox_lag_seconds', 'one')).toBeGreaterThan(0);
    expect(value(samples, 'gotgan_runs', 'failed')).toBe(1);
    expect(value(samples, 'gotgan_outbox_newest_page_entry')).toBe(1);
    expect(value(samples, 'gotgan_outbox_search_waiting')).toBe(1);
    expect(value(samples, 'gotgan_outbox_attempts_max')).toBe(3);
    expect(value(samples, 'gotgan_outbox_oldest_waiting_seconds')).toBeGreaterThanOrEqual(90);
    expect(value(samples, 'gotgan_feed_lag_seconds', 'finance-db')).toBeCloseTo(1200, 0);
    expect(value(samples, 'gotgan_feed_unread_changes', 'finance-db')).toBe(4);
    expect(value(samples, 'gotgan_quarantine_open_rows')).toBe(2);
    expect(value(samples, 'gotgan_database_size_bytes')).toBeGreaterThan(1_000_000);
    expect(value(samples, 'gotgan_search_documents')).toBe(0);
  });

  it('leaves out what takes too long, and says so', async () => {
    const blocker = await db.owner.connect();
    await blocker.query('BEGIN; LOCK TABLE quarantine IN ACCESS EXCLUSIVE MODE');
    const samples = await readSamples(db.web, 100);
    await blocker.query('ROLLBACK');
    blocker.release();
    expect(value(samples, 'gotgan_scrape_groups_failed')).toBe(1);
    expect(value(samples, 'gotgan_quarantine_open_rows')).toBeUndefined();
    expect(value(samples, 'gotgan_outbox_search_waiting')).toBe(1);
  });

  it('answers also where the database is away', async () => {
    const samples = await readSamples(
      // A pool that hands out nothing.
      { connect: () => Promise.reject(new Error('away')) } as unknown as TestDatabase['web'],
    );
    expect(value(samples, 'gotgan_database_up')).toBe(0);
    expect(value(samples, 'gotgan_scrape_groups_failed')).toBe(METRIC_GROUPS.length);
  });
});

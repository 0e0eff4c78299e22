import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { statusText } from '@/lib/cli/status-text';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { readStatus } from '@/lib/queries/status';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

const ASKER = { build: { code: 'c0de', databaseId: 'elsewhere' }, renders: null };

describe('the status of an empty portal', () => {
  it('says that nothing was received', async () => {
    const status = await readStatus(db.web, ASKER);
    expect(status).toMatchObject({
      demo: false,
      runs: [],
      sources: [],
      coverage: null,
      quarantine: { open: 0, reasons: [], rows: [] },
      outbox: { searchWaiting: 0, oldestWaitingAt: null, newestPageEntry: null, pageEntries: 0 },
      instances: [],
      worker: { workers: [], lastSeenAt: null, missing: false, jobs: [] },
      alerts: { open: [], resolved: [] },
      search: { documents: 0, projects: 0, drift: 0, other: null },
      build: { ofThisDatabase: false },
    });
    expect(statusText(status)).toContain('No run yet');
  });
});

describe('the status of a portal that received', () => {
  beforeAll(async () => {
    await db.owner.query(`
      INSERT INTO run (source, origin, partial, state, started_at, finished_at, as_of_from, as_of_to, read, inserted, quarantined, seconds, error)
      VALUES ('file', 'june.csv', true, 'done', '2026-07-01T00:00:00Z', '2026-07-01T00:00:03Z', '2026-06-30', '2026-06-30', 12, 10, 2, 2.875, NULL),
             ('file', 'july.csv', false, 'refused', '2026-07-19T00:00:00Z', '2026-07-19T00:00:01Z', NULL, NULL, 3, 0, 0, 1, 'too many removals'),
             ('finance-db', 'feed x', true, 'done', '2026-07-20T00:00:00Z', '2026-07-20T00:00:02Z', '2026-07-18', '2026-07-20', 4, 4, 0, 2, NULL);
      INSERT INTO source_coverage (source, fyr, laf_cd, serving, rows, last_as_of, verified_as_of, run_id)
      VALUES ('file', 2026, '4273000', false, 7, '2026-06-30', NULL, 1), ('file', 2026, '4213000', true, 3, '2026-06-30', NULL, 1),
             ('finance-db', 2026, '4273000', true, 4, '2026-07-20', '2026-07-18', 3);
      INSERT INTO rollup_government (fyr, laf_cd, field_cd, projects, planned_missing, current_missing, spent_missing, sources_missing, internal_projects, as_of, run_id)
      SELECT 2026, c, '*', 1, 0, 0, 0, 0, 0, d::date, 1 FROM (VALUES ('4273000', '2026-07-20'), ('4213000', '2026-06-30'), ('2900000', '2026-06-30')) v (c, d);
      INSERT INTO feed_cursor (source, epoch, tx, seq, changed_at, run_id) VALUES ('finance-db', 'x', '77', 9007199254740991, '2026-07-20T00:00:00Z', 3);
      INSERT INTO feed_lag (source, measured_at, newest_change_at, oldest_unread_at, unread)
      VALUES ('finance-db', '2026-07-20T00:20:00Z', '2026-07-20T00:19:00Z', '2026-07-20T00:04:00Z', 5);
      INSERT INTO quarantine (run_id, source, origin, line, col, value, reason)
      VALUES (1, 'file', 'june.csv', 4, 'ep_amt', '12천원', 'text_in_amount'), (1, 'file', 'june.csv', 9, NULL, '2026,4', 'broken_line');
      INSERT INTO quarantine (run_id, source, reason, state) VALUES (1, 'file', 'broken_line', 'resolved');
      INSERT INTO outbox (run_id, topic, payload, attempts) VALUES (3, 'search', '3', 2), (3, 'page', 'nation', 0);
      UPDATE outbox SET created_at = '2026-07-20T00:00:02Z', last_error = CASE topic WHEN 'search' THEN 'away' END;
      INSERT INTO job_state (job, outcome, started_at, finished_at, succeeded_at)
      VALUES ('pull-finance-db', 'idle', '2026-07-20T00:24:59Z', '2026-07-20T00:25:00Z', '2026-07-20T00:25:00Z');
      SELECT ensure_project_year(2026);
      INSERT INTO project (fyr, id, source, laf_cd, account_nm, name, as_of, run_id, known_at, row_hash)
      VALUES (2026, 'aaaaaaaaaaaaaaaa', 'finance-db', '4273000', '일반회계', '한 사업', '2026-07-20', 3, now(), 'x')`);
  });

  it('lists the runs, the newest first, with every count', async () => {
    const { runs } = await readStatus(db.web, ASKER);
    expect(runs.map(({ run, state }) => [run, state])).toEqual([
      [3, 'done'],
      [2, 'refused'],
      [1, 'done'],
    ]);
    expect(runs[2]).toMatchObject({
      source: 'file',
      origin: 'june.csv',
      partial: true,
      startedAt: '2026-07-01T00:00:00.000Z',
      asOfFrom: '2026-06-30',
      asOfTo: '2026-06-30',
      read: 12,
      inserted: 10,
      quarantined: 2,
      heldBack: 0,
      seconds: 2.875,
      warnings: [],
      error: null,
    });
  });

  it('tells of each source what is served and held back, and how far it was read', async () => {
    const { sources } = await readStatus(db.web, ASKER);
    expect(sources).toEqual([
      {
        source: 'finance-db',
        lastSuccess: { run: 3, at: '2026-07-20T00:00:02.000Z', partial: true },
        lastFailure: null,
        lastCheck: { at: '2026-07-20T00:25:00.000Z', succeeded: true },
        asOfFrom: '2026-07-18',
        asOfTo: '2026-07-20',
        verifiedFrom: '2026-07-18',
        verifiedTo: '2026-07-18',
        servingGovernmentYears: 1,
        servingRows: 4,
        heldBackGovernmentYears: 0,
        heldBackRows: 0,
        partialGovernmentYears: 0,
        cursor: {
          epoch: 'x',
          tx: '77',
          seq: Number.MAX_SAFE_INTEGER,
          changedAt: '2026-07-20T00:00:00.000Z',
          run: 3,
          lag: {
            measuredAt: '2026-07-20T00:20:00.000Z',
            newestChangeAt: '2026-07-20T00:19:00.000Z',
            unread: 5,
            seconds: 960,
            stalled: true,
          },
        },
      },
      {
        source: 'file',
        lastSuccess: { run: 1, at: '2026-07-01T00:00:03.000Z', partial: true },
        lastFailure: { run: 2, at: '2026-07-19T00:00:01.000Z', state: 'refused', error: 'too many removals' },
        lastCheck: null,
        asOfFrom: '2026-06-30',
        asOfTo: '2026-06-30',
        verifiedFrom: null,
        verifiedTo: null,
        servingGovernmentYears: 1,
        servingRows: 3,
        heldBackGovernmentYears: 1,
        heldBackRows: 7,
        partialGovernmentYears: 1,
        cursor: null,
      },
    ]);
  });

  it('counts who reported against who existed on the newest date', async () => {
    const { coverage } = await readStatus(db.web, ASKER);
    // On 20 July 2026 there are 16 upper and 227 lower tiers; 광주 was closed on the 1st.
    expect(coverage).toMatchObject({
      year: 2026,
      on: '2026-07-20',
      existing: { upper: 16, lower: 227 },
      reported: { upper: 0, lower: 2 },
    });
    expect(coverage?.notReported).toHaveLength(241);
    expect(coverage?.closedReported.map(({ lafCd }) => lafCd)).toEqual(['2900000']);
  });

  it('shows what is kept out, why, and what helps; what was resolved is gone', async () => {
    const { quarantine } = await readStatus(db.web, ASKER);
    expect(quarantine).toMatchObject({
      open: 2,
      reasons: [
        { reason: 'broken_line', rows: 1 },
        { reason: 'text_in_amount', rows: 1 },
      ],
      rows: [
        { line: 9, column: null, value: '2026,4', reason: 'broken_line', origin: 'june.csv', run: 1 },
        { line: 4, column: 'ep_amt', value: '12천원', reason: 'text_in_amount' },
      ],
    });
    expect(quarantine.rows[1]?.remedy).toContain('correct it at the publisher');
  });

  it('shows what waits, and where the search is behind', async () => {
    const { outbox, search } = await readStatus(db.web, ASKER);
    expect(outbox).toEqual({
      searchWaiting: 1,
      oldestWaitingAt: '2026-07-20T00:00:02.000Z',
      attempts: 2,
      lastError: 'away',
      nextAttemptAt: null,
      newestPageEntry: 2,
      newestPageEntryAt: '2026-07-20T00:00:02.000Z',
      pageEntries: 1,
      oldestPageEntryAt: '2026-07-20T00:00:02.000Z',
    });
    expect(search).toEqual({ documents: 0, projects: 1, drift: -1, other: null });
  });

  it('is one plain document: no bigint, no Decimal, no Date', async () => {
    const status = await readStatus(db.web, ASKER);
    expect(JSON.parse(JSON.stringify(status))).toEqual(status);
    const text = statusText(status);
    expect(text).toContain('june.csv:4 ep_amt "12천원" text_in_amount');
    expect(text).toContain('5 changes unread for 960 s');
  });
});

describe('the status of delivery and the worker', () => {
  beforeAll(async () => {
    await db.owner.query(`
      INSERT INTO site_instance (id, name, build, build_entry, position)
      VALUES (gen_random_uuid(), 'a:3000', 'c0de', 1, 2), (gen_random_uuid(), 'b:3000', NULL, 0, 1),
             (gen_random_uuid(), 'c:3000', 'c0de', 0, 0), (gen_random_uuid(), 'd:3000', 'c0de', 0, 0);
      UPDATE site_instance SET attempts = 4, last_error = 'HTTP 500' WHERE name = 'b:3000';
      UPDATE site_instance SET ended_at = now() WHERE name = 'c:3000';
      ALTER TABLE site_instance DISABLE TRIGGER site_instance_seen;
      UPDATE site_instance SET last_seen_at = now() - interval '2 hours' WHERE name = 'd:3000';
      UPDATE site_instance SET last_seen_at = now() - interval '2 minutes' WHERE name = 'b:3000';
      INSERT INTO worker (id, name, last_seen_at, restarts) VALUES (gen_random_uuid(), 'w', now() - interval '10 minutes', 2);
      INSERT INTO job_state (job, outcome, started_at, finished_at, failures, error)
      VALUES ('clean', 'failed', now(), now(), 3, 'no room');
      INSERT INTO alert (kind, subject, since, detail, resolved_at)
      VALUES ('job_failing', 'clean', '2026-07-20T01:00:00Z', '{"failures": 3, "error": "no room"}', NULL),
             ('source_late', 'finance-db', '2026-07-20T01:00:00Z', '{}', now()),
             ('source_late', 'lofin', '2026-07-20T01:00:00Z', '{}', now() - interval '8 days')`);
  });

  it('shows the instances that are there or were just cut off, and how far behind each is', async () => {
    const { instances } = await readStatus(db.web, ASKER);
    expect(instances).toMatchObject([
      {
        name: 'a:3000',
        build: 'c0de',
        position: 2,
        behind: 0,
        oldestUndeliveredAt: null,
        attempts: 0,
        silent: false,
      },
      {
        name: 'b:3000',
        build: null,
        position: 1,
        behind: 1,
        oldestUndeliveredAt: '2026-07-20T00:00:02.000Z',
        attempts: 4,
        lastError: 'HTTP 500',
        silent: true,
      },
    ]);
  });

  it('shows that the worker is missing, what its jobs did lately, and the alerts', async () => {
    const status = await readStatus(db.web, ASKER);
    expect(status.worker).toMatchObject({ workers: [], missing: true });
    // The pull of July is a job of long ago.
    expect(status.worker.jobs).toMatchObject([
      { job: 'clean', outcome: 'failed', failures: 3, error: 'no room' },
    ]);
    expect(status.alerts.open).toMatchObject([{ kind: 'job_failing', subject: 'clean', resolvedAt: null }]);
    expect(status.alerts.resolved).toMatchObject([{ kind: 'source_late', subject: 'finance-db' }]);
    const text = statusText(status);
    expect(text).toContain('The worker’s job “Clean up old records” failed 3 times in a row.');
    expect(text).toContain('no worker has been heard of since');
    expect(text).toContain('Instance b:3000: at entry 1, 1 behind');
    expect(JSON.parse(JSON.stringify(status))).toEqual(status);
  });
});

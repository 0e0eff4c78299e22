import http from 'node:http';
import type net from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { alertText } from '@/lib/content/alert-text';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { measureFeedLag } from '@/lib/pipeline/feed-lag';
import { sync } from '@/lib/pipeline/sync';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { watch, type WatchOptions } from '@/lib/worker/jobs/watch';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.owner.query(
    "TRUNCATE alert, site_instance, job_state, worker, outbox, feed_lag; UPDATE run SET state = 'done'",
  );
});

const MINUTE = 60_000;

async function look(more: Partial<WatchOptions> = {}, now = new Date()): Promise<void> {
  const watched = [{ source: 'finance-db', job: 'pull-finance-db', origin: '', rhythm: { minutes: 5 } }];
  const measure = () => measureFeedLag(db.sync, db.financeReader);
  await watch({ pool: db.sync, watched, measure, webhook: null, ...more }, now);
}

async function open(): Promise<string[]> {
  const { rows } = await db.web.query<{ name: string }>(
    `SELECT kind || ' ' || subject AS name FROM alert WHERE resolved_at IS NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

const insert = (code: string) =>
  `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm)
   VALUES (2026, '1111000', '01', '${code}', '사업 ${code}', '100', '일반회계')`;

describe('an alert', () => {
  it('is raised while a forgotten transaction stalls the feed, between pulls, and resolved when it is over', async () => {
    await sync({ pool: db.sync, source: financeDbSource(db.financeReader) });
    const forgotten = new pg.Client({ connectionString: db.urls['finance-owner'] });
    await forgotten.connect();
    await forgotten.query(`BEGIN; ${insert('open')}`);
    await db.financeOwner.query(insert('committed'));
    await look();
    expect(await open()).toEqual([]);
    // A quarter of an hour later.
    await db.financeOwner.query(`UPDATE finance.change SET changed_at = changed_at - interval '16 minutes'`);
    await look();
    expect(await open()).toEqual(['feed_stalled finance-db']);
    const { rows } = await db.web.query<{ since: Date; id: string }>('SELECT id, since FROM alert');
    expect((Date.now() - (rows[0]?.since.getTime() ?? 0)) / MINUTE).toBeGreaterThan(15.9);
    // It lasts: the same alert, seen again.
    await look();
    expect((await db.web.query('SELECT id FROM alert')).rows).toEqual([{ id: rows[0]?.id }]);
    await forgotten.query('COMMIT');
    await forgotten.end();
    await vi.waitFor(async () => {
      await look();
      expect(await open()).toEqual([]);
    }, 20_000);
    const resolved = await db.web.query('SELECT resolved_at > raised_at AS over FROM alert');
    expect(resolved.rows).toEqual([{ over: true }]);
  });

  it('is raised for a source that is late for its rhythm, whoever reads it', async () => {
    await db.sync.query(
      `INSERT INTO job_state (job, outcome, started_at, succeeded_at, error) VALUES ('pull-finance-db', 'failed', now(), now() - interval '20 minutes', 'away')`,
    );
    await db.owner.query(`UPDATE run SET finished_at = now() - interval '20 minutes'`);
    await look();
    expect(await open()).toEqual(['source_late finance-db']);
    // Somebody syncs by hand.
    await db.sync.query(`INSERT INTO run (source, state, finished_at) VALUES ('finance-db', 'done', now())`);
    await look();
    expect(await open()).toEqual([]);
    await look({}, new Date(Date.now() + 16 * MINUTE));
    expect(await open()).toEqual(['source_late finance-db']);
  });

  it('is raised for a daily source three hours after it was due, whatever else was read of it', async () => {
    const watched = [{ source: 'lofin', job: 'pull-lofin', origin: 'QWGJK', rhythm: { hour: 7 } }];
    await db.sync.query(
      `INSERT INTO run (source, origin, state, finished_at)
       VALUES ('lofin', 'QWGJK 2026 as of 2026-11-22', 'done', '2026-11-23T07:30:00+09:00'),
              ('lofin', 'WCEGCF 30 days up to 2026-11-23', 'done', '2026-11-24T08:10:00+09:00')`,
    );
    await look({ watched }, new Date('2026-11-24T09:55:00+09:00'));
    expect(await open()).toEqual([]);
    await look({ watched }, new Date('2026-11-24T10:01:00+09:00'));
    expect(await open()).toEqual(['source_late lofin']);
    await db.sync.query(`DELETE FROM alert`);
    await db.owner.query(`UPDATE run SET state = 'failed' WHERE source = 'lofin'`);
    await look({ watched }, new Date('2026-11-24T10:01:00+09:00'));
    // Never read, and no worker that could have been waited for: nothing to measure from.
    expect(await open()).toEqual([]);
  });

  it('is raised for a refused run at once, for failed ones after the third in a row', async () => {
    const add = (state: string, error: string) =>
      db.sync.query(`INSERT INTO run (source, state, error, finished_at) VALUES ('file', $1, $2, now())`, [
        state,
        error,
      ]);
    await add('refused', '7 of 100 projects would be removed');
    await look();
    expect(await open()).toEqual(['run_refused file']);
    await add('failed', 'disk full');
    await add('interrupted', 'x');
    await look();
    expect(await open()).toEqual([]);
    await add('failed', 'disk full');
    await look();
    expect(await open()).toEqual(['runs_failing file']);
    const { rows } = await db.web.query(`SELECT detail FROM alert WHERE kind = 'runs_failing'`);
    expect(rows).toMatchObject([{ detail: { failures: 3, error: 'disk full' } }]);
  });

  it('is raised for the search, for a job and for an instance that is behind or silent', async () => {
    await db.sync.query(
      `INSERT INTO job_state (job, outcome, started_at, failures, error) VALUES ('clean', 'failed', now(), 3, 'no room')`,
    );
    const { rows } = await db.sync.query<{ id: string }>(
      `INSERT INTO outbox (run_id, topic, payload, attempts, created_at) SELECT max(id), t, 'x', 3, now() - interval '6 minutes'
         FROM run, unnest(ARRAY['search', 'page']) t GROUP BY t ORDER BY t RETURNING id`,
    );
    const newest = rows.at(-1)?.id ?? '0';
    const add = (name: string, position: string) =>
      db.web.query(
        'INSERT INTO site_instance (id, name, build_entry, position) VALUES (gen_random_uuid(), $1, 0, $2)',
        [name, position],
      );
    await add('told', newest);
    await add('behind', '0');
    await add('restarted', '0');
    await add('restarted', newest);
    await look();
    expect(await open()).toEqual(['delivery_failing search', 'instance_behind behind', 'job_failing clean']);
    await db.web.query(`UPDATE site_instance SET ended_at = now() WHERE name = 'behind'`);
    await look();
    expect(await open()).toEqual(['delivery_failing search', 'job_failing clean']);
  });
});

describe('the webhook of alerts', () => {
  const SECRET = 'hook-secret-4711';
  let server: http.Server;
  let url: string;
  let answers: number[];
  const received: Record<string, unknown>[] = [];
  beforeAll(async () => {
    server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({
          method: request.method,
          type: request.headers['content-type'],
          ...(JSON.parse(body) as object),
        });
        response.statusCode = answers.shift() ?? 204;
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as net.AddressInfo).port}/${SECRET}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    received.length = 0;
    answers = [];
  });

  const webhook = () => ({
    url,
    text: alertText,
    site: 'https://gotgan.example.org',
    secrets: [url, 's3cret'],
  });
  const fail = (error: string) =>
    db.sync.query(
      `INSERT INTO job_state (job, outcome, started_at, failures, error) VALUES ('clean', 'failed', now(), 3, $1)`,
      [error],
    );
  const row = async () => {
    const { rows } = await db.web.query(
      'SELECT raised_sent_at IS NOT NULL AS raised, resolved_sent_at IS NOT NULL AS resolved, send_attempts, send_error FROM alert',
    );
    return rows[0] as unknown;
  };
  const later = () => db.sync.query('UPDATE alert SET next_send_at = now()');

  it('is told once of the beginning and once of the end, and nothing secret', async () => {
    await fail('connect postgresql://u:s3cret@db/x failed');
    await look({ webhook: webhook() });
    await look({ webhook: webhook() });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'POST',
      type: 'application/json; charset=utf-8',
      event: 'raised',
      kind: 'job_failing',
      subject: 'clean',
      resolved_at: null,
      url: 'https://gotgan.example.org/status',
      detail: { failures: 3 },
    });
    expect(received[0]?.['text']).toContain('3번 이어서 실패');
    expect(received[0]?.['text_en']).toContain('failed 3 times in a row');
    expect(JSON.stringify(received)).not.toContain('s3cret');
    await db.sync.query('UPDATE job_state SET failures = 0');
    await look({ webhook: webhook() });
    await look({ webhook: webhook() });
    expect(received.map(({ event, id }) => [event, id])).toEqual([
      ['raised', received[0]?.['id']],
      ['resolved', received[0]?.['id']],
    ]);
    expect(await row()).toEqual({ raised: true, resolved: true, send_attempts: 0, send_error: null });
  });

  it('is tried again after a pause when it refuses, and its address is not kept', async () => {
    answers = [500, 302];
    await fail('x');
    await look({ webhook: webhook() });
    expect(await row()).toEqual({ raised: false, resolved: false, send_attempts: 1, send_error: 'HTTP 500' });
    await look({ webhook: webhook() });
    expect(received).toHaveLength(1);
    await later();
    await look({ webhook: webhook() });
    expect(received).toHaveLength(2);
    await later();
    await look({ webhook: webhook() });
    expect(await row()).toEqual({ raised: true, resolved: false, send_attempts: 0, send_error: null });
  });

  it('that cannot be reached is said so, without its address', async () => {
    await fail('x');
    await look({ webhook: { ...webhook(), url: `http://127.0.0.1:1/${SECRET}` } });
    const { rows } = await db.web.query<{ all: string }>('SELECT to_jsonb(alert)::text AS all FROM alert');
    expect(rows[0]?.all).toContain('"send_error": "');
    expect(rows[0]?.all).not.toContain(SECRET);
  });
});

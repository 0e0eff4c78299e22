import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { drainDueSearch, drainSearch } from '@/lib/search/drain';
import { putProjects } from '@/lib/search/fixture.test-support';
import { postgresWriter } from '@/lib/search/postgres/writer';

describe('draining the outbox', () => {
  let db: TestDatabase;
  const waiting = async () => {
    const { rows } = await db.sync.query<{ attempts: number; delivered: boolean }>(
      `SELECT attempts, delivered_at IS NOT NULL AS delivered FROM outbox WHERE topic = 'search' ORDER BY id`,
    );
    return rows;
  };
  const documents = async () => {
    const { rows } = await db.web.query<{ n: number }>(`SELECT count(*)::int AS n FROM search_document`);
    return rows[0]?.n;
  };

  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterAll(() => db.drop());

  it('has nothing to do where nothing waits', async () => {
    expect(await drainSearch(db.sync)).toBe(0);
  });

  it('leaves documents and delivery undone together when it fails, and does both on the next call', async () => {
    await putProjects(db.sync, [{ name: '도서관 운영', lafCd: '4111000' }]);
    const failing = {
      ...postgresWriter,
      index: async (...given: Parameters<typeof postgresWriter.index>) => {
        await postgresWriter.index(...given);
        throw new Error('the engine went away');
      },
    };
    await expect(drainSearch(db.sync, failing)).rejects.toThrow('the engine went away');
    expect(await waiting()).toEqual([{ attempts: 1, delivered: false }]);
    expect(await documents()).toBe(0);
    const { rows } = await db.web.query(
      `SELECT last_error, next_attempt_at - clock_timestamp() BETWEEN '4 seconds' AND '10 seconds' AS soon FROM outbox`,
    );
    expect(rows).toEqual([{ last_error: 'the engine went away', soon: true }]);
    // Until then nobody tries by himself; who asks outright is answered.
    expect(await drainDueSearch(db.sync)).toBeNull();
    expect(await drainSearch(db.sync)).toBe(1);
    expect(await waiting()).toEqual([{ attempts: 2, delivered: true }]);
    expect(await documents()).toBe(1);
  });

  it('waits longer after each failure, an hour at most, and tries again when the time has come', async () => {
    await putProjects(db.sync, [{ name: '낡은 도서관', lafCd: '4111000' }]);
    const failing = { ...postgresWriter, index: () => Promise.reject(new Error('away')) };
    const pauses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      await expect(drainSearch(db.sync, failing)).rejects.toThrow('away');
      const { rows } = await db.sync.query<{ pause: number }>(
        `SELECT extract(epoch FROM next_attempt_at - clock_timestamp())::float AS pause FROM outbox WHERE delivered_at IS NULL`,
      );
      pauses.push(rows[0]?.pause ?? 0);
    }
    expect(pauses[0]).toBeLessThanOrEqual(10);
    expect(pauses[4]).toBeGreaterThan(79);
    expect(pauses[4]).toBeLessThanOrEqual(160);
    expect(pauses[11]).toBeGreaterThan(1790);
    expect(pauses[11]).toBeLessThanOrEqual(3600);
    await db.sync.query(`UPDATE outbox SET next_attempt_at = clock_timestamp() WHERE delivered_at IS NULL`);
    expect(await drainDueSearch(db.sync)).toBe(1);
  });

  it('does the work once when two drain at the same time', async () => {
    await putProjects(db.sync, [
      { name: '작은 도서관', lafCd: '4111000' },
      { name: '큰 도서관', lafCd: '4111000' },
    ]);
    const done = await Promise.all([drainSearch(db.sync), drainSearch(db.sync)]);
    expect(done.sort()).toEqual([0, 2]);
  });

  it('makes documents of an earlier form anew, in a table of the owner with the same indexes', async () => {
    const indexes = async () => {
      const { rows } = await db.web.query<{ indexdef: string; tableowner: string }>(
        `SELECT i.indexdef, t.tableowner FROM pg_indexes i JOIN pg_tables t USING (schemaname, tablename)
          WHERE tablename = 'search_document' ORDER BY indexname`,
      );
      return rows;
    };
    const before = await indexes();
    expect(before.map(({ indexdef }) => indexdef)).toContain(
      'CREATE INDEX search_document_grams ON public.search_document USING gin (grams)',
    );
    const all = await documents();
    expect(await drainDueSearch(db.sync)).toBeNull();
    await db.sync.query(`UPDATE search_state SET version = 0`);
    expect(await drainDueSearch(db.sync)).toBe(all);
    expect(await documents()).toBe(all);
    expect(await indexes()).toEqual(before);
    expect(await drainDueSearch(db.sync)).toBeNull();
    await putProjects(db.sync, [{ name: '새 도서관', lafCd: '4111000' }]);
    expect(await drainSearch(db.sync)).toBe(1);
  });

  it('names an outbox row that names no run', async () => {
    await db.sync.query(
      `INSERT INTO outbox (run_id, topic, payload) SELECT max(id), 'search', 'all' FROM run`,
    );
    await expect(drainSearch(db.sync)).rejects.toThrow(/outbox row \d+: "all" is not the number of a run/);
  });

  it('keeps the site from writing', async () => {
    await expect(drainSearch(db.web)).rejects.toThrow(/permission denied/);
    await expect(db.web.query('SELECT begin_search_rebuild()')).rejects.toThrow(/permission denied/);
    await expect(db.web.query('DELETE FROM search_document')).rejects.toThrow(/permission denied/);
  });
});

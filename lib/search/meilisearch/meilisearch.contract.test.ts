import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findMeilisearch, type RunningMeilisearch, startMeilisearch } from '@/lib/cli/site/meilisearch';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { readEnv } from '@/lib/env';
import { listGovernments } from '@/lib/queries/governments';
import { describeSearchEngine } from '@/lib/search/contract';
import { query } from '@/lib/search/contract-data';
import { repairSearch } from '@/lib/search/drain';
import { withFallback } from '@/lib/search/fallback';
import { expectedState } from '@/lib/search/fingerprint';
import { putProjects } from '@/lib/search/fixture.test-support';
import { type FollowingEngine, followSearch } from '@/lib/search/follow';
import { connect, indexNames, projectsIndex } from '@/lib/search/meilisearch/connection';
import { searchOnlyKey } from '@/lib/search/meilisearch/keys';
import { meilisearchReader } from '@/lib/search/meilisearch/reader';
import { storedStamps } from '@/lib/search/meilisearch/state';
import { meilisearchWriter } from '@/lib/search/meilisearch/writer';
import { postgresReader } from '@/lib/search/postgres/reader';

const { MEILISEARCH_HOST: given, MEILISEARCH_ADMIN_KEY: givenKey } = readEnv();
const program = findMeilisearch();
const there = program !== null || given !== undefined;

let server: RunningMeilisearch | undefined;
let folder: string | undefined;

/** The server that was named, or one of our own on the program that is on the PATH. */
async function openServer(): Promise<{ host: string; key: string | undefined }> {
  if (given !== undefined) return { host: given, key: givenKey };
  folder ??= mkdtempSync(path.join(os.tmpdir(), 'gotgan-meilisearch-'));
  server ??= await startMeilisearch(program ?? '', folder);
  return { host: server.host, key: server.masterKey };
}

async function open() {
  const { host, key } = await openServer();
  const db = await createTestDatabase(inject('testServer'));
  const client = connect(host, key);
  const prefix = `test_${randomBytes(6).toString('hex')}_`;
  const indexes = indexNames(prefix);
  const close = async () => {
    for (const uid of [indexes.projects, indexes.governments, indexes.glossary])
      await client.deleteIndexIfExists(uid);
    await db.drop();
  };
  const writer = meilisearchWriter(client, indexes);
  return {
    reader: meilisearchReader(client, indexes),
    writer,
    register: () => listGovernments(db.web),
    sync: db.sync,
    close,
    client,
    indexes,
    prefix,
    db,
    host,
  };
}

if (!there)
  it.skip('Meilisearch: no server is named by MEILISEARCH_HOST, and no program of its name is on the PATH', () =>
    undefined);
else describeMeilisearch();

function describeMeilisearch(): void {
  afterAll(async () => {
    await server?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  describeSearchEngine('Meilisearch', open);

  describe('beside the database', () => {
    let at: Awaited<ReturnType<typeof open>>;
    let engine: FollowingEngine;
    let db: TestDatabase;
    beforeAll(async () => {
      at = await open();
      db = at.db;
      engine = { writer: at.writer, stamps: () => storedStamps(projectsIndex(at.client, at.indexes)) };
    });
    afterAll(() => at.close());

    it('follows the runs of the database, and does nothing where there is none', async () => {
      await putProjects(db.sync, [
        { name: '도서관 운영', lafCd: '4111000' },
        { name: '작은 도서관', lafCd: '4111000' },
      ]);
      expect(await followSearch(db.sync, engine)).toEqual({ written: 2, repaired: 0 });
      expect(await followSearch(db.sync, engine)).toBeNull();
      await putProjects(db.sync, [{ name: '작은 도서관', lafCd: '4111000', spent: 7 }]);
      await putProjects(db.sync, [{ name: '큰 도서관', lafCd: '4111000' }]);
      expect(await followSearch(db.sync, engine)).toEqual({ written: 2, repaired: 0 });
      expect(await at.reader.state()).toEqual(await expectedState(db.sync));
    });

    it('mends what was lost there, and notes it', async () => {
      const index = projectsIndex(at.client, at.indexes);
      await at.client.tasks.waitForTask(await index.deleteDocuments({ filter: 'spent = 7' }));
      expect(await at.reader.state()).not.toEqual(await expectedState(db.sync));
      await putProjects(db.sync, [{ name: '큰 도서관', lafCd: '4111000', spent: 8 }]);
      expect(await followSearch(db.sync, engine)).toEqual({ written: 2, repaired: 1 });
      expect(await at.reader.state()).toEqual(await expectedState(db.sync));
      const { rows } = await db.web.query(
        `SELECT documents, repaired, error FROM search_state WHERE engine = 'meilisearch'`,
      );
      expect(rows).toEqual([{ documents: 3, repaired: 1, error: null }]);
      expect(await repairSearch(db.sync, at.writer)).toBe(0);
    });

    it('is made anew where its documents are of another form', async () => {
      await db.sync.query(`UPDATE search_state SET version = 0 WHERE engine = 'meilisearch'`);
      expect(await followSearch(db.sync, engine)).toEqual({ written: 3, repaired: 0 });
      expect(await at.reader.state()).toEqual(await expectedState(db.sync));
      expect((await at.reader.search(query('도서관'))).total).toBe(3);
    });

    it('is searched with a key that may search and nothing else', async () => {
      const key = await searchOnlyKey(at.client, at.prefix);
      expect(await searchOnlyKey(at.client, at.prefix)).toBe(key);
      const visitor = connect(at.host, key);
      expect((await meilisearchReader(visitor, at.indexes).search(query('도서관'))).total).toBe(3);
      await expect(visitor.index(at.indexes.projects).addDocuments([{ key: 'x' }])).rejects.toThrow(
        /invalid/,
      );
      await expect(visitor.index('another').search('x')).rejects.toThrow(/API key/);
    });

    it('going away, leaves the search to the database, and is asked again later', async () => {
      let now = 0;
      let away = true;
      const flaky = {
        ...at.reader,
        search: (asked: Parameters<typeof at.reader.search>[0]) =>
          away
            ? meilisearchReader(connect('http://127.0.0.1:9', undefined, 500), at.indexes).search(asked)
            : at.reader.search(asked),
      };
      const reader = withFallback(flaky, postgresReader(db.web), () => now);
      expect((await reader.search(query('도서관'))).by).toBe('postgresql');
      away = false;
      expect((await reader.search(query('도서관'))).by).toBe('postgresql');
      now = 11_000;
      expect((await reader.search(query('도서관'))).by).toBe('meilisearch');
    });

    it('notes why it could not follow', async () => {
      await putProjects(db.sync, [{ name: '먼 도서관', lafCd: '4111000' }]);
      const lost = connect('http://127.0.0.1:9', undefined, 500);
      const gone: FollowingEngine = {
        writer: meilisearchWriter(lost, at.indexes),
        stamps: () => storedStamps(projectsIndex(lost, at.indexes)),
      };
      await expect(followSearch(db.sync, gone)).rejects.toThrow();
      const { rows } = await db.web.query(
        `SELECT error IS NOT NULL AND failed_at IS NOT NULL AS noted FROM search_state WHERE engine = 'meilisearch'`,
      );
      expect(rows).toEqual([{ noted: true }]);
      expect(await followSearch(db.sync, engine)).toEqual({ written: 1, repaired: 0 });
    });
  });
}

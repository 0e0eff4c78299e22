import { afterAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { listGovernments } from '@/lib/queries/governments';
import { describeSearchEngine } from '@/lib/search/contract';
import { countCommonTexts } from '@/lib/search/postgres/common';
import { postgresReader } from '@/lib/search/postgres/reader';
import { postgresWriter } from '@/lib/search/postgres/writer';

describeSearchEngine('PostgreSQL', async () => {
  const db = await createTestDatabase(inject('testServer'));
  return {
    reader: postgresReader(db.web),
    writer: postgresWriter,
    register: () => listGovernments(db.web),
    sync: db.sync,
    close: () => db.drop(),
  };
});

describe('words counted beforehand', () => {
  let db: TestDatabase;

  /** Every word of the first documents is one; afterwards their counts are moved. Nothing is few: all pages are walked. */
  describeSearchEngine('PostgreSQL, all words counted beforehand', async () => {
    db = await createTestDatabase(inject('testServer'));
    let counted = false;
    const writer: typeof postgresWriter = {
      ...postgresWriter,
      index: async (transaction, runIds) => {
        const written = await postgresWriter.index(transaction, runIds);
        if (!counted) await countCommonTexts(transaction, { least: 1 });
        counted = true;
        return written;
      },
    };
    const register = () => listGovernments(db.web);
    return {
      reader: postgresReader(db.web, 0),
      writer,
      register,
      sync: db.sync,
      close: () => Promise.resolve(),
    };
  });
  afterAll(() => db.drop());

  it('moved as counting them anew says', async () => {
    const read = async () =>
      (
        await db.sync.query(
          `SELECT text, group_id, exact, prefix, word, part FROM search_common
            WHERE exact + prefix + word + part > 0 ORDER BY 1, 2`,
        )
      ).rows as { text: string }[];
    const moved = await read();
    const texts = new Set(moved.map(({ text }) => text));
    expect(texts.size).toBeGreaterThan(20);
    const client = await db.sync.connect();
    await countCommonTexts(client, { least: 1 });
    client.release();
    expect((await read()).filter(({ text }) => texts.has(text))).toEqual(moved);
  });
});

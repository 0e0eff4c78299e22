import { inject } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing';
import { describeSearchEngine } from '@/lib/search/contract';
import { postgresReader } from '@/lib/search/postgres/reader';
import { postgresWriter } from '@/lib/search/postgres/writer';

describeSearchEngine('PostgreSQL', async () => {
  const db = await createTestDatabase(inject('testServer'));
  return { reader: postgresReader(db.web), writer: postgresWriter, sync: db.sync, close: () => db.drop() };
});

import { afterAll, expect, inject, it } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing';
import { Inputs, testRow } from '@/lib/pipeline/sync.test-support';

const inputs = new Inputs();
afterAll(() => inputs.remove());

it('a loaded year has the indexes of its parents and no other', async () => {
  const db = await createTestDatabase(inject('testServer'));
  try {
    await inputs.sync(db.sync, [testRow('a')], { partial: false });
    const { rows } = await db.owner.query(`
      SELECT c.relname AS table, count(*)::int AS indexes, count(i.inhparent)::int AS attached
        FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid LEFT JOIN pg_inherits i ON i.inhrelid = x.indexrelid
       WHERE c.relname IN ('project_2026', 'project_revision_2026') GROUP BY 1 ORDER BY 1`);
    expect(rows).toEqual([
      { table: 'project_2026', indexes: 3, attached: 3 },
      { table: 'project_revision_2026', indexes: 1, attached: 1 },
    ]);
    const { rows: rights } = await db.owner.query(
      `SELECT has_table_privilege('gotgan_sync', 'project_2026', 'DELETE') AS may_delete`,
    );
    expect(rights).toEqual([{ may_delete: false }]);
  } finally {
    await db.drop();
  }
});

import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { Inputs, stateOf, testRow } from '@/lib/pipeline/sync.test-support';

const inputs = new Inputs();
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(async () => {
  await db.drop();
  inputs.remove();
});

const CODES = Array.from({ length: 5200 }, (_, at) => String(10_000 + at));
const day = (asOf: string, spent: number, codes: readonly string[]) =>
  codes.map((code) => testRow(code, { exe_ymd: asOf, ep_amt: spent }));

async function slices(): Promise<unknown> {
  const { rows } = await db.owner.query(
    'SELECT slice, kind, count(*)::int AS rows, min(rev) > 0 AS numbered FROM project_revision GROUP BY 1, 2 ORDER BY 1, 2',
  );
  return rows;
}

describe('a day on which much of a year changes', () => {
  it('has its revisions in a slice of the year, attached with its index, closed to the sync', async () => {
    await inputs.sync(db.sync, day('20260131', 400, CODES), { partial: false });
    const report = await inputs.sync(db.sync, day('20260228', 500, CODES.slice(0, 5100)), {
      partial: false,
      acceptRemovals: true,
    });
    expect(report).toMatchObject({ updated: 5100, removed: 100 });
    expect(await slices()).toEqual([
      { slice: 0, kind: 'inserted', rows: 5200, numbered: true },
      { slice: 0, kind: 'removed', rows: 100, numbered: true },
      { slice: 1, kind: 'updated', rows: 5100, numbered: true },
    ]);
    const { rows } = await db.owner.query(
      `SELECT has_table_privilege('gotgan_sync', 'project_revision_2026_1', 'INSERT') AS may_insert,
              (SELECT count(*)::int FROM pg_index WHERE indrelid = 'project_revision_2026_1'::regclass) AS indexes,
              (SELECT count(*)::int FROM pg_constraint WHERE conrelid = 'project_revision_2026_1'::regclass AND conname = 'loaded') AS marks`,
    );
    expect(rows).toEqual([{ may_insert: false, indexes: 1, marks: 0 }]);
    await expect(db.owner.query('DELETE FROM project_revision_2026_1')).rejects.toThrow(/append-only/);
  });

  it('is one history with the days on which little changes', async () => {
    await inputs.sync(db.sync, day('20260331', 600, CODES.slice(0, 10)), { partial: true });
    await inputs.sync(db.sync, day('20260430', 700, CODES), { partial: false });
    const { rows } = await db.web.query(
      `SELECT as_of, kind, spent::int, slice FROM project_revision WHERE dbiz_cd = '10000' ORDER BY rev`,
    );
    expect(rows).toEqual([
      { as_of: '2026-01-31', kind: 'inserted', spent: 400, slice: 0 },
      { as_of: '2026-02-28', kind: 'updated', spent: 500, slice: 1 },
      { as_of: '2026-03-31', kind: 'updated', spent: 600, slice: 0 },
      { as_of: '2026-04-30', kind: 'updated', spent: 700, slice: 2 },
    ]);
  });

  it('has no more slices than can be looked through: later days are written as ordinary ones', async () => {
    for (;;) {
      const { rows } = await db.owner.query<{ name: string | null; slice: number }>(
        'SELECT name, slice FROM begin_revision_slice(2026)',
      );
      if (rows[0]?.name == null) break;
      await db.owner.query('SELECT attach_revision_slice(2026, $1::smallint)', [rows[0].slice]);
    }
    const report = await inputs.sync(db.sync, day('20260531', 800, CODES), { partial: false });
    expect(report).toMatchObject({ updated: 5200, refused: [] });
    const { rows } = await db.owner.query(
      `SELECT slice, count(*)::int AS rows FROM project_revision WHERE spent = 800 GROUP BY 1`,
    );
    expect(rows).toEqual([{ slice: 0, rows: 5200 }]);
  });

  it('ends in the state that rows planned one by one end in', async () => {
    const other = await createTestDatabase(inject('testServer'));
    try {
      for (const [asOf, spent] of [
        ['20260131', 400],
        ['20260228', 500],
      ] as const)
        await inputs.sync(other.sync, day(asOf, spent, CODES), { partial: false, oneByOne: true });
      const own = await createTestDatabase(inject('testServer'));
      try {
        await inputs.sync(own.sync, day('20260131', 400, CODES), { partial: false });
        await inputs.sync(own.sync, day('20260228', 500, CODES), { partial: false });
        const [actual, expected] = [await stateOf(own.owner), await stateOf(other.owner)];
        // Tags of what was sent share entries of the outbox.
        for (const table of Object.keys(expected).filter((name) => name !== 'outbox'))
          expect(isDeepStrictEqual(actual[table], expected[table]), table).toBe(true);
      } finally {
        await own.drop();
      }
    } finally {
      await other.drop();
    }
  });
});

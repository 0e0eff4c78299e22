import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { fileSource } from '@/lib/sources/file/file-source';
import { sync } from '@/lib/pipeline/sync';

const FOLDER = '../shared/data/qwgjk';

describe.skipIf(!existsSync(FOLDER))('sync on published rows', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterEach(() => db.drop());

  const partial = (name: string) =>
    sync({ pool: db.sync, source: fileSource({ path: `${FOLDER}/${name}`, partial: true }) });

  async function totals() {
    const { rows } = await db.web.query<Record<string, string>>(
      `SELECT sum(projects)::text AS projects, count(*)::text AS governments,
              sum(current_budget)::text AS current, sum(spent)::text AS spent
         FROM rollup_government WHERE field_cd = '*'`,
    );
    return rows[0];
  }

  it('takes a first partial snapshot in, and the same again as unchanged', async () => {
    const first = await partial('2026-06-30.csv');
    expect(first).toMatchObject({
      read: 1645,
      inserted: 1645,
      updated: 0,
      unchanged: 0,
      quarantined: 0,
      warnings: [],
    });
    // The home page; of 243 governments the page, its projects and its year; the pages of 전남광주, 영종구 and 제물포구, whose
    // series show what went into them.
    expect(first.pages_invalidated).toBe((1 + 243 * 3 + 3) * 2);
    expect(await totals()).toEqual({
      projects: '1645',
      governments: '243',
      current: '14245365384703',
      spent: '8894271699331',
    });
    const again = await partial('2026-06-30.csv');
    expect(again).toMatchObject({
      read: 1645,
      inserted: 0,
      unchanged: 1645,
      pages_invalidated: 0,
      documents_indexed: 0,
    });
    const { rows } = await db.web.query('SELECT DISTINCT run_id FROM outbox');
    expect(rows).toEqual([{ run_id: '1' }]);
    expect((await db.web.query('SELECT count(*) FROM raw_block')).rows).toEqual([{ count: '1' }]);
  });

  it('takes a delta in', async () => {
    await partial('2026-06-30.csv');
    const delta = await partial('timeline-2026-07-18.csv');
    expect(delta).toMatchObject({ read: 27, inserted: 5, updated: 7, unchanged: 15, quarantined: 0 });
    expect(await totals()).toMatchObject({
      projects: '1650',
      current: '14248564943703',
      spent: '8898354601851',
    });
  });
});

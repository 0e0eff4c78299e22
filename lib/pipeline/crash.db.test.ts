import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { csvOf, Inputs, stateOf, testRow } from '@/lib/pipeline/sync.test-support';
import { type SyncPoint } from '@/lib/pipeline/types';

const POINTS: SyncPoint[] = [
  'begun',
  'planned',
  'gated',
  'revisions',
  'projects',
  'coverage',
  'rolled up',
  'published',
  'committed',
  'indexed',
];

const codes = Array.from({ length: 40 }, (_, index) => String(index));
const BEFORE = codes.map((code) => testRow(code));
// One changed, one gone, one new, one kept out; of another government a first row.
const AFTER = [
  testRow('0', { ep_amt: 999 }),
  ...codes.slice(2).map((code) => testRow(code)),
  testRow('new'),
  testRow('odd', { ep_amt: 'x' }),
  testRow('else', { laf_cd: '1114000' }),
].map((row) => ({ ...row, exe_ymd: '20260718' }));

const inputs = new Inputs();
afterAll(() => inputs.remove());

async function killedAt(point: SyncPoint, url: string, file: string): Promise<NodeJS.Signals | null> {
  const script = path.resolve('lib/pipeline/crash-child.test-support.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, file, 'whole', point], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]; // node's event
  return signal;
}

describe('a sync that is killed', () => {
  let undisturbed: Record<string, unknown[]>;
  beforeAll(async () => {
    const db = await createTestDatabase(inject('testServer'));
    await inputs.sync(db.sync, BEFORE, { partial: false });
    const report = await inputs.sync(db.sync, AFTER, { partial: false });
    expect(report).toMatchObject({ inserted: 2, updated: 1, removed: 1, unchanged: 38, quarantined: 1 });
    undisturbed = await stateOf(db.owner);
    await db.drop();
  });

  it.each(POINTS)(
    'at "%s" leaves the old state or the new one, and the next run converges',
    async (point) => {
      const db: TestDatabase = await createTestDatabase(inject('testServer'));
      try {
        await inputs.sync(db.sync, BEFORE, { partial: false });
        const before = await stateOf(db.owner);
        const file = inputs.file('input.csv', csvOf(AFTER));
        expect(await killedAt(point, db.urls.sync, file)).toBe('SIGKILL');
        const committed = ['committed', 'indexed'].includes(point);
        const left = await stateOf(db.owner);
        if (!committed) expect(left).toEqual(before);
        await inputs.sync(db.sync, AFTER, { partial: false });
        expect(await stateOf(db.owner)).toEqual(undisturbed);
        const { rows } = await db.owner.query('SELECT state FROM run ORDER BY id');
        expect(rows.map(({ state }: { state: string }) => state)).toEqual([
          'done',
          committed ? 'done' : 'interrupted',
          'done',
        ]);
      } finally {
        await db.drop();
      }
    },
  );
});

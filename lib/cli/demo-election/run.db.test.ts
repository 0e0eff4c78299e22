import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { runElection } from '@/lib/cli/demo-election/run';
import type { ElectionSummary } from '@/lib/cli/demo-election/summary';
import { TEST_SECRET } from '@/lib/services/people.test-support';

let db: TestDatabase;
let summary: ElectionSummary;
const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-demo-election-'));
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  db = await createTestDatabase(inject('testServer'));
  summary = await runElection(db, { voters: 60, seed: 7, today: '2026-09-30', folder });
}, 240_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await db.drop();
});

const channel = (casts: number, superseded: number, counted: number, more = {}) => ({
  ...{ casts, superseded, taken_back: 0, invalid: 0, blank: 0, counted },
  ...more,
});

describe('an election of sixty voters', () => {
  it('is held whole, and everything holds', () => {
    expect(summary.ok).toBe(true);
    expect(summary).toMatchObject({
      ...{ election: '4511000-2027', voters: 60, seed: 7, agreed: true, recounted: true, differences: [] },
      invariants: { broken: 0 },
      ledger: { receipts: { checked: 10, in_ledger: 10 }, ok: true },
    });
    expect(summary.stages.map(({ name }) => name)).toEqual([
      'Settings',
      'Rules frozen',
      'Key made by its holders',
      'Opened by two officers',
      'Sheets of paper',
      '56 voters',
      'Sheets entered twice',
      'Box closed',
      'Counted by two machines',
      'Published',
      'Published files loaded',
      'Recounted',
      'Ledger and receipts verified',
    ]);
  });

  /**
   * Four vote on paper in general and town: of their sheets three count, and the last is unclear. The 56 others have 141 ballots: general
   * and town 56 each, youth 19, teen 10. By hand, of those by their number from 0: again 20 (general 8, town 8, youth 3, teen 1); taken
   * back 20, 69 and 118 (teen, town, general); forged 30 and 128 (general both); blank 10, 57 and 104 (youth, town, town), which count as
   * ballots in general and town alone.
   */
  it('counts what was voted', () => {
    expect(
      summary.tracks.map(({ track, electronic, paper }) => ({ track, electronic, paper: paper.counted })),
    ).toEqual([
      { track: 'general', electronic: channel(65, 9, 53, { taken_back: 1, invalid: 2 }), paper: 3 },
      { track: 'town', electronic: channel(65, 9, 55, { taken_back: 1, blank: 2 }), paper: 3 },
      { track: 'youth', electronic: channel(22, 3, 18, { blank: 1 }), paper: 0 },
      { track: 'teen', electronic: channel(12, 2, 9, { taken_back: 1 }), paper: 0 },
    ]);
    // All casts on devices, and six sheets.
    expect(summary.ledger.leaves).toBe(65 + 65 + 22 + 12 + 6);
    expect(
      summary.tracks.map(({ eligible, credentials, paper_check_ins }) => [
        ...[eligible, credentials, paper_check_ins],
      ]),
    ).toEqual([
      [60, 56, 4],
      [60, 56, 4],
      [19, 19, 0],
      [10, 10, 0],
    ]);
  });

  it('leaves what was handed over, found and published', () => {
    expect(readdirSync(folder).toSorted()).toEqual([
      ...['export', 'machine-1', 'machine-1.key', 'machine-2', 'machine-2.key', 'published', 'shares'],
    ]);
    expect(readdirSync(path.join(folder, 'published'))).toContain('statement-2.json');
    expect(readdirSync(path.join(folder, 'published'))).not.toContain('ballots.jsonl');
  });
});

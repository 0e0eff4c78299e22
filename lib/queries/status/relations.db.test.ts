import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { listRelations } from '@/lib/queries/status/relations';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

it('rows of each relation by source: shown, held back, and shown with what they belong to', async () => {
  expect(await listRelations(db.web)).toEqual([]);
  await db.owner.query(
    `INSERT INTO relation_coverage (relation, part, source, fyr, laf_cd, serving, rows, last_as_of, run_id) VALUES
       ('subsidy_award', '', 'finance-db', 0, '', false, 3, '2026-06-30', 1),
       ('contract', '', 'lofin', 2026, '1111000', false, 5, '2026-06-30', 1),
       ('contract', '', 'lofin', 2025, '1111000', true, 2, '2026-06-30', 1),
       ('contract', '', 'finance-db', 2026, '1111000', true, 7, '2026-06-30', 1)`,
  );
  expect(await listRelations(db.web)).toEqual([
    { relation: 'contract', source: 'finance-db', shownRows: 7, heldBackRows: 0 },
    { relation: 'contract', source: 'lofin', shownRows: 2, heldBackRows: 5 },
    { relation: 'subsidy_award', source: 'finance-db', shownRows: 3, heldBackRows: 0 },
  ]);
});

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { diffDocument } from '@/lib/cli/diff-document';
import { diffText } from '@/lib/cli/diff-text';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type Register, registerOf } from '@/lib/domain/governments';
import type { Span } from '@/lib/domain/history';
import { readDifference } from '@/lib/queries/as-of/difference';
import { listGovernments } from '@/lib/queries/governments';
import { addCoverage, addRevision, addRun, type ProjectFixture } from '@/tests/support/fixtures';

const HOENGSEONG = '4272000';
const GANGWON = '4200000';

let db: TestDatabase;
let register: Register;
let span: Span;

const row = (id: string, more: Partial<ProjectFixture>): ProjectFixture => ({
  id: id.repeat(16),
  lafCd: HOENGSEONG,
  name: `사업 ${id}`,
  current: 1_000,
  spent: 100,
  ...more,
});

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  register = registerOf(await listGovernments(db.web));
  await db.owner.query('SELECT ensure_project_year(2026)');
  const june = await addRun(db.owner, '2026-06-30');
  const july = await addRun(db.owner, '2026-07-20');
  const day = { asOf: '2026-07-20' };
  for (const lafCd of [HOENGSEONG, GANGWON]) await addCoverage(db.owner, june, { lafCd });
  await addRevision(db.owner, june, 'inserted', row('a', {}));
  await addRevision(db.owner, june, 'inserted', row('b', { spent: null }));
  await addRevision(db.owner, june, 'inserted', row('c', {}));
  await addRevision(db.owner, june, 'inserted', row('e', { lafCd: GANGWON, current: 7, spent: 7 }));
  await addRevision(db.owner, july, 'updated', row('a', { ...day, spent: 300, name: '새 이름' }));
  await addRevision(db.owner, july, 'removed', row('b', { ...day, spent: null }));
  // Seen again as it was: no change.
  await addRevision(db.owner, july, 'updated', row('c', day));
  await addRevision(db.owner, july, 'inserted', row('d', { ...day, current: null, spent: -5 }));
  span = { from: { asOf: '2026-06-30', run: july }, to: { asOf: '2026-07-20', run: july } };
});
afterAll(() => db.drop());

async function written(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const differences = (codes: readonly string[], between = span) =>
  readDifference(db.web, register, codes, between);

interface Document {
  changes: { id: string; kind: string; before: unknown; after: unknown }[];
  governments: { measures: Record<string, unknown> }[];
}

describe('the document of a difference', () => {
  const read = async (codes: readonly string[], between = span) =>
    // The test is of the document's shape.
    JSON.parse(await written(diffDocument(between, null, differences(codes, between)))) as Document;

  it('tells every change, field by field, and nothing else', async () => {
    const document = await read([GANGWON, HOENGSEONG]);
    expect(document).toMatchObject({
      from: { as_of: '2026-06-30', run: span.from.run },
      to: { as_of: '2026-07-20' },
      government: null,
      counts: { inserted: 1, removed: 1, changed: 1 },
    });
    expect(document.changes.map(({ id, kind }) => [id.slice(0, 1), kind])).toEqual([
      ['a', 'changed'],
      ['b', 'removed'],
      ['d', 'inserted'],
    ]);
    const [changed, removed, inserted] = document.changes;
    expect(changed).toMatchObject({ year: 2026, government: HOENGSEONG });
    expect(changed?.before).toEqual({ name: '사업 a', spent: 100 });
    expect(changed?.after).toEqual({ name: '새 이름', spent: 300 });
    expect(removed).toMatchObject({ before: { name: '사업 b', current: 1_000, spent: null }, after: null });
    expect(inserted).toMatchObject({ before: null, after: { planned: null, current: null, spent: -5 } });
  });

  it('sums before and after, missing amounts left out and counted', async () => {
    const { governments } = await read([HOENGSEONG]);
    expect(governments).toHaveLength(1);
    expect(governments[0]).toMatchObject({
      government: HOENGSEONG,
      tier: 'lower',
      year: 2026,
      projects: { before: 3, after: 3, difference: 0 },
    });
    expect(governments[0]?.measures).toMatchObject({
      current: { before: 3_000, after: 2_000, difference: -1_000, missing_before: 0, missing_after: 1 },
      spent: { before: 200, after: 395, difference: 195, missing_before: 1, missing_after: 0 },
    });
  });

  it('is a whole document where nothing changed', async () => {
    expect(await read([GANGWON])).toMatchObject({
      changes: [],
      governments: [],
      tiers: [],
      counts: { inserted: 0, removed: 0, changed: 0 },
    });
  });

  it('counts from nothing before the first day', async () => {
    const early = { from: { ...span.from, asOf: '2026-01-01' }, to: { ...span.to, asOf: '2026-06-30' } };
    const document = await read([HOENGSEONG], early);
    expect(document).toMatchObject({ counts: { inserted: 3 } });
    expect(document.governments[0]?.measures).toMatchObject({
      spent: { before: null, after: 200, difference: null },
    });
  });
});

describe('the text of a difference', () => {
  it('names governments, sums and projects', async () => {
    const text = await written(diffText(span, register, differences([HOENGSEONG])));
    expect(text).toContain('강원횡성군 (4272000) 2026: 1 changed, 1 inserted, 1 removed');
    expect(text).toContain('spent    ₩200 → ₩395 (+₩195)');
    expect(text).toContain('name 사업 a → 새 이름, spent ₩100 → ₩300');
    expect(await written(diffText(span, register, differences([GANGWON])))).toContain('Nothing changed.');
  });
});

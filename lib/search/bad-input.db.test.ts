import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Government } from '@/lib/domain/governments';
import { parseSearchState } from '@/lib/domain/search';
import { listGovernments } from '@/lib/queries/governments';
import { PROJECTS } from '@/lib/search/contract-data';
import { drainSearch } from '@/lib/search/drain';
import { putProjects } from '@/lib/search/fixture.test-support';
import { postgresReader } from '@/lib/search/postgres/reader';
import { searchProjects } from '@/lib/search/projects';
import { suggestFor } from '@/lib/search/suggestions';
import { times } from '@/tests/support/sample';

describe('whatever is typed or stands in an address', () => {
  let db: TestDatabase;
  let governments: Government[];
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await putProjects(db.sync, PROJECTS);
    await drainSearch(db.sync);
    governments = await listGovernments(db.web);
  });
  afterAll(() => db.drop());

  const context = () => ({
    governments,
    today: '2026-07-31',
    reader: postgresReader(db.web),
    documents: db.web,
  });
  const search = (params: URLSearchParams) => {
    const { state, problems } = parseSearchState(params, new Set(governments.map(({ lafCd }) => lafCd)));
    return searchProjects(state, context()).then((outcome) => ({ outcome, problems }));
  };

  /** How many problems each has at least, and the kind of the first. */
  it.each([
    ['unbalanced quotes', 'q=도서관 "작은', 'unclosed-quote'],
    ['ten thousand characters', `q=${'가'.repeat(10_000)}`, 'too-long'],
    ['an unknown field', 'q=colour:red', 'unknown-name'],
    ['an impossible range', 'q=spent>3억 spent<2억', 'impossible-range'],
    ['a range the wrong way round', 'q=spent:3억..2억', 'impossible-range'],
    ['a page beyond all', 'page=1000000000', 'page'],
    ['five hundred filters', Array.from({ length: 500 }, (_, i) => `account=a${i}`).join('&'), 'too-many'],
    ['a government that never was', 'government=9999999', 'unknown-government'],
  ])('%s is named', async (_, address, kind) => {
    const { outcome, problems } = await search(new URLSearchParams(address));
    if (outcome.kind !== 'found') throw new Error(outcome.kind);
    expect([...problems, ...outcome.result.problems].map((problem) => problem.kind)).toContain(kind);
  });

  it.each([
    `'; DROP TABLE search_document; --`,
    `" OR 1=1 --`,
    `<script>alert(1)</script>`,
    `%' OR '%'='`,
    `\\ \\\\ \u0000 \ud800`,
    `${'-'.repeat(190)}`,
    `${'"'.repeat(190)}`,
    `spent>${'9'.repeat(39)}`,
    `year:2026..2025`,
    '[가-힣]* ^.*$ (?:',
  ])('%s finds nothing it should not, and harms nothing', async (q) => {
    const { outcome } = await search(new URLSearchParams({ q }));
    expect(outcome.kind).toBe('found');
    expect((await db.web.query('SELECT count(*)::int AS n FROM search_document')).rows).toEqual([{ n: 15 }]);
  });

  it('is answered without help where help would take too long', async () => {
    const reader = postgresReader(db.web);
    const late: typeof reader = {
      ...reader,
      search: (query, until) => reader.search(query, until === undefined ? undefined : performance.now()),
    };
    const { state } = parseSearchState(new URLSearchParams({ q: '도서괸' }));
    const outcomes = await Promise.all(
      [reader, late].map((one) => searchProjects(state, { ...context(), reader: one })),
    );
    expect(
      outcomes.map((outcome) => (outcome.kind === 'found' ? outcome.result.help?.kind : outcome.kind)),
    ).toEqual(['spelling', undefined]);
  });

  it('is answered, or named, and nothing else', async () => {
    const piece = fc.constantFrom(
      ...[
        '"',
        '-',
        ':',
        '>',
        '<=',
        '..',
        ' ',
        ',',
        '(',
        '%',
        '_',
        '\\',
        "'",
        '😀',
        'ㄷㅅ',
        '도서관',
        '청년월새',
        '수원',
      ],
      ...[
        'spent',
        '지역',
        '분야',
        '회계',
        'year',
        '2026',
        '3억',
        '5천만',
        '30%',
        '老人',
        'CCTV',
        '41280002026A0017',
        '\u0000',
      ],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 14 }).map((all) => all.join('')),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    const name = fc.constantFrom(
      'q',
      'year',
      'field',
      'account',
      'government',
      'upper',
      'sort',
      'order',
      'page',
      'size',
      'removed',
    );
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.tuple(name, text), { maxLength: 3 }), async (q, others) => {
        const { outcome } = await search(
          new URLSearchParams([['q', q], ...others.filter(([other]) => other !== 'q')]),
        );
        expect(outcome.kind).toBe('found');
        const offered = await suggestFor(q, context());
        expect(offered.projects.length).toBeLessThanOrEqual(8);
      }),
      { numRuns: times(60, 600), seed: 20_261_130 },
    );
  });
});

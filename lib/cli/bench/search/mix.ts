import type { Pool } from 'pg';
import { JUDGED } from '@/lib/cli/bench/search/judged';
import { seededQueries } from '@/lib/cli/bench/search/seeded';
import type { BenchProject } from '@/lib/cli/bench/search/fill';
import { initialsOf, shadowOf } from '@/lib/domain/search';

/** A query of the mix: its address, and what kind it is of. */
export interface MixedQuery {
  kind: 'hand' | 'seed' | 'common' | 'filter';
  address: string;
}

const SEEDED = 100;
const COMMON = 20;

/** Only conditions and filters, no words. */
const FILTERS = [
  '',
  'year=2026',
  'government=4111000',
  'upper=4100000',
  'field=080',
  'field=none',
  'account=일반회계',
  'field=080&field=090&year=2026',
  'upper=4100000&field=140',
  'upper=1100000&account=일반회계&year=2026',
  'government=4111000&government=4113000&field=060',
  'sort=spent',
  'sort=rate&field=120',
  'sort=name&government=1111000',
  'q=spent>1억',
  'q=예산>=10억 분야:복지',
  'q=rate<30% 지역:경기',
  'q=budget:1천만..5천만 year:2026',
  'q=지출>3억 5천만 field:culture',
  'q=rate>100%',
];

/** The judged queries, the commonest words of the names that are there, and queries without words. */
export async function mixOf(
  web: Pool,
  seed: number,
  projects: readonly BenchProject[],
): Promise<MixedQuery[]> {
  const { rows } = await web.query<{ word: string }>(
    `SELECT word FROM (SELECT unnest(string_to_array(btrim(words), ' ')) AS word FROM search_document) said
      WHERE length(word) > 1 GROUP BY word ORDER BY count(*) DESC, word LIMIT ${COMMON}`,
  );
  const q = (text: string) => new URLSearchParams({ q: text }).toString();
  return [
    ...JUDGED.map((one) => ({ kind: 'hand' as const, address: q(one.q) })),
    ...seededQueries(seed, projects, SEEDED).map((one) => ({ kind: 'seed' as const, address: q(one.q) })),
    ...rows.map(({ word }) => ({ kind: 'common' as const, address: q(word) })),
    ...FILTERS.map((address) => ({
      kind: 'filter' as const,
      address: new URLSearchParams(address).toString(),
    })),
  ];
}

/** What somebody types on the way to a name: its first letters, and the initial consonants of its beginning. */
export function typedSoFar(projects: readonly BenchProject[]): string[] {
  const step = Math.max(1, Math.floor(projects.length / 60));
  return projects
    .filter((_, at) => at % step === 0)
    .flatMap(({ name }) => {
      const shadow = shadowOf(name);
      return [shadow.slice(0, 1), shadow.slice(0, 2), shadow.slice(0, 4), initialsOf(shadow).slice(0, 3)];
    })
    .filter((text) => text !== '');
}

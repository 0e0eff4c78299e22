import type { Pool } from 'pg';
import type { Government } from '@/lib/domain/governments';
import { type Facets, parseQuery, type Places, type SearchFilters } from '@/lib/domain/search';
import type { SearchPage, SearchQuery, SearchReader, SearchWriter } from '@/lib/search/engine';
import type { GivenProject } from '@/lib/search/fixture.test-support';

/** An engine over a migrated, empty database of its own. */
export interface EngineUnderTest {
  reader: SearchReader;
  writer: SearchWriter;
  /** Every government. */
  register: () => Promise<readonly Government[]>;
  /** With the sync role's rights. */
  sync: Pool;
  close(): Promise<void>;
}

export const SUWON = '4111000';
export const GYEONGGI = '4100000';
export const SEOUL = '1100000';
export const SEOUL_JUNG = '1112000';
export const BUSAN_JUNG = '2611000';
export const GOYANG = '4128000';

/** The code of one project. */
export const CODE = '41280002026A0017';

/** What the suite searches in. */
export const PROJECTS: readonly GivenProject[] = [
  { name: '도서관', lafCd: SEOUL, current: 100, field: '교육' },
  { name: '도서관 운영', lafCd: SUWON, current: 900, spent: 450, field: '교육' },
  { name: '도서관운영지원', lafCd: GOYANG, current: 950, spent: 0, field: '교육', code: CODE },
  { name: '작은 도서관 육성', lafCd: SUWON, current: 300, spent: 330, field: '교육' },
  { name: '시립도서관 건립', lafCd: SEOUL, current: 9_000, spent: null, field: '문화및관광' },
  { name: '수원 화성 보수', lafCd: SUWON, current: 700, spent: 70, field: '문화및관광' },
  { name: '청년월세 한시 특별지원', lafCd: SEOUL_JUNG, current: 400, spent: 100 },
  { name: '청년 월세 지원', lafCd: BUSAN_JUNG, current: 500, spent: 200 },
  { name: '청년 월세 지원', lafCd: BUSAN_JUNG, fyr: 2025, current: 600, spent: 600, asOf: '2025-12-31' },
  {
    name: '대중교통비 환급 지원(K-패스)',
    lafCd: SEOUL,
    current: null,
    spent: 5,
    account: '교통사업특별회계',
    field: '교통및물류',
  },
  { name: 'Ｋ패스 홍보', lafCd: GOYANG, current: 50, spent: 50, field: '교통및물류' },
  { name: '산업ㆍ중소기업 지원', lafCd: GYEONGGI, current: -20, spent: 0, field: '산업ㆍ중소기업및에너지' },
  { name: '섬 주민 여객선 운임', lafCd: BUSAN_JUNG, current: 30, spent: 3, field: null },
  { name: '폐지된 도서관', lafCd: SUWON, current: 1, spent: 1, removedAsOf: '2026-06-30' },
  { name: '보류된 도서관', lafCd: SUWON, current: 1, spent: 1, serving: false, source: 'lofin' },
  { name: '100%_도서관\\', lafCd: SEOUL, current: 2, spent: 1, field: '교육' },
];
/** How many of them are served, and how many of these are not removed. */
export const SERVED = 15;
export const SHOWN = 14;

const PLACES: Places = new Map([
  ['수원', [SUWON]],
  ['경기', [GYEONGGI]],
  ['중구', [SEOUL_JUNG, BUSAN_JUNG]],
  ['서울', [SEOUL]],
]);

/** The accounts of the projects above. */
const ACCOUNTS = ['일반회계', '교통사업특별회계'];

const NO_FILTERS: SearchFilters = { year: [], upper: [], government: [], field: [], account: [] };

/** A query as the parser makes it of a text, with what a test changes. */
export function query(
  text: string,
  changes: Omit<Partial<SearchQuery>, 'filters'> & { filters?: Partial<SearchFilters> } = {},
): SearchQuery {
  const { filters, ...rest } = changes;
  const { terms, excluded, conditions, problems } = parseQuery(text, { places: PLACES, accounts: ACCOUNTS });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return {
    terms,
    excluded,
    conditions,
    removed: false,
    sort: 'relevance',
    order: 'desc',
    offset: 0,
    limit: 20,
    ...rest,
    filters: { ...NO_FILTERS, ...filters },
  };
}

/** The names of the projects on a page. */
export const names = ({ items }: SearchPage) => items.map(({ name }) => name);
/** A facet's counts by value. */
export const counts = (facets: Facets, facet: keyof Facets) =>
  Object.fromEntries(facets[facet].map(({ value, count }) => [value, count]));

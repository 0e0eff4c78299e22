import { type Dataset, type DatasetFigure } from '@/lib/sources/datasets/types';

const won = (column: string, name?: string): DatasetFigure => ({
  column,
  unit: 'won',
  ...(name ? { name } : {}),
});
const percent = (column: string): DatasetFigure => ({ column, unit: 'percent' });
const YEAR = { column: '회계연도' };
const BY_CODE = { by: 'code', column: '자치단체코드' } as const;
const BY_NAME = { by: 'name', column: '자치단체명' } as const;
const NAMED = ['회계연도', '지역명', '자치단체명', '본청여부'] as const;
const CODED = ['회계연도', '지역명', '자치단체명', '자치단체코드', '본청여부'] as const;

/** The files of indicator series that the portal can load, each by its header. */
export const DATASETS: readonly Dataset[] = [
  {
    name: 'debt-ratio',
    ko: '예산대비채무비율',
    header: [...CODED, '예산대비채무비율'],
    year: YEAR,
    place: BY_CODE,
    totals: [],
    feeds: [{ relation: 'indicator', code: 'debt-ratio', basis: 'settled', column: '예산대비채무비율' }],
  },
  {
    name: 'balance-ratio',
    ko: '통합재정수지비율',
    header: [...CODED, '통합재정수지비율'],
    year: YEAR,
    place: BY_CODE,
    totals: [],
    feeds: [{ relation: 'indicator', code: 'balance-ratio', basis: 'settled', column: '통합재정수지비율' }],
  },
  {
    name: 'budget-revision',
    ko: '당초예산과 최종예산',
    header: [...NAMED, '당초예산', '최종예산', '증감액', '증감률'],
    year: YEAR,
    place: BY_NAME,
    totals: [],
    feeds: [
      {
        relation: 'series',
        dataset: 'budget-revision',
        figures: [won('당초예산'), won('최종예산'), won('증감액'), percent('증감률')],
      },
    ],
  },
  {
    name: 'revenue-accuracy',
    ko: '당초예산과 세입결산',
    header: [...NAMED, '당초예산', '세입결산', '오차액', '오차율'],
    year: YEAR,
    place: BY_NAME,
    totals: [],
    feeds: [
      {
        relation: 'series',
        dataset: 'revenue-accuracy',
        figures: [won('당초예산'), won('세입결산'), won('오차액'), percent('오차율')],
      },
    ],
  },
  {
    name: 'expenditure-budget',
    ko: '회계별 세출예산(당초)',
    header: [
      'No',
      '회계연도',
      '지역명',
      '자치단체코드',
      '자치단체명',
      '세출총계',
      '일반회계',
      '공기업특별회계',
      '기타특별회계',
      '기금',
    ],
    year: YEAR,
    place: BY_CODE,
    totals: [],
    // The same data as the service ACEXBG, under its columns' names.
    feeds: [
      {
        relation: 'series',
        dataset: 'ACEXBG',
        figures: [
          won('세출총계', 'ane_tott_amt'),
          won('일반회계', 'gen_acnt_amt'),
          won('공기업특별회계', 'pbco_spc_acnt_amt'),
          won('기타특별회계', 'etc_spc_acnt_amt'),
          won('기금', 'fnd_amt'),
        ],
      },
    ],
  },
  {
    name: 'expenditure-by-field',
    ko: '분야·부문별 세출예산',
    header: ['key', 'region', 'cat1', 'cat2', 'amount', 'time'],
    year: { column: 'time' },
    place: { by: 'region', column: 'region' },
    // 2012 is each region with its cities, counties and districts, in millions; from 2013 on the head office alone, in thousands:
    // 서울 2014 adds up to the 24.41조 of its published budget.
    totals: [{ column: 'time', values: ['2012'] }],
    feeds: [
      {
        relation: 'series',
        dataset: 'expenditure-by-field',
        items: [
          { column: 'cat1', numbered: true },
          { column: 'cat2', numbered: true },
        ],
        figures: [{ column: 'amount', unit: 'thousand-won' }],
      },
    ],
    note: 'amounts from 2013 on are in thousands of won, of the head office alone: told by their size',
  },
  {
    name: 'finance-autonomy',
    ko: '재정자립도(세입과목개편후)',
    header: ['행정구역별(1)', '행정구역별(2)', '재정자립도(세입과목개편후)'],
    year: 'file-name',
    place: {
      by: 'hierarchy',
      upper: '행정구역별(1)',
      lower: '행정구역별(2)',
      subtotal: '소계',
      nation: '전국',
    },
    totals: [],
    feeds: [
      {
        relation: 'indicator',
        code: 'fiscal-independence',
        basis: 'original',
        column: '재정자립도(세입과목개편후)',
      },
    ],
  },
  {
    name: 'fund-balance',
    ko: '기금 현재액',
    header: [...CODED, '전년도현재액', '증감액총계', '조성액', '사용액', '당해년도현재액'],
    year: YEAR,
    place: BY_CODE,
    totals: [],
    feeds: [
      {
        relation: 'series',
        dataset: 'fund-balance',
        figures: [
          won('전년도현재액'),
          won('증감액총계'),
          won('조성액'),
          won('사용액'),
          won('당해년도현재액'),
        ],
      },
    ],
  },
  {
    name: 'local-debt-balance',
    ko: '회계별 지방채 잔액',
    header: [...CODED, '일반회계', '기타특별회계', '공기업특별회계', '기금회계', '지방채잔액합계'],
    year: YEAR,
    place: BY_CODE,
    totals: [],
    feeds: [
      {
        relation: 'series',
        dataset: 'local-debt-balance',
        figures: [
          won('일반회계'),
          won('기타특별회계'),
          won('공기업특별회계'),
          won('기금회계'),
          won('지방채잔액합계'),
        ],
      },
    ],
  },
  {
    name: 'tax-composition',
    ko: '지방세 세목별 구성',
    header: ['회계연도', '시도명', '계층', '세목명', '금액', '비중'],
    year: YEAR,
    place: { by: 'region', column: '시도명' },
    // Rows of cities and of counties are sums over a region's; those of a metropolitan city hold its districts' taxes as well.
    totals: [
      { column: '계층', values: ['시', '군'] },
      { column: '계층', values: ['시도'], whereDistricts: true },
    ],
    feeds: [
      {
        relation: 'series',
        dataset: 'tax-composition',
        items: [{ column: '세목명' }],
        // The share is of the nation's revenue from that tax.
        figures: [won('금액'), percent('비중')],
      },
    ],
  },
  {
    name: 'field-spending',
    ko: '분야별 세출현황',
    header: [
      'laf_cd',
      'laf_hg_nm',
      'fld_cd',
      'fld_nm',
      'project_count',
      'bdg_cash_amt_won',
      'ep_amt_cum_won',
      'bdg_ntep_won',
      'capep_won',
      'sggep_won',
    ],
    year: 'file-name',
    place: { by: 'code', column: 'laf_cd' },
    totals: [],
    feeds: [
      {
        relation: 'series',
        dataset: 'field-spending',
        items: [{ column: 'fld_cd' }, { column: 'fld_nm' }],
        figures: [
          { column: 'project_count', unit: 'count' },
          won('bdg_cash_amt_won', 'bdg_cash_amt'),
          won('ep_amt_cum_won', 'ep_amt'),
          won('bdg_ntep_won', 'bdg_ntep'),
          won('capep_won', 'capep'),
          won('sggep_won', 'sggep'),
        ],
      },
    ],
  },
  {
    name: 'settlement-size',
    ko: '세출·세입결산 규모',
    header: ['laf_cd', 'laf_hg_nm', 'fyr', 'expenditure_settlement_won', 'revenue_settlement_won'],
    year: { column: 'fyr' },
    place: { by: 'code', column: 'laf_cd' },
    totals: [],
    feeds: [
      {
        relation: 'series',
        dataset: 'settlement-size',
        figures: [won('expenditure_settlement_won', 'expenditure'), won('revenue_settlement_won', 'revenue')],
      },
    ],
  },
  {
    name: 'indicator-statistics',
    ko: '기초자치단체 지표 통계',
    header: [
      'indicator',
      'hub_code',
      'unit',
      'basis',
      'period',
      'median_226',
      'min_226',
      'max_226',
      'okcheon_4373000',
    ],
    year: 'file-name',
    place: { by: 'name', column: 'indicator' },
    // Medians, minima and maxima of a tier.
    totals: ['all'],
    feeds: [],
  },
];

export function findDataset(name: string): Dataset | null {
  return DATASETS.find((dataset) => dataset.name === name) ?? null;
}

/** The dataset whose columns a header has, in whatever order; null where it is none of them. */
export function recognise(header: readonly string[]): Dataset | null {
  const columns = new Set(header.map((name) => name.trim()));
  const fits = ({ header: wanted }: Dataset) =>
    wanted.length === columns.size && wanted.every((name) => columns.has(name));
  return DATASETS.find(fits) ?? null;
}

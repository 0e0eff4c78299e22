import { type IndicatorBasis } from '@/lib/domain/relations';
import { percent, type Service, won, yearly } from '@/lib/sources/lofin/catalogue/types';

/** Columns under which a service's only ratio was seen. */
const RATE = ['rate', 'rt', 'rate1', 'rate2'] as const;

interface Ratio {
  code: string;
  basis: IndicatorBasis;
  years: Service['years'];
}
const BASIS_KO: Readonly<Record<IndicatorBasis, string>> = {
  original: '당초',
  final: '최종',
  settled: '결산',
};

/** 재정자립도: own revenue in the budget. The revenue items were regrouped in 2014; rate2 is the value to show. */
function independence({ code, basis, years }: Ratio): Service {
  return yearly({
    code,
    years,
    ko: `재정자립도(${BASIS_KO[basis]})`,
    en: `Fiscal independence (${basis})`,
    measures: [
      won('pfa_amt1', '자체수입(개편 전)', 'Own revenue, items before 2014'),
      won('pfa_amt2', '예산(결산) 규모', 'Size of the budget or settlement'),
      percent('rate1', '재정자립도(개편 전)', 'Fiscal independence, items before 2014'),
      won('pfa_amt3', '자체수입(개편 후)', 'Own revenue, items since 2014'),
      percent('rate2', '재정자립도(개편 후)', 'Fiscal independence, items since 2014'),
    ],
    feeds: [
      { relation: 'indicator', code: 'fiscal-independence', basis, value: ['rate2'], before2014: ['rate1'] },
    ],
  });
}

/** 재정자주도: revenue that may be spent freely, in the budget. */
function autonomy({ code, basis, years }: Ratio): Service {
  return yearly({
    code,
    years,
    ko: `재정자주도(${BASIS_KO[basis]})`,
    en: `Fiscal autonomy (${basis})`,
    measures: [
      won('pfa_amt2', '자주재원(개편 전)', 'Free revenue, items before 2014'),
      won('pfa_amt3', '예산(결산) 규모', 'Size of the budget or settlement'),
      percent('rate1', '재정자주도(개편 전)', 'Fiscal autonomy, items before 2014'),
      won('pfa_amt4', '자주재원(개편 후)', 'Free revenue, items since 2014'),
      percent('rate2', '재정자주도(개편 후)', 'Fiscal autonomy, items since 2014'),
    ],
    feeds: [
      {
        relation: 'indicator',
        code: 'fiscal-autonomy',
        basis,
        value: ['rate2', 'rate', 'rt'],
        before2014: ['rate1'],
      },
    ],
  });
}

/** 통합재정수지: revenue less expenditure and net lending. */
function balance({ code, basis, years }: Ratio): Service {
  return yearly({
    code,
    years,
    ko: `통합재정수지(${BASIS_KO[basis]})`,
    en: `Consolidated balance (${basis})`,
    measures: [
      won('pfa_amt1', '세입', 'Revenue'),
      won('pfa_amt2', '지출', 'Expenditure'),
      won('pfa_amt3', '순융자', 'Net lending'),
      won('pfa_amt4', '통합재정규모', 'Consolidated size'),
      percent('rate', '통합재정수지비율', 'Consolidated balance ratio'),
    ],
    feeds: [{ relation: 'indicator', code: 'balance-ratio', basis, value: RATE }],
  });
}

/** Published ratios with the amounts that they are made of. */
export const RATIOS: readonly Service[] = [
  independence({ code: 'DCFCE', basis: 'original', years: { from: 2012, to: null } }),
  independence({ code: 'JFIED', basis: 'final', years: { from: 2010, to: null } }),
  independence({ code: 'FNCST', basis: 'settled', years: { from: 2016, to: null } }),
  autonomy({ code: 'FIFGB', basis: 'original', years: { from: 2012, to: null } }),
  autonomy({ code: 'EJAEE', basis: 'final', years: { from: 2010, to: null } }),
  autonomy({ code: 'FDOST', basis: 'settled', years: { from: 2016, to: null } }),
  balance({ code: 'EEHIA', basis: 'original', years: { from: 2012, to: null } }),
  balance({ code: 'HFJGE', basis: 'final', years: { from: 2010, to: null } }),
  balance({ code: 'UNIST', basis: 'settled', years: { from: 2016, to: null } }),
  yearly({
    code: 'HEDFC',
    ko: '예산대비채무비율',
    en: 'Debt to budget ratio',
    years: { from: 2009, to: null },
    measures: [
      won('pfa_amt1', '채무잔액', 'Debt outstanding'),
      won('pfa_amt2', '최종예산', 'Final budget'),
      percent('rate', '예산대비채무비율', 'Debt to budget ratio'),
    ],
    feeds: [{ relation: 'indicator', code: 'debt-ratio', basis: 'settled', value: RATE }],
  }),
  yearly({
    code: 'GAEJG',
    ko: '수의계약비율',
    en: 'Single-source contract ratio',
    years: { from: 2009, to: null },
    measures: [percent('rate', '수의계약비율', 'Single-source contract ratio')],
    feeds: [{ relation: 'indicator', code: 'single-source-ratio', basis: 'settled', value: RATE }],
  }),
  yearly({
    code: 'EJIEH',
    ko: '연말지출비율',
    en: 'Year-end spending ratio',
    years: { from: 2009, to: null },
    measures: [percent('rate', '연말지출비율', 'Year-end spending ratio')],
    // Its amounts are implausible in any unit (the denominator of 서울본청 is twice that of 종로구): the ratio alone is kept.
    untrusted: ['amounts'],
    feeds: [{ relation: 'indicator', code: 'year-end-ratio', basis: 'settled', value: RATE }],
  }),
];

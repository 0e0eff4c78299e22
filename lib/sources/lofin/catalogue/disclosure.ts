import { percent, type Service, won, yearly } from '@/lib/sources/lofin/catalogue/types';

/** What the annual disclosure lists beside budgets and ratios: subsidies, business expenses, events. */
export const DISCLOSURE: readonly Service[] = [
  yearly({
    code: 'UCMZQA',
    ko: '지방보조금 편성현황',
    en: 'Local subsidies budgeted, against the ceiling',
    years: { from: 2021, to: null },
    measures: [],
  }),
  yearly({
    code: 'DIJGH',
    ko: '지방보조금 결산비율',
    en: 'Local subsidies in the settled expenditure',
    years: { from: 2010, to: null },
    measures: [
      won('lsa_amt', '교부액', 'Subsidies granted'),
      won('ane_stl_amt', '세출결산액', 'Settled expenditure'),
      percent('lsa_rt', '지방보조금비율', 'Local subsidy ratio'),
    ],
    feeds: [{ relation: 'indicator', code: 'subsidy-ratio', basis: 'settled', value: ['lsa_rt'] }],
  }),
  yearly({
    code: 'NBRILV',
    ko: '기관운영업무추진비 편성',
    en: 'Business expenses of the office, budgeted',
    years: { from: 2020, to: null },
    measures: [],
  }),
  yearly({
    code: 'YCEHF',
    ko: '행사·축제경비 편성',
    en: 'Events and festivals, budgeted',
    years: { from: 2015, to: null },
    measures: [],
  }),
  yearly({
    code: 'EVFTCT',
    ko: '행사·축제별 원가',
    en: 'Costs of single events and festivals',
    years: { from: 2012, to: null },
    key: [
      ['fyr'],
      ['laf_cd', 'laf_hg_nm'],
      ['event_fstv_nm'],
      ['biz_cn'],
      ['hdmt_bgng_ymd'],
      ['hdmt_end_ymd'],
    ],
    item: {
      code: [['event_fstv_nm'], ['biz_cn'], ['hdmt_bgng_ymd'], ['hdmt_end_ymd']],
      name: [['event_fstv_nm']],
    },
    measures: [
      won('tott_amt', '총원가', 'Total cost'),
      won('biz_ern_amt', '사업수익', 'Income'),
      won('nc_amt', '순원가', 'Net cost'),
    ],
  }),
  yearly({
    code: 'HCDIB',
    ko: '주민 1인당 세출예산액',
    en: 'Expenditure budget per resident',
    years: { from: 2012, to: null },
    measures: [],
    amounts: 'thousand-won',
  }),
  yearly({
    code: 'BJHJB',
    ko: '주민 1인당 지방세부담액',
    en: 'Local taxes per resident',
    years: { from: 2012, to: null },
    measures: [],
    amounts: 'thousand-won',
  }),
  yearly({
    code: 'GHDIE',
    ko: '의회비비중',
    en: 'Council expenses in the budget',
    years: { from: 2012, to: null },
    measures: [],
    amounts: 'thousand-won',
  }),
];

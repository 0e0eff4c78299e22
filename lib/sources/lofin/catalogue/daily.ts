import { type Fields, type Service, won } from '@/lib/sources/lofin/catalogue/types';

const GOVERNMENT: readonly Fields[] = [['fyr'], ['laf_cd', 'laf_hg_nm']];

/** The services that are filled every day. */
export const DAILY: readonly Service[] = [
  {
    code: 'QWGJK',
    ko: '세부사업별 세출현황',
    en: 'Spending by project',
    asked: 'day',
    years: { from: 2016, to: null },
    // The account's name beside its code: one code of a special account stands for several.
    key: [
      ...GOVERNMENT,
      ['exe_ymd'],
      ['wa_laf_cd'],
      ['dept_cd'],
      ['dbiz_cd', 'dbiz_nm'],
      ['acnt_dv_cd'],
      ['acnt_dv_nm'],
    ],
    item: { code: [], name: [] },
    measures: [],
    amounts: 'won',
    feeds: [],
    series: false,
  },
  {
    code: 'HCFDA',
    ko: '분야별 세출현황',
    en: 'Spending by field',
    asked: 'government-day',
    years: { from: 2016, to: null },
    key: [...GOVERNMENT, ['exe_ymd'], ['fld_cd', 'fld_nm']],
    item: { code: [['fld_cd', 'fld_nm']], name: [['fld_nm']] },
    measures: [
      won('bdg_camt_amt', '예산현액', 'Current budget'),
      won('bdg_ntep', '국비', 'National'),
      won('city_amt', '시도비', 'Province'),
      won('sggep', '시군구비', 'Municipal'),
      won('etc_amt', '기타', 'Other'),
      won('ep_amt', '지출액', 'Spent'),
      won('cpl_amt', '편성액', 'Planned'),
    ],
    amounts: 'won',
    feeds: [],
    series: true,
  },
  {
    code: 'SIHHC',
    ko: '일별 세입현황',
    en: 'Revenue by day',
    asked: 'revenue-day',
    years: { from: 2016, to: null },
    key: [...GOVERNMENT, ['txrv_com_cls_cd', 'txrv_com_cls_cd_nm'], ['armk_cd', 'armk_nm']],
    item: {
      code: [
        ['txrv_com_cls_cd', 'txrv_com_cls_cd_nm'],
        ['armk_cd', 'armk_nm'],
      ],
      name: [['txrv_com_cls_cd_nm'], ['armk_nm']],
    },
    measures: [
      won('ldy_aggr_amt', '전일누계', 'Up to the day before'),
      won('tsd_rv_amt', '당일수입', 'Of the day'),
      won('tsd_erpd_gbk_amt', '과오납반환', 'Refunds of the day'),
      won('tsd_sbj_rvsn_amt', '과목경정', 'Item corrections of the day'),
    ],
    amounts: 'won',
    feeds: [],
    series: true,
  },
  {
    code: 'WCEGCF',
    ko: '계약현황',
    en: 'Contracts',
    asked: 'contract-day',
    years: { from: 2016, to: null },
    // A contract's number repeats, even with the same contents.
    key: null,
    item: { code: [], name: [] },
    measures: [],
    amounts: 'won',
    feeds: [{ relation: 'contract' }],
    series: false,
  },
];

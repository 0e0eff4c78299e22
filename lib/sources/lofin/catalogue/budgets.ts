import { type Service, won, yearly } from '@/lib/sources/lofin/catalogue/types';

const FIELD = ['fld_cd', 'fld_nm'] as const;
const SECTION = ['sect_cd', 'ane_part_cd', 'part_cd', 'sect_nm', 'part_nm'] as const;
const SECTION_NAME = ['sect_nm', 'part_nm'] as const;
const REVENUE_ITEM = ['armk_cd', 'armk_nm'] as const;

/** Budgets and settlements by year, in won. */
export const BUDGETS: readonly Service[] = [
  yearly({
    code: 'ACEXBG',
    ko: '회계별 세출예산(당초)',
    en: 'Original expenditure budget by account',
    years: { from: 2012, to: null },
    measures: [
      won('ane_tott_amt', '세출총계', 'Total expenditure'),
      won('gen_acnt_amt', '일반회계', 'General account'),
      won('pbco_spc_acnt_amt', '공기업특별회계', 'Public enterprise accounts'),
      won('etc_spc_acnt_amt', '기타특별회계', 'Other special accounts'),
      won('fnd_amt', '기금', 'Funds'),
    ],
  }),
  yearly({
    code: 'AIDFA',
    ko: '구조별 기능별 세출예산',
    en: 'Expenditure budget by structure and field',
    years: { from: 2008, to: null },
    key: [['fyr'], ['laf_cd', 'laf_hg_nm'], ['acnt_dv_nm', 'acnt_dv_cd'], FIELD, SECTION],
    item: {
      code: [['acnt_dv_nm', 'acnt_dv_cd'], FIELD, SECTION],
      name: [['acnt_dv_nm'], ['fld_nm'], SECTION_NAME],
    },
    // The publisher's labels of fin_acv_tott and padm_oper_tott stand the wrong way round; the columns' names are right.
    measures: [
      won('biz_bdg_tott_amt', '정책사업 총계', 'Policy programmes, gross'),
      won('biz_bdg_prsm_amt', '정책사업 순계', 'Policy programmes, net'),
      won('fin_acv_tott_amt', '재무활동 총계', 'Financial activities, gross'),
      won('fin_acv_prsm_amt', '재무활동 순계', 'Financial activities, net'),
      won('padm_oper_exps_tott_amt', '행정운영경비 총계', 'Administrative running costs, gross'),
      won('padm_oper_prsm_exps', '행정운영경비 순계', 'Administrative running costs, net'),
    ],
  }),
  yearly({
    code: 'FIRVBG',
    ko: '재원별 세입예산',
    en: 'Revenue budget by source',
    years: { from: 2001, to: null },
    key: [['fyr'], ['laf_cd', 'laf_hg_nm'], REVENUE_ITEM],
    item: { code: [REVENUE_ITEM], name: [['armk_nm', 'armk_cd_nm']] },
    measures: [won('last_bdg_tott_amt', '총계', 'Gross'), won('pryr_last_bdg_prsm_amt', '순계', 'Net')],
    feeds: [
      {
        relation: 'revenue',
        stage: 'budget',
        item: REVENUE_ITEM,
        name: ['armk_nm', 'armk_cd_nm', 'armk_cd'],
        amount: ['last_bdg_tott_amt'],
      },
    ],
  }),
  yearly({
    code: 'FIACRV',
    ko: '재원별 회계별 세입결산',
    en: 'Settled revenue by source and account',
    years: { from: 2002, to: null },
    key: [['fyr'], ['laf_cd', 'laf_hg_nm'], REVENUE_ITEM, ['lvl_no']],
    item: { code: [['lvl_no'], REVENUE_ITEM], name: [['armk_nm', 'armk_cd_nm']] },
    measures: [
      { field: 'lvl_no', unit: 'level', ko: '단계', en: 'Level' },
      won('tott_sum_amt', '총계', 'Gross'),
      won('prsm_amt', '순계', 'Net'),
      won('gen_amt', '일반회계', 'General account'),
      won('pbco_amt', '공기업특별회계', 'Public enterprise accounts'),
      won('etc_amt', '기타특별회계', 'Other special accounts'),
    ],
    // Items stand beside the items that they are part of: the first level alone adds up.
    feeds: [
      {
        relation: 'revenue',
        stage: 'settled',
        item: REVENUE_ITEM,
        name: ['armk_nm', 'armk_cd_nm', 'armk_cd'],
        amount: ['tott_sum_amt'],
        level: '1',
      },
    ],
  }),
  yearly({
    code: 'ABIFB',
    ko: '기능별 단체별 세출결산(순계)',
    en: 'Settled expenditure by field (net)',
    years: { from: 2010, to: null },
    key: [['fyr'], ['laf_cd', 'laf_hg_nm'], FIELD, SECTION],
    item: { code: [FIELD, SECTION], name: [['fld_nm'], SECTION_NAME] },
    measures: [won('ep_amt', '지출액', 'Spent')],
    feeds: [{ relation: 'settlement', amount: ['ep_amt'] }],
    series: false,
  }),
  yearly({
    code: 'AJGCF',
    ko: '세출결산 규모',
    en: 'Size of settled expenditure',
    years: { from: 2009, to: null },
    measures: [
      won('tot_pfa_amt', '총계', 'Total'),
      won('pfa_amt1', '일반회계', 'General account'),
      won('pfa_amt2', '공기업특별회계', 'Public enterprise accounts'),
      won('pfa_amt3', '기타특별회계', 'Other special accounts'),
      won('pfa_amt4', '기금', 'Funds'),
    ],
  }),
  yearly({
    code: 'CDDFA',
    ko: '회계별 세출결산',
    en: 'Settled expenditure by account',
    years: { from: 2009, to: null },
    measures: [
      won('gen_ane_stl_amt', '일반회계', 'General account'),
      won('etc_ane_stl_amt', '기타특별회계', 'Other special accounts'),
      won('pbco_ane_stl_amt', '공기업특별회계', 'Public enterprise accounts'),
    ],
  }),
];

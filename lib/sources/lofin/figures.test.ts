import { describe, expect, it } from 'vitest';
import { RELATIONS } from '@/lib/domain/relations';
import { timesPower } from '@/lib/sources/decimals';
import { findService, IN_THOUSANDS, SERVICE_CODES, SERVICES } from '@/lib/sources/lofin/catalogue/catalogue';
import { figuresOf } from '@/lib/sources/lofin/figures';
import { mapRow } from '@/lib/sources/lofin/mapping';

const service = (code: string) => {
  const found = findService(code);
  if (found === null) throw new Error(`no ${code}`);
  return found;
};
const map = (code: string, row: Record<string, string | number>) => {
  const unnamed: string[] = [];
  const mapped = mapRow(service(code), row, 2024, (field, unit) => unnamed.push(`${field} ${unit}`));
  return { mapped, unnamed };
};
const GOVERNMENT = {
  fyr: '2024',
  wa_laf_cd: '1100000',
  laf_cd: '1111000',
  laf_hg_nm: '서울종로구',
  lup_ord: 3,
};

describe('thousands of won', () => {
  it.each([
    ['5134', '5134000'],
    ['0', '0'],
    ['-0.5', '-500'],
    ['12.3456', '12345.6'],
    ['0.0001', '0.1'],
    ['123456789012345678901', '123456789012345678901000'],
    ['0.010', '10'],
  ])('%s are %s won', (thousands, won) => {
    expect(timesPower(thousands, 3)).toBe(won);
  });

  it('are scaled where the catalogue says so, and nowhere else', () => {
    expect(figuresOf(service('HCDIB'), { ...GOVERNMENT, pfa_amt1: '5,134' }, () => undefined)).toEqual({
      pfa_amt1: ['5134000', 'won'],
    });
    expect(figuresOf(service('ACEXBG'), { ...GOVERNMENT, fnd_amt: ' 5134' }, () => undefined)).toEqual({
      fnd_amt: ['5134', 'won'],
    });
  });

  it('are marked for every service of the catalogue that publishes so', () => {
    for (const { code, amounts } of SERVICES)
      expect([code, amounts === 'thousand-won']).toEqual([code, IN_THOUSANDS.has(code)]);
  });
});

describe('the catalogue', () => {
  it('has the services that disclosure needs', () => {
    const needed =
      'QWGJK HCFDA SIHHC WCEGCF ACEXBG AIDFA FIRVBG FIACRV ABIFB AJGCF DCFCE JFIED FNCST FIFGB EJAEE FDOST EEHIA HFJGE UNIST HEDFC CDDFA GAEJG EJIEH UCMZQA DIJGH YCEHF EVFTCT NBRILV';
    expect(needed.split(' ').filter((code) => !SERVICE_CODES.includes(code))).toEqual([]);
    expect(new Set(SERVICE_CODES).size).toBe(SERVICE_CODES.length);
  });

  it('feeds columns that the relations have', () => {
    const row = {
      ...GOVERNMENT,
      fld_cd: '080',
      fld_nm: '사회복지',
      sect_cd: '081',
      sect_nm: '기초생활보장',
      armk_cd: '110',
      armk_nm: '지방세',
      rate1: '1',
      rate2: '2',
    };
    for (const { code } of SERVICES)
      for (const { relation, values } of map(code, row).mapped)
        expect(Object.keys(values).filter((column) => !(column in RELATIONS[relation].columns))).toEqual([]);
  });
});

describe('a row', () => {
  it('of fiscal independence gives the newer definition as the value to show, and keeps the older one', () => {
    const row = { ...GOVERNMENT, pfa_amt1: 1, pfa_amt2: 2, rate1: '  41.2', pfa_amt3: 3, rate2: '   27.85' };
    const { mapped, unnamed } = map('FNCST', row);
    expect(mapped.map(({ relation }) => relation)).toEqual(['series', 'indicator', 'indicator']);
    expect(mapped[1]?.values).toMatchObject({
      code: 'fiscal-independence',
      basis: 'settled',
      value: '27.85',
      unit: 'percent',
    });
    expect(mapped[2]?.values).toMatchObject({ basis: 'settled/before-2014', value: '41.2' });
    expect(JSON.parse(mapped[0]?.values['figures'] ?? '')).toEqual({
      pfa_amt1: ['1', 'won'],
      pfa_amt2: ['2', 'won'],
      rate1: ['41.2', 'percent'],
      pfa_amt3: ['3', 'won'],
      rate2: ['27.85', 'percent'],
    });
    expect(unnamed).toEqual([]);
  });

  it('of year-end spending keeps its ratio and never its amounts', () => {
    const row = { ...GOVERNMENT, rate: 22.84, dec_amt: 55180577770, pfa_amt1: 112238578099 };
    const { mapped } = map('EJIEH', row);
    expect(JSON.parse(mapped[0]?.values['figures'] ?? '')).toEqual({ rate: ['22.84', 'percent'] });
    expect(mapped[1]?.values).toMatchObject({ code: 'year-end-ratio', value: '22.84' });
  });

  it('of a ratio under a name that is not known is found where it is the only percentage', () => {
    expect(
      map('GAEJG', { ...GOVERNMENT, optl_ctrt_rt: '34.41', optl_ctrt_amt: '9' }).mapped[1]?.values,
    ).toMatchObject({
      value: '34.41',
    });
    expect(map('GAEJG', { ...GOVERNMENT, a_rt: '34.41', b_rt: '1' }).mapped[1]?.values).toMatchObject({
      value: '',
    });
  });

  it('keeps numbers that the catalogue does not name, and says so', () => {
    const { mapped, unnamed } = map('UCMZQA', {
      ...GOVERNMENT,
      lmt_amt: '1,000',
      lmt_rt: '.5',
      memo_cn: '12',
      n: 3,
    });
    expect(JSON.parse(mapped[0]?.values['figures'] ?? '')).toEqual({
      lmt_amt: ['1000', 'won'],
      lmt_rt: ['0.5', 'percent'],
      n: ['3', 'number'],
    });
    expect(unnamed).toEqual(['lmt_amt won', 'lmt_rt percent', 'n number']);
  });

  it('of AIDFA is named by its columns, not by the labels that stand the wrong way round', () => {
    const row = {
      ...GOVERNMENT,
      acnt_dv_nm: '일반회계',
      fld_cd: '080',
      fld_nm: '사회복지',
      sect_cd: '081',
      sect_nm: '기초생활보장',
      fin_acv_tott_amt: 7,
      padm_oper_exps_tott_amt: 8,
    };
    const [series] = map('AIDFA', row).mapped;
    expect(series?.values).toMatchObject({
      item_cd: '일반회계|080|081',
      item_nm: '일반회계 · 사회복지 · 기초생활보장',
    });
    expect(JSON.parse(series?.values['figures'] ?? '')).toEqual({
      fin_acv_tott_amt: ['7', 'won'],
      padm_oper_exps_tott_amt: ['8', 'won'],
    });
    const labels = service('AIDFA').measures.map(({ field, ko }) => `${field} ${ko}`);
    expect(labels).toContain('fin_acv_tott_amt 재무활동 총계');
    expect(labels).toContain('padm_oper_exps_tott_amt 행정운영경비 총계');
  });

  it('of settled revenue feeds the first level alone, as the others are parts of it', () => {
    const row = { ...GOVERNMENT, armk_cd: '110', armk_nm: '지방세', tott_sum_amt: '5', prsm_amt: '4' };
    const revenue = (lvl_no: string) =>
      map('FIACRV', { ...row, lvl_no })
        .mapped.filter(({ relation }) => relation === 'revenue')
        .map(({ values }) => values['amount']);
    expect([revenue('1'), revenue(''), revenue('2')]).toEqual([['5'], ['5'], []]);
  });
});

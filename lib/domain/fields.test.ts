import { describe, expect, it } from 'vitest';
import { fieldCodeOf, FIELDS, findField } from '@/lib/domain/fields';

describe('fields', () => {
  it('are the 14 of the classification, each name leading to its code', () => {
    expect(FIELDS.map((field) => field.code).join(' ')).toBe(
      '010 020 050 060 070 080 090 100 110 120 140 150 160 900',
    );
    for (const field of FIELDS) expect(fieldCodeOf(field.ko)).toBe(field.code);
  });

  it('reads either separator and spaces', () => {
    expect(fieldCodeOf('산업ㆍ중소기업및에너지')).toBe('110');
    expect(fieldCodeOf('산업·중소기업및에너지')).toBe('110');
    expect(fieldCodeOf(' 문화 및 관광')).toBe('060');
  });

  it('reads the labels of older series', () => {
    expect(fieldCodeOf('수송및교통')).toBe('120');
    expect(fieldCodeOf('산업ㆍ중소기업')).toBe('110');
  });

  it('knows no other name or code', () => {
    expect(fieldCodeOf('우주개발')).toBeNull();
    expect(findField('030')).toBeNull();
    expect(findField('080')?.en).toBe('Social welfare');
  });
});

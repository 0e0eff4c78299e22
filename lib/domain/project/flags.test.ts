import { describe, expect, it } from 'vitest';
import { type Won, won } from '@/lib/domain/money';
import { isInternalTransfer, projectFlags } from '@/lib/domain/project/flags';
import { type Amounts } from '@/lib/domain/project/types';

function amounts(planned: number, current: number, spent: number, other = 0): Amounts {
  return {
    planned: won(planned),
    current: won(current),
    national: won(current - other),
    province: won(0),
    municipal: won(0),
    other: won(other),
    spent: won(spent),
  };
}

describe('projectFlags', () => {
  it('finds nothing odd in an ordinary row', () => {
    expect(projectFlags(amounts(80, 100, 100, 20), true)).toEqual([]);
  });

  it('flags spending above the budget, a plan above it and a code out of date', () => {
    expect(projectFlags(amounts(100, 100, 550), true)).toEqual(['overspent']);
    expect(projectFlags(amounts(101, 100, 0), true)).toEqual(['planned-above-current']);
    expect(projectFlags(amounts(100, 100, 0), false)).toEqual(['outdated-government']);
  });

  it('flags a negative amount', () => {
    expect(projectFlags(amounts(100, 100, -1), true)).toEqual(['negative']);
  });

  it('flags funding sources that do not tie, but not where one is missing', () => {
    const row = amounts(100, 100, 0);
    expect(projectFlags({ ...row, other: won(1) }, true)).toEqual(['sources-differ']);
    const missing: Won | null = null;
    expect(projectFlags({ ...row, other: missing }, true)).toEqual([]);
  });
});

describe('isInternalTransfer', () => {
  it('goes by containment', () => {
    expect(isInternalTransfer({ name: '회계간 내부거래지출' })).toBe(true);
    expect(isInternalTransfer({ name: '기타보전지출' })).toBe(true);
    expect(isInternalTransfer({ name: '내부 거래' })).toBe(false);
  });
});

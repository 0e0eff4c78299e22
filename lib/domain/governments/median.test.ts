import { describe, expect, it } from 'vitest';
import { medianTenths } from '@/lib/domain/governments/median';

const rates = (...list: [number, number][]) =>
  list.map(([spent, current]) => ({ spent: BigInt(spent), current: BigInt(current) }));

describe('medianTenths', () => {
  it('is the middle one of an odd number', () => {
    expect(medianTenths(rates([1, 10], [9, 10], [1, 3], [2, 10], [8, 10]))).toEqual({
      governments: 5,
      median: 333,
    });
  });

  it('is halfway between the two middle ones of an even number, rounded once', () => {
    // (33.33… + 33.37) / 2 = 33.3516…
    const six = rates([0, 10], [1, 10], [1, 3], [3337, 10000], [9, 10], [1, 1]);
    expect(medianTenths(six)).toEqual({ governments: 6, median: 334 });
  });

  it('rounds half away from zero', () => {
    expect(
      medianTenths(rates(...Array.from({ length: 5 }, (): [number, number] => [125, 100000]))).median,
    ).toBe(1);
    expect(medianTenths(rates(...Array.from({ length: 5 }, (): [number, number] => [5, 10000]))).median).toBe(
      1,
    );
    expect(
      medianTenths(rates(...Array.from({ length: 5 }, (): [number, number] => [-5, 10000]))).median,
    ).toBe(-1);
  });

  it('leaves governments without a budget out, and says nothing of fewer than five', () => {
    expect(medianTenths(rates([1, 2], [1, 2], [1, 2], [1, 2], [1, 0]))).toEqual({
      governments: 4,
      median: null,
    });
  });
});

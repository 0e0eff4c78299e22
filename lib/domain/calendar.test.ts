import { describe, expect, it } from 'vitest';
import { seoulDay, yearGoneTenths } from '@/lib/domain/calendar';

describe('yearGoneTenths', () => {
  it.each([
    ['2026-06-30', 2026, 496], // 181 of 365 days
    ['2024-06-30', 2024, 497], // 182 of 366 days
    ['2026-01-01', 2026, 3],
    ['2026-12-31', 2026, 1000],
    ['2027-01-20', 2026, 1000],
    ['2025-12-31', 2026, 0],
  ])('on %s of %i is %i', (day, year, tenths) => {
    expect(yearGoneTenths(day, year)).toBe(tenths);
  });
});

describe('seoulDay', () => {
  it('begins nine hours before that of UTC', () => {
    expect(seoulDay(new Date('2026-06-30T14:59:59Z'))).toBe('2026-06-30');
    expect(seoulDay(new Date('2026-06-30T15:00:00Z'))).toBe('2026-07-01');
  });
});

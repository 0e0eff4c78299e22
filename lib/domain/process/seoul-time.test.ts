import { describe, expect, it } from 'vitest';
import { fromSeoul, toSeoul } from '@/lib/domain/process/seoul-time';

describe('a time in Seoul', () => {
  it.each([
    ['2027-03-01T09:00', '2027-03-01T00:00:00Z'],
    ['2027-03-01T00:00:59', '2027-02-28T15:00:59Z'],
    ['2028-02-29T23:59:59', '2028-02-29T14:59:59Z'],
  ])('%s is %s', (written, instant) => {
    expect(fromSeoul(written)).toBe(instant);
  });

  it.each(['', '2027-03-01', '2027-02-30T00:00', '2027-03-01T24:00', '2027-03-01T09:60', '2027-03-01 09:00'])(
    '%j is none',
    (written) => {
      expect(fromSeoul(written)).toBeNull();
    },
  );

  it('is shown to the second', () => {
    expect(toSeoul('2027-02-28T15:00:59Z')).toBe('2027-03-01T00:00:59');
  });
});

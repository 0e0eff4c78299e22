import { describe, expect, it } from 'vitest';
import { scaleOf } from '@/components/charts/scale';

describe('scaleOf', () => {
  it('begins at zero where nothing is negative', () => {
    const scale = scaleOf([50, 200]);
    expect([scale.at(0), scale.start(50), scale.width(50), scale.width(200)]).toEqual([
      '0%',
      '0%',
      '25%',
      '100%',
    ]);
  });

  it('draws negatives to the left of zero', () => {
    const scale = scaleOf([-100, 300]);
    expect([scale.at(0), scale.start(-100), scale.width(-100), scale.start(300)]).toEqual([
      '25%',
      '0%',
      '25%',
      '25%',
    ]);
  });

  it('keeps zero on the axis where everything is negative', () => {
    const scale = scaleOf([-10, -40]);
    expect([scale.at(0), scale.start(-10), scale.width(-10)]).toEqual(['100%', '75%', '25%']);
  });

  it('draws nothing from nothing', () => {
    expect(scaleOf([]).width(0)).toBe('0%');
    expect(scaleOf([0, 0]).at(0)).toBe('0%');
  });
});

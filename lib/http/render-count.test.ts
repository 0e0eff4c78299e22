import { describe, expect, it } from 'vitest';
import { countRender, renderCounts } from '@/lib/http/render-count';

describe('countRender', () => {
  it('counts each path and the total', () => {
    const before = renderCounts().total;
    countRender('/g/1111000');
    countRender('/g/1111000');
    countRender('/en/g/1111000');
    expect(renderCounts().total).toBe(before + 3);
    expect(renderCounts().paths).toMatchObject({ '/g/1111000': 2, '/en/g/1111000': 1 });
  });

  it('keeps no more than so many paths', () => {
    for (let n = 0; n < 20_100; n += 1) countRender(`/p/${n}`);
    expect(Object.keys(renderCounts().paths)).toHaveLength(20_000);
    expect(renderCounts().total).toBeGreaterThan(20_100);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Bar } from '@/components/charts/Bar';
import { ExecutionPicture } from '@/components/charts/ExecutionPicture';
import { scaleOf } from '@/components/charts/scale';

describe('ExecutionPicture', () => {
  const draw = (rate: number, gone: number | null) =>
    renderToStaticMarkup(<ExecutionPicture language="ko" id="x" rate={rate} gone={gone} />);

  it('draws what is spent and where the year stands', () => {
    const html = draw(489, 496);
    expect(html).toContain('<rect class="bar" x="0%" width="48.9%"');
    expect(html).toContain('<line class="mark" x1="49.6%"');
    expect(html).toContain(
      'aria-label="막대그림: 예산현액의 48.9 %를 썼습니다. 한 해 가운데 49.6 %가 지났습니다."',
    );
  });

  it('grows beyond the budget instead of clamping, and hatches the bar', () => {
    const html = draw(2000, null);
    expect(html).toContain('<rect class="bar-hatched" fill="url(#x)" x="0%" width="100%"');
    expect(html).toContain('<rect class="track" x="0%" width="50%"');
    expect(html).not.toContain('class="mark"');
  });

  it('draws what is below zero to the left of zero', () => {
    const html = draw(-250, null);
    expect(html).toContain('<rect class="track" x="20%" width="80%"');
    expect(html).toContain('fill="url(#x)" x="0%" width="20%"');
  });
});

describe('Bar', () => {
  it('is hatched when negative, and hidden from listeners, who hear the figure', () => {
    const html = renderToStaticMarkup(<Bar id="b" value={-50} scale={scaleOf([-50, 50])} />);
    expect(html).toContain('aria-hidden="true"');
    expect(html).toContain('<rect class="bar-hatched" fill="url(#b)" x="0%" width="50%"');
  });
});

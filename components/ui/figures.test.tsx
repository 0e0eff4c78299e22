import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Amount } from '@/components/ui/Amount';
import { Count } from '@/components/ui/Count';
import { Rate } from '@/components/ui/Rate';
import type { WonFigure } from '@/lib/domain/figure';
import { won } from '@/lib/domain/money';

const receipt = '/receipt/7/2026-06-30/2026/p-abcdefgh234567zz/spent?basis=comparable';
const figure = (value: number | null): WonFigure => ({
  unit: 'won',
  value: value === null ? null : won(value),
  receipt,
});
const data = `<data value="56823940" data-receipt="${receipt}" data-unit="won" class="amount">`;

describe('Amount', () => {
  it('shows short and exact together, in an element that machines read, and leads to the receipt', () => {
    const html = renderToStaticMarkup(<Amount figure={figure(56_823_940)} language="ko" />);
    expect(html).toBe(
      `<a href="${receipt}" class="receipt">${data}<span class="amount-short">5,682만원</span> ` +
        '<span class="amount-exact">56,823,940원</span></data><span class="visually-hidden">, 근거 보기</span></a>',
    );
  });

  it('shows the digits alone where the header names the unit', () => {
    const html = renderToStaticMarkup(
      <Amount figure={figure(56_823_940)} language="ko" variant="bare" link={false} />,
    );
    expect(html).toBe(`${data}56,823,940</data>`);
  });

  it('keeps the machine-readable receipt without language, and leads English readers to the English one', () => {
    const html = renderToStaticMarkup(<Amount figure={figure(56_823_940)} language="en" variant="exact" />);
    expect(html).toContain(`href="/en${receipt}"`);
    expect(html).toContain(`data-receipt="${receipt}"`);
    expect(html).toContain('>₩56,823,940</data>');
  });

  it('says that an amount is missing, with no value that could be taken for zero', () => {
    const html = renderToStaticMarkup(<Amount figure={figure(null)} language="ko" />);
    expect(html).toBe('<span class="missing">보고되지 않음</span>');
  });

  it('shows zero as zero and negatives as they are', () => {
    expect(renderToStaticMarkup(<Amount figure={figure(0)} language="ko" link={false} />)).toContain(
      `value="0" data-receipt="${receipt}" data-unit="won" class="amount">0원</data>`,
    );
    const negative = renderToStaticMarkup(<Amount figure={figure(-13_860_000)} language="ko" link={false} />);
    expect(negative).toContain('value="-13860000"');
    expect(negative).toContain('\u221213,860,000원');
  });
});

describe('Rate', () => {
  const rate = (value: number | null) =>
    renderToStaticMarkup(<Rate figure={{ unit: 'tenths', value, receipt }} language="ko" link={false} />);

  it('carries tenths for machines and one decimal for people', () => {
    expect(rate(980)).toBe(
      `<data value="980" data-receipt="${receipt}" data-unit="tenths" class="rate">98.0 %</data>`,
    );
  });

  it.each([
    [1000, ''],
    [1001, ' 100 % 초과'],
    [0, ''],
    [-1, ' 0 미만'],
  ])('remarks on %d tenths: "%s"', (value, remark) => {
    const expected = remark === '' ? '</data>' : `</data><strong class="remark">${remark}</strong>`;
    expect(rate(value).endsWith(expected)).toBe(true);
  });

  it('says that a rate is unknown', () => {
    expect(rate(null)).toBe('<span class="missing">보고되지 않음</span>');
  });
});

describe('Count', () => {
  it('leads to the rows counted', () => {
    const html = renderToStaticMarkup(
      <Count figure={{ unit: 'count', value: 1645, receipt }} language="en" />,
    );
    expect(html).toContain('value="1645"');
    expect(html).toContain('>1,645</data>');
    expect(html).toContain(`href="/en${receipt}"`);
  });
});

import { describe, expect, it } from 'vitest';
import { wrapLines } from '@/lib/http/opinion-pdf/wrap';

/** Every character is one wide. */
const one = () => 1;

describe('wrapLines', () => {
  it.each([
    ['그늘막 설치', 6, ['그늘막 설치']],
    ['그늘막 설치', 5, ['그늘막', '설치']],
    ['가 나다라마바사아', 4, ['가 나다', '라마바사', '아']],
    ['가나다라', 2, ['가나', '다라']],
    ['가나  다', 3, ['가나', '다']],
    ['한 줄\n\n두 줄', 9, ['한 줄', '', '두 줄']],
    ['', 5, ['']],
    ['가나', 0.5, ['가', '나']],
    ['끝 ', 1, ['끝']],
  ])('breaks %j at %d', (text, width, lines) => {
    expect(wrapLines(text, width, one)).toEqual(lines);
  });

  it('loses no character of a long text, and no line is too wide', () => {
    const text = '한여름에 버스를 기다리는 어르신이 햇볕에 서 계십니다. '.repeat(300).trim();
    const lines = wrapLines(text, 17, one);
    expect(lines.every((line) => line.length <= 17)).toBe(true);
    expect(lines.join(' ')).toBe(text);
  });
});

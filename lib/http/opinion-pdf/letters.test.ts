import { describe, expect, it } from 'vitest';
import { printable } from '@/lib/http/opinion-pdf/letters';

/** A font of Latin letters, digits, Hangul syllables and a few signs. */
const has = (codePoint: number) => /[ -~가-힣□·°]/u.test(String.fromCodePoint(codePoint));

describe('printable', () => {
  it.each([
    ['그늘막 12 m', '그늘막 12 m', 0],
    ['나무🌳 심기', '나무□ 심기', 1],
    ['가족 👨‍👩‍👧 과 👍🏽', '가족 □ 과 □', 2],
    ['깃발 🇰🇷🇰🇷', '깃발 □□', 2],
    ['漢字', '□□', 2],
    ['20㎡, 3℃', '20m2, 3°C', 0],
    ['①화장실 ⑳가로등', '(1)화장실 (20)가로등', 0],
    // As some systems write file names: letters apart.
    ['\u1112\u116C\u11BC성', '횡성', 0],
    ['가\u200B나\u202E다\u0007\t라\u00A0마\u3000바', '가나다 라 마 바', 0],
    ['한 줄\r\n두 줄\r세 줄\u2028네 줄\n\n\n\n다섯', '한 줄\n두 줄\n세 줄\n네 줄\n\n다섯', 0],
    ['\uD800 홀로', '□ 홀로', 1],
    ['', '', 0],
  ])('of %j is %j', (text, printed, replaced) => {
    expect(printable(text, has)).toEqual({ text: printed, replaced });
  });
});

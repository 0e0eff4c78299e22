import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, textProblem } from '@/lib/domain/text/clean';

/** What the tests are about cannot be seen, so it is written by number. */
const at = (...points: number[]) => String.fromCodePoint(...points);

describe('what is not seen', () => {
  it.each([
    ['an override of direction', `횡성${at(0x202e)}gpj.exe${at(0x202c)}`, '횡성gpj.exe'],
    ['embeddings', `${at(0x202a)}a${at(0x202b)}b${at(0x202d)}c`, 'abc'],
    ['isolates', `${at(0x2066)}a${at(0x2067)}b${at(0x2068)}c${at(0x2069)}`, 'abc'],
    ['direction marks', `a${at(0x200e)}b${at(0x200f)}c${at(0x61c)}d`, 'abcd'],
    ['zero widths within a word', `주${at(0x200b)}민${at(0x200c)}참${at(0x2060)}여${at(0x200d)}`, '주민참여'],
    ['soft hyphens and the grapheme joiner', `예${at(0xad)}산${at(0x34f)}`, '예산'],
    ['tags, which spell a hidden text', `안녕${at(0xe0041, 0xe0042, 0xe007f)}`, '안녕'],
    ['selectors, which hide bytes', `안녕${at(0xfe00, 0xfe0f, 0xe0100, 0xe01ef)}`, '안녕'],
    ['the byte-order mark', `${at(0xfeff)}제목${at(0xfeff)}`, '제목'],
    ['controls', `a${at(0, 7, 8, 0x1b)}b${at(0x7f, 0x9f)}c`, 'abc'],
    ['lone surrogates', 'a\ud800b\udfffc', 'abc'],
    ['non-characters', `a${at(0xfffe)}b${at(0xfdd0)}c${at(0x10ffff)}`, 'abc'],
    ['marks of annotations', `a${at(0xfff9)}b${at(0xfffb)}`, 'ab'],
    ['fillers that stand alone', `${at(0x3164)}가${at(0xffa0)}${at(0x115f)}${at(0x1160)}`, '가'],
  ])('%s', (_, raw, kept) => {
    expect(cleanText(raw)).toBe(kept);
    expect(cleanLine(raw)).toBe(kept);
  });

  it('leaves nothing of a name that is only unseen characters', () => {
    expect(cleanLine(at(0x3164, 0x200b, 0x2063, 0xfeff, 0x115f, 0x1160))).toBe('');
  });

  it('makes names equal that look equal', () => {
    const plain = '횡성군청';
    expect(cleanLine(plain.normalize('NFD'))).toBe(plain);
    expect(cleanLine(`횡${at(0x200b)}성군${at(0x2060)}청`)).toBe(plain);
  });

  it('joins a letter and its mark that something unseen held apart', () => {
    expect(cleanText(`e${at(0x200b)}${at(0x301)}`)).toBe('é');
  });
});

describe('what is kept', () => {
  it.each([
    ['a family', '👨‍👩‍👧‍👦'],
    ['shades of skin in a sequence', '👩🏽‍🌾 🧑🏿‍🤝‍🧑🏻'],
    ['a sequence with a selector', '❤️‍🔥 🏳️‍🌈 🕵️‍♂️'],
    ['a keycap and a flag', '1️⃣ 🇰🇷'],
    ['text style', `☎${at(0xfe0e)}`],
    ['script as text', '<script>alert("1")</script> & <b>'],
    ['letters alone, as they are typed', 'ㅋㅋㅋ ㅠㅠ ㄱ'],
    ['the separator of field names', '산업ㆍ중소기업및에너지'],
    ['old Hangul', at(0x1112, 0x119e, 0x11ab, 0x20, 0xa960, 0x1161, 0xd7cb)],
    ['old Hangul with its tone marks', at(0x110b, 0x1173, 0x11a8, 0x302e).normalize('NFC')],
    ['a syllable without vowel', at(0x1100, 0x1160)],
    ['a syllable without first consonant', at(0x115f, 0x1161)],
    ['a last consonant alone', at(0x115f, 0x1160, 0x11ab)],
    ['letters of older word processors', at(0xf53a)],
    ['Hanja, Thai and Vietnamese', '橫城郡 ที่นี่ Tiếng Việt'],
    ['a list', '1. 하나\n   - 둘\n\n2. 셋'],
  ])('%s', (_, text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('takes the joiner where it joins nothing', () => {
    expect(cleanText(`👨${at(0x200d)} a${at(0x200d)}b ${at(0x200d)}👩`)).toBe('👨 ab 👩');
  });

  it('cuts a pile of marks to four a letter', () => {
    const piles = `x${at(0x30d).repeat(40)}y${at(0x316).repeat(3)}`;
    expect(cleanText(piles)).toBe(`x${at(0x30d).repeat(4)}y${at(0x316).repeat(3)}`);
  });

  it('is not got round by what is unseen between the marks', () => {
    expect(cleanText(`x${(at(0x30d) + at(0x200b)).repeat(9)}`)).toBe(`x${at(0x30d).repeat(4)}`);
  });
});

describe('blanks', () => {
  it('ends lines with LF, whatever ended them', () => {
    expect(cleanText(`a\r\nb\rc${at(0x2028)}d${at(0x85)}e`)).toBe('a\nb\nc\nd\ne');
  });

  it('takes blanks at the ends of lines and of the text', () => {
    expect(cleanText(' \n a \t\n  b\u3000\n\n')).toBe('a\n  b');
  });

  it('keeps two blank lines in a row, blank or empty, and no more', () => {
    expect(cleanText('a\n\n\nb')).toBe('a\n\n\nb');
    expect(cleanText('a\n \n\t\n\n\n\nb')).toBe('a\n\n\nb');
  });

  it('has one width of blank', () => {
    expect(cleanText('a\u00a0b\u3000c\td')).toBe('a b c d');
  });

  it('makes one line of several', () => {
    expect(cleanLine('  마을\r\n\r\n 길\u3000\t정비 ')).toBe('마을 길 정비');
  });

  it('takes no time for a long run of blanks', () => {
    const started = performance.now();
    cleanText(`${' '.repeat(200_000)}a${at(0x200d).repeat(100_000)}${'1 '.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

/** Characters that the rules are about, and what stands around them. */
const PIECES = [
  ...['a', 'e', '1', '#', '=', '가', '각', '한', ' ', '\n', '\r', '\t', '👨', '❤', '↔', '☎'],
  ...[0x301, 0x308, 0x338, 0x20e3, 0x302e, 0xfe0e, 0xfe0f, 0x1f3fb, 0x200b, 0x200c, 0x200d, 0x202e].map((c) =>
    at(c),
  ),
  ...[0x1100, 0x1161, 0x11a8, 0x115f, 0x1160, 0xa960, 0xd7b0, 0xd7cb, 0x3164, 0x2028, 0xfeff].map((c) =>
    at(c),
  ),
  ...[0xe0041, 0x344, 0x212b, 0x2126, 0xf900, 0xbbe, 0xbc6, 0x9bf].map((c) => at(c)),
  '\ud800',
  '\udc00',
];

describe('any text', () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join(''));

  it.each([
    ['text', cleanText],
    ['line', cleanLine],
  ])('is as %s well-formed, composed, trimmed, and the same when cleaned again', (_, clean) => {
    fc.assert(
      fc.property(texts, (raw) => {
        const kept = clean(raw);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept.normalize('NFC')).toBe(kept);
        expect(kept.trim()).toBe(kept);
        expect(kept).not.toMatch(/[\r\t\u200b\u200c\u202e\u3164\ufeff]|\p{M}{5}/u);
        expect(clean(kept)).toBe(kept);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the length of a text', () => {
  it.each([
    ['', { least: 1, most: 5 }, 'empty'],
    [at(0x2800), { least: 1, most: 5 }, 'empty'],
    [at(0x301), { least: 1, most: 5 }, 'empty'],
    ['', { least: 0, most: 5 }, null],
    ['네', { least: 2, most: 5 }, 'too-short'],
    ['마을길', { least: 3, most: 3 }, null],
    ['마을길들', { least: 1, most: 3 }, 'too-long'],
    ['👍👍👍', { least: 1, most: 3 }, null],
    ['👍👍👍', { least: 4, most: 9 }, 'too-short'],
  ] as const)('of %j within %j: %s', (text, limits, problem) => {
    expect(textProblem(text, limits)).toBe(problem);
  });
});

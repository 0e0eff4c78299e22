import { describe, expect, it } from 'vitest';
import {
  codesNamed,
  governmentsMeant,
  initialsOf,
  marksIn,
  otherWritings,
  parseQuery,
  placesOf,
  queryWords,
  segmentsOf,
  shadowOf,
  stripParticle,
  wordsOf,
} from '@/lib/domain/search';
import { sample, seoul, seoulJung } from '@/lib/domain/governments/fixture.test-support';

describe('folding', () => {
  it.each([
    ['교통약자 이동편의 증진(국고)', '교통약자이동편의증진국고'],
    ['K-패스', 'k패스'],
    ['Ｋ패스', 'k패스'],
    ['산업ㆍ중소기업', '산업중소기업'],
    ['산업·중소기업', '산업중소기업'],
    ['3·1절', '31절'],
    ['제Ⅱ단계 ㈜곳간', '제ii단계주곳간'],
    ['新사업', '新사업'],
    ['도서관'.normalize('NFD'), '도서관'],
    ['ㄷㅅㄱ', 'ㄷㅅㄱ'],
    ['ㄷㅄ', 'ㄷㅂㅅ'],
    ['100%_\\\'"<b>', '100b'],
    ['', ''],
  ])('%s → %s', (text, shadow) => {
    expect(shadowOf(text)).toBe(shadow);
  });

  it('leaves the initial consonant of each syllable, and everything else as it is', () => {
    expect(initialsOf('주거급여k패스新')).toBe('ㅈㄱㄱㅇkㅍㅅ新');
    expect(initialsOf('까치')).toBe('ㄲㅊ');
  });

  it('keeps the words of a name apart', () => {
    expect(wordsOf('대중교통비 환급 지원(K-패스)')).toBe(' 대중교통비 환급 지원 k패스 ');
    expect(wordsOf('[국비] 산업ㆍ중소기업/지원')).toBe(' 국비 산업 중소기업 지원 ');
  });
});

describe('particles', () => {
  it.each([
    ['예산을', '예산', true],
    ['청년월세를', '청년월세', true],
    ['도서관에서', '도서관', true],
    ['학교에서는', '학교', true],
    ['주민으로부터', '주민', true],
    ['도서관은', '도서관', false],
    ['어린이', '어린', false],
    ['축제의', '축제', false],
    ['수로로', '수로', false],
    ['시설로', '시설', false],
  ])('%s → %s (certain: %s)', (word, stem, certain) => {
    expect(stripParticle(word)).toEqual({ stem, certain });
  });

  it.each([
    '새마을',
    '마을',
    '도로',
    '경로',
    '의회',
    '지원',
    '섬을',
    '수를',
    '도서관를',
    '학교을',
    'k패스를k',
    'it는',
  ])('leaves %s as it is', (word) => {
    expect(stripParticle(word)).toBeNull();
  });
});

const places = placesOf(sample);

describe('query', () => {
  const texts = (text: string) => parseQuery(text, { places }).terms.map((term) => term.text);

  it('reads words, each once, signs alone left out', () => {
    expect(queryWords('  도서관,운영 - 도서관  K-패스 ')).toEqual(['도서관', '운영', 'k패스']);
    expect(parseQuery('', { places })).toMatchObject({ terms: [], relaxed: null });
    expect(parseQuery('-- () ', { places })).toMatchObject({ terms: [], relaxed: null });
  });

  it('takes off what is certainly a particle', () => {
    expect(texts('도서관에서 쓴 예산을')).toEqual(['도서관', '쓴', '예산']);
    expect(parseQuery('도서관에서 쓴 예산을', { places }).relaxed).toBeNull();
  });

  it('keeps what may be a noun, and says what it would be without the particle', () => {
    const { terms, relaxed } = parseQuery('어린이 도서관은', { places });
    expect(terms.map((term) => term.text)).toEqual(['어린이', '도서관은']);
    expect(relaxed?.map((term) => term.text)).toEqual(['어린', '도서관']);
  });

  it('tells text from initial consonants', () => {
    const kinds = parseQuery('ㅈㅇㅈㄹ 청년ㅇㅅ 도서관 kㅍㅅ', { places }).terms.map(({ kind }) => kind);
    expect(kinds).toEqual(['initials', 'mixed', 'text', 'initials']);
  });

  it('sees governments named by whole words only', () => {
    const [place, word] = parseQuery('중구 중', { places }).terms;
    expect(place?.governments).toEqual([seoulJung.lafCd]);
    expect(word?.governments).toEqual([]);
  });
});

describe('other writings', () => {
  it('are of abbreviations both ways, of Hanja one way', () => {
    expect(otherWritings('cctv')).toEqual(['폐쇄회로', '씨씨티비']);
    expect(otherWritings('폐쇄회로')).toEqual(['cctv', '씨씨티비']);
    expect(otherWritings('圖書館')).toEqual(['도서관']);
    expect(otherWritings('도서관')).toEqual([]);
  });

  it('belong to words, not to phrases', () => {
    const [word] = parseQuery('CCTV', { places }).terms;
    const [said] = parseQuery('"CCTV"', { places }).terms;
    expect([word?.also.length, said?.also.length]).toEqual([2, 0]);
  });

  it('of a code there are none, but it may be one', () => {
    const codeOf = (text: string) => parseQuery(text, { places }).terms.map(({ code }) => code);
    expect(codeOf('611000020203054A')).toEqual(['611000020203054a']);
    expect(codeOf('2ag2bxdpbg3p44b7')).toEqual(['2ag2bxdpbg3p44b7']);
    expect(codeOf('도서관 2026 k패스 "611000020203054A"')).toEqual([null, null, null, null]);
  });
});

describe('conditions', () => {
  const conditions = (text: string, accounts: string[] = []) =>
    parseQuery(text, { places, accounts }).conditions;
  const problems = (text: string) =>
    parseQuery(text, { places }).problems.map(({ kind, text: of }) => [kind, of]);

  it('name every government of a name, or the one of a code', () => {
    expect(conditions('government:군위').governments?.toSorted()).toEqual(['2772000', '4771000']);
    expect(conditions('지역:"서울 중구"').governments).toEqual([seoulJung.lafCd]);
    expect(conditions('지역:4272000').governments).toEqual(['4272000']);
    expect(conditions('도서관').governments).toBeNull();
  });

  it('name fields by a part of their name, in either language', () => {
    expect(conditions('분야:복지').fields).toEqual(['080']);
    expect(conditions('field:culture').fields).toEqual(['060']);
    expect(conditions('field:080 field:없음').fields).toEqual(['080', 'none']);
  });

  it('name accounts that there are', () => {
    expect(conditions('회계:교통', ['일반회계', '교통사업특별회계']).accounts).toEqual(['교통사업특별회계']);
  });

  it('that name nothing are told and left out; those beside them stand', () => {
    expect(problems('지역:없는곳 분야:없는것 회계:없는것')).toEqual([
      ['unknown-government', '없는곳'],
      ['unknown-field', '없는것'],
      ['unknown-account', '없는것'],
    ]);
    expect(conditions('지역:없는곳').governments).toBeNull();
    expect(conditions('지역:없는곳 지역:4272000').governments).toEqual(['4272000']);
    expect(problems('지역:9999999')).toEqual([['unknown-government', '9999999']]);
  });
});

describe('governments meant', () => {
  const meant = (text: string) =>
    governmentsMeant(sample, { text, words: queryWords(text), on: '2026-06-30' }).map(({ lafCd }) => lafCd);

  it('by the whole text', () => {
    expect(meant('서울 중구')).toEqual([seoulJung.lafCd]);
    expect(meant('ㅈㄹㄱ')).toEqual(['1111000']);
    expect(meant('4272000')).toEqual(['4272000']);
  });

  it('by words within it, the longest name first', () => {
    expect(meant('서울 중구 도서관')).toEqual([seoulJung.lafCd]);
    expect(meant('서울 도서관')).toEqual([seoul.lafCd]);
    expect(meant('도서관 횡성')).toEqual(['4272000']);
    expect(meant('도서관')).toEqual([]);
  });

  it('names every government of a name', () => {
    expect(codesNamed(['군위'], placesOf(sample)).sort()).toEqual(['2772000', '4771000']);
  });
});

describe('marks', () => {
  const marked = (name: string, text: string) =>
    segmentsOf(name, marksIn(name, parseQuery(text, { places: new Map() }).terms))
      .map((segment) => (segment.marked ? `<${segment.text}>` : segment.text))
      .join('');

  it.each([
    ['교통약자 이동편의 증진(국고)', '교통약자이동편의', '<교통약자 이동편의> 증진(국고)'],
    ['대중교통비 환급 지원(K-패스)', 'k패스', '대중교통비 환급 지원(<K-패스>)'],
    ['대중교통비 환급 지원(K-패스)', 'ㅎㄱ 지원', '대중교통비 <환급> <지원>(K-패스)'],
    ['청년월세 한시', '청년ㅇㅅ', '<청년월세> 한시'],
    ['지원지원 지', '지원', '<지원지원> 지'],
    ['도서관', '학교', '도서관'],
    ['주거급여수급자 지원', '', '주거급여수급자 지원'],
  ])('%s for %s', (name, text, expected) => {
    expect(marked(name, text)).toBe(expected);
  });
});

/** The 14 fields (분야) of the functional classification, names with the API's separator ㆍ (U+318D). */
export const FIELDS = {
  '010': '일반공공행정',
  '020': '공공질서및안전',
  '050': '교육',
  '060': '문화및관광',
  '070': '환경',
  '080': '사회복지',
  '090': '보건',
  '100': '농림해양수산',
  '110': '산업ㆍ중소기업및에너지',
  '120': '교통및물류',
  '140': '국토및지역개발',
  '150': '과학기술',
  '160': '예비비',
  '900': '기타',
} as const;
export type FieldCode = keyof typeof FIELDS;

/** The sections (부문). A section belongs to the field of its first two digits; some carry a letter. */
export const SECTIONS = {
  '011': '입법및선거관리',
  '013': '지방행정ㆍ재정지원',
  '014': '재정ㆍ금융',
  '016': '일반행정',
  '023': '경찰',
  '025': '재난방재ㆍ민방위',
  '026': '소방',
  '051': '유아및초중등교육',
  '052': '고등교육',
  '053': '평생ㆍ직업교육',
  '061': '문화예술',
  '062': '관광',
  '063': '체육',
  '064': '국가유산',
  '065': '문화및관광일반',
  '071': '상하수도ㆍ수질',
  '072': '폐기물',
  '073': '대기',
  '074': '자연',
  '075': '해양',
  '076': '환경보호일반',
  '081': '기초생활보장',
  '082': '취약계층지원',
  '086': '노동',
  '087': '보훈',
  '088': '주택',
  '089': '사회복지일반',
  '08A': '보육',
  // As published: this one name has the middle dot U+00B7 where the others have U+318D.
  '08B': '가족·여성',
  '08C': '노인',
  '08D': '청소년',
  '091': '보건의료',
  '093': '식품의약안전',
  '101': '농업ㆍ농촌',
  '102': '임업ㆍ산촌',
  '103': '해양수산ㆍ어촌',
  '111': '산업금융지원',
  '112': '산업기술지원',
  '113': '무역및투자유치',
  '114': '산업진흥ㆍ고도화',
  '115': '에너지및자원개발',
  '116': '산업ㆍ중소기업일반',
  '121': '도로',
  '123': '도시철도',
  '124': '해운ㆍ항만',
  '126': '대중교통ㆍ물류등기타',
  '141': '수자원',
  '142': '지역및도시',
  '143': '산업단지',
  '151': '기술개발',
  '153': '과학기술일반',
  '161': '예비비',
  '901': '기타',
} as const;
export type SectionCode = keyof typeof SECTIONS;

/** The field of a section. */
export function fieldOf(section: SectionCode): FieldCode {
  const code = `${section.slice(0, 2)}0`;
  if (!(code in FIELDS)) throw new Error(`section ${section} has no field`);
  // Just checked.
  return code as FieldCode;
}

export const FIELD_CODES = Object.keys(FIELDS) as FieldCode[];

import { shadowOf } from '@/lib/domain/search/fold';

/**
 * Writings of one thing that project names use side by side: Latin abbreviations and what they are called in Korean. Each group is
 * symmetric. No single syllable is among them: it is part of nearly every name.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['CCTV', '폐쇄회로', '씨씨티비'],
  ['IoT', '사물인터넷'],
  ['AI', '인공지능'],
  ['ICT', '정보통신기술'],
  ['R&D', '연구개발'],
  ['SOC', '사회간접자본'],
  ['BRT', '간선급행버스'],
  ['DRT', '수요응답형'],
  ['LPG', '액화석유가스'],
  ['LNG', '액화천연가스'],
  ['LED', '엘이디', '발광다이오드'],
  ['GIS', '지리정보시스템'],
  ['PC', '컴퓨터', '피씨'],
  ['IC', '나들목'],
  ['JC', '분기점'],
  ['LH', '한국토지주택공사'],
  ['BTL', '임대형민자'],
  ['TF', '전담조직'],
  ['ESG', '환경사회지배구조'],
  ['MOU', '업무협약'],
  ['K-패스', '케이패스'],
];

/** Words that are still typed in Hanja. Names are hardly written so: the other way round nothing would be found and all would wait. */
const HANJA: Readonly<Record<string, string>> = {
  老人: '노인',
  敬老: '경로',
  敬老堂: '경로당',
  靑年: '청년',
  青年: '청년',
  兒童: '아동',
  女性: '여성',
  福祉: '복지',
  敎育: '교육',
  教育: '교육',
  圖書館: '도서관',
  文化: '문화',
  觀光: '관광',
  道路: '도로',
  河川: '하천',
  農業: '농업',
  環境: '환경',
  保健: '보건',
  豫算: '예산',
  支援: '지원',
  都市: '도시',
  交通: '교통',
  學校: '학교',
  病院: '병원',
  公園: '공원',
};

const others = new Map<string, readonly string[]>(
  Object.entries(HANJA).map(([hanja, hangul]) => [shadowOf(hanja), [hangul]]),
);
for (const group of GROUPS) {
  const folded = [...new Set(group.map(shadowOf))];
  for (const writing of folded) {
    others.set(writing, [...(others.get(writing) ?? []), ...folded.filter((other) => other !== writing)]);
  }
}

/** Other writings of a word of a query, in the form of `shadowOf`; none for most. */
export function otherWritings(word: string): readonly string[] {
  return others.get(word) ?? [];
}

/** The groups themselves, as they are written: for an engine that has synonyms of its own. */
export const synonymGroups = (): readonly (readonly string[])[] => GROUPS;

import type { SectionCode } from '@/prisma/demo/facts/fields';
import { type GovernmentFacts, isHeadOffice } from '@/prisma/demo/facts/governments';

export interface Department {
  code: string;
  name: string;
}

/** Who does what: sections (or fields) → departments of a lower tier, then of a head office. */
const TABLE: readonly [prefix: string, lower: string, head: string][] = [
  ['011', '의회사무국', '의회사무처'],
  ['013', '자치행정과 민원여권과', '자치행정과 행정자치과'],
  ['014', '기획예산과 재무과 세무과', '예산담당관 재정담당관 세정과'],
  ['016', '총무과 기획예산과 정보통신과 홍보담당관', '총무과 디지털정책과 인사과 대변인'],
  ['023', '안전총괄과', '자치경찰위원회'],
  ['025', '안전총괄과 재난안전과', '재난안전정책과 자연재난과'],
  ['026', '안전총괄과', '소방행정과 소방본부'],
  ['05', '평생교육과 교육지원과', '교육지원과 교육협력담당관'],
  ['061', '문화예술과 도서관', '문화정책과 문화예술과'],
  ['062', '관광과', '관광정책과'],
  ['063', '체육진흥과', '체육정책과'],
  ['064', '문화예술과', '국가유산과'],
  ['071', '상하수도사업소 상하수도과', '물관리정책과 수질관리과'],
  ['072', '자원순환과 청소행정과', '자원순환과'],
  ['07', '환경과 공원녹지과', '환경정책과 기후대기과'],
  ['081', '생활보장과 사회복지과', '복지정책과'],
  ['082', '장애인복지과 사회복지과', '장애인복지과'],
  ['086', '일자리경제과', '일자리정책과 노동정책과'],
  ['087', '복지정책과', '복지정책과'],
  ['088', '주택과', '주택정책과'],
  ['089', '복지정책과', '복지정책과 사회서비스과'],
  ['08A', '여성가족과 아동보육과', '보육정책과 출산보육과'],
  ['08B', '여성가족과', '여성정책과 가족정책과'],
  ['08C', '어르신복지과 노인복지과', '노인복지과 고령사회정책과'],
  ['08D', '아동청소년과', '청소년정책과'],
  ['093', '위생과', '식품의약과'],
  ['09', '보건행정과 건강증진과 보건소', '보건정책과 공공의료과'],
  ['102', '산림녹지과 산림과', '산림정책과 산림보호과'],
  ['103', '해양수산과', '해양수산과 수산정책과'],
  ['10', '농업정책과 농업기술센터 축산과', '농업정책과 농산업과 축산과'],
  ['115', '일자리경제과 에너지과', '에너지정책과'],
  ['143', '기업지원과 투자유치과', '산업입지과'],
  ['11', '일자리경제과 지역경제과 기업지원과', '경제정책과 소상공인정책과 산업정책과'],
  ['121', '도로과 건설과', '도로과 도로시설과'],
  ['123', '교통행정과', '도시철도과'],
  ['12', '교통행정과 주차관리과', '교통정책과 버스정책과'],
  ['141', '건설과 하천과', '하천과 치수과'],
  ['142', '도시계획과 도시재생과 공원녹지과 토지정보과', '도시계획과 도시재생과 공원정책과'],
  ['15', '일자리경제과', '과학기술정책과'],
  ['16', '기획예산과', '예산담당관'],
  ['90', '총무과 행정지원과', '총무과 인사과'],
];

/** Where a section is divided among departments by what the project is about: the first that fits has it. */
const BY_SUBJECT: readonly [prefix: string, subject: RegExp, lower: string, head: string][] = [
  ['013', /민원|가족관계|여권|주민등록/, '민원여권과', '자치행정과'],
  ['013', /./, '자치행정과', '자치행정과'],
  ['014', /내부거래|보전지출|기금/, '기획예산과', '예산담당관'],
  ['014', /지방세|체납|세외/, '세무과', '세정과'],
  ['014', /지가/, '토지정보과', '세정과'],
  ['014', /계약|회계|재산/, '재무과', '재정담당관'],
  ['014', /./, '기획예산과', '예산담당관'],
  ['016', /홍보|소식지|방송|대변/, '홍보담당관', '대변인'],
  ['016', /정보|데이터|홈페이지|통계/, '정보통신과', '디지털정책과'],
  ['016', /성과|인구|규제|법무|소멸|적극/, '기획예산과', '예산담당관'],
  ['016', /./, '총무과', '총무과'],
  ['07', /공원|숲|녹지|맨발/, '공원녹지과', '환경정책과'],
  ['073', /./, '환경과', '기후대기과'],
  ['101', /축|한우|낙농|구제역|동물|양봉|조사료|방제단/, '축산과', '축산과'],
  ['101', /기술|교육|농기계|대학|미생물|강소농|스마트팜/, '농업기술센터', '농업정책과'],
  ['126', /주차/, '주차관리과', '교통정책과'],
  ['126', /./, '교통행정과', '교통정책과'],
  ['142', /지적|토지|측량|도로명|공간정보|부동산/, '토지정보과', '도시계획과'],
  ['142', /공원|화단|꽃길|물놀이|숲|정원/, '공원녹지과', '공원정책과'],
  ['142', /재생/, '도시재생과', '도시재생과'],
  ['142', /마을|주민|배수로|정주/, '건설과', '도시계획과'],
  ['142', /건축|광고|경관|공동주택/, '도시계획과', '도시계획과'],
];

const NUMBERS = new Map(
  [...new Set(TABLE.flatMap(([, lower, head]) => [...lower.split(' '), ...head.split(' ')]))].map(
    (name, i) => [name, 101 + i * 3],
  ),
);

/** The department that a project's subject belongs to; null where its section is not divided by subject. */
export function departmentBySubject(
  government: GovernmentFacts,
  section: SectionCode,
  projectName: string,
): string | null {
  const entry = BY_SUBJECT.find(
    ([prefix, subject]) => section.startsWith(prefix) && subject.test(projectName),
  );
  if (entry === undefined) return null;
  return isHeadOffice(government.lafCd) ? entry[3] : entry[2];
}

/** Names of the departments that may run a section's projects. */
export function departmentNames(government: GovernmentFacts, section: SectionCode): readonly string[] {
  const entry = TABLE.find(([prefix]) => section.startsWith(prefix));
  if (entry === undefined) throw new Error(`no department for section ${section}`);
  const [, lower, head] = entry;
  return (isHeadOffice(government.lafCd) ? head : lower).split(' ');
}

/** All names of a tier, for projects that carry a department in their name. */
export function anyDepartments(government: GovernmentFacts): readonly string[] {
  const column = isHeadOffice(government.lafCd) ? 2 : 1;
  return [...new Set(TABLE.flatMap((entry) => entry[column].split(' ')))];
}

/** The department of this name: its code begins with the government's administrative code. */
export function departmentOf(government: GovernmentFacts, name: string): Department {
  const number = NUMBERS.get(name);
  if (number === undefined) throw new Error(`no department ${name}`);
  return { code: government.adminCd + String(number).padStart(4, '0'), name };
}

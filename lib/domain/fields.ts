/**
 * The fields (분야) of the functional classification: 14 codes, the same for every government and year. Names are those of
 * 지방재정365, with its separator ㆍ (U+318D).
 */
export const FIELDS = [
  { code: '010', ko: '일반공공행정', en: 'General public administration' },
  { code: '020', ko: '공공질서및안전', en: 'Public order and safety' },
  { code: '050', ko: '교육', en: 'Education' },
  { code: '060', ko: '문화및관광', en: 'Culture and tourism' },
  { code: '070', ko: '환경', en: 'Environment' },
  { code: '080', ko: '사회복지', en: 'Social welfare' },
  { code: '090', ko: '보건', en: 'Health' },
  { code: '100', ko: '농림해양수산', en: 'Agriculture, forestry, oceans and fisheries' },
  { code: '110', ko: '산업ㆍ중소기업및에너지', en: 'Industry, small business and energy' },
  { code: '120', ko: '교통및물류', en: 'Transport and logistics' },
  { code: '140', ko: '국토및지역개발', en: 'Land and regional development' },
  { code: '150', ko: '과학기술', en: 'Science and technology' },
  { code: '160', ko: '예비비', en: 'Reserve fund' },
  { code: '900', ko: '기타', en: 'Other (running costs of the administration)' },
] as const satisfies readonly { code: string; ko: string; en: string }[];

export type Field = (typeof FIELDS)[number];

/** Labels of older series for a field of today. */
const OLDER_NAMES: Record<string, string> = {
  수송및교통: '120',
  '산업·중소기업': '110',
};

/**
 * The one form of the separator for comparing: ㆍ (U+318D), as published, becomes · (U+00B7). For keys and look-ups only:
 * what is shown stays as published.
 */
export function withOneSeparator(text: string): string {
  return text.includes('ㆍ') ? text.replaceAll('ㆍ', '·') : text;
}

function lookUpForm(name: string): string {
  return withOneSeparator(name.normalize('NFC')).replaceAll(/\s/g, '');
}

const byCode = new Map<string, Field>(FIELDS.map((field) => [field.code, field]));
const codes = new Map<string, string>([
  ...FIELDS.map((field): [string, string] => [lookUpForm(field.ko), field.code]),
  ...Object.entries(OLDER_NAMES),
]);
const asPublished = new Map<string, string>(FIELDS.map((field) => [field.ko, field.code]));

/** The field of a code, null where the code is none of the 14. */
export function findField(code: string): Field | null {
  return byCode.get(code) ?? null;
}

/** The code of a field's Korean name, either separator, spaces or not; null where the name is not known. */
export function fieldCodeOf(name: string): string | null {
  return asPublished.get(name) ?? codes.get(lookUpForm(name)) ?? null;
}

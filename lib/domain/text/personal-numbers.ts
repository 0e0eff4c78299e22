/** Dashes as keyboards, word processors and web pages write them. */
const DASH = '[-\\u2010-\\u2015\\u2212]';
/** Between the parts of a number: at most a dash with blanks around it. */
const GAP = ` {0,2}${DASH}? {0,2}`;
/** The digit before is matched rather than looked back at, for older browsers. */
const RESIDENT = new RegExp(`(?:^|\\D)(\\d{2})(\\d{2})(\\d{2})${GAP}([1-8])\\d{6}(?!\\d)`, 'g');
const MOBILE = new RegExp(
  `(?:^|\\D)(?:82\\)?${GAP}\\(?0?\\)?|\\(?0)1[016-9]\\)?(?:${GAP}|\\.)\\d{3,4}(?:${GAP}|\\.)\\d{4}(?!\\d)`,
);

/** Full-width digits and dashes count as the plain ones. */
const plainForm = (text: string): string => text.normalize('NFKC');

/**
 * Whether a text holds what reads as a resident registration number (주민등록번호): six digits of a date of birth that
 * exists, an optional dash, and seven digits of which the first names century and sex (1–4; 5–8 for foreigners). The
 * check digit is not asked for: numbers given since October 2020 have none. About three in a hundred other numbers of
 * thirteen digits are taken for one.
 * Source: 주민등록법 시행규칙 제2조; it must not be published (개인정보 보호법 제24조의2).
 */
export function hasResidentNumber(text: string): boolean {
  return Array.from(plainForm(text).matchAll(RESIDENT)).some(([, year, month, day, century]) =>
    isDay(`${'1256'.includes(century ?? '') ? '19' : '20'}${year}`, Number(month), Number(day)),
  );
}

function isDay(year: string, month: number, day: number): boolean {
  // A day that does not exist becomes one of another month.
  return new Date(Date.UTC(Number(year), month - 1, day)).getUTCMonth() === month - 1;
}

/** Whether a text holds what reads as a Korean mobile phone number: 010-1234-5678, 01012345678, +82 10 1234 5678. */
export function hasMobileNumber(text: string): boolean {
  return MOBILE.test(plainForm(text));
}

import type { Language } from '@/lib/domain/language';
import type { Won } from '@/lib/domain/money';

/**
 * How amounts, rates, counts and dates are written. Pure, exact (whole numbers only, no floating point), and the same
 * on the server and in the browser: nothing here asks the machine for its locale or its time zone.
 * Korean short forms leave off what is below their last unit, as amounts are said in Korean, so that a figure is never said larger
 * than it is; English ones round half away from zero. The exact form always stands beside them.
 */
const MINUS = '\u2212';

interface Unit {
  /** The first whole amount that is said in this unit: where the next smaller one would round up to a whole of this. */
  from: bigint;
  /** How many won one unit is. */
  size: bigint;
  name: string;
}

const KOREAN_UNITS: readonly Unit[] = [
  { from: 100_000_000n, size: 100_000_000n, name: '억원' },
  { from: 10_000n, size: 10_000n, name: '만원' },
];
const ENGLISH_UNITS: readonly Unit[] = [
  { from: 999_500_000_000n, size: 1_000_000_000_000n, name: 'trillion' },
  { from: 999_500_000n, size: 1_000_000_000n, name: 'billion' },
  { from: 1_000_000n, size: 1_000_000n, name: 'million' },
];
const EOK_PER_JO = 10_000n;

/** The exact amount with its unit: `1,245,365,384,703원` · `₩1,245,365,384,703`. */
export function amountExact(value: Won, language: Language): string {
  const digits = grouped(magnitude(value));
  return sign(value) + (language === 'ko' ? `${digits}원` : `₩${digits}`);
}

/** The exact amount without its unit, for columns whose header names the unit: `1,245,365,384,703`. */
export function amountBare(value: Won): string {
  return sign(value) + grouped(magnitude(value));
}

/**
 * The amount as it is said: `1조 2,453억원`, `13.9억원`, `5,682만원` · `₩1.25 trillion`. The last unit carries one
 * decimal below 100 (Korean) or three significant digits (English), so that a short form is never off by over 1 %.
 */
export function amountShort(value: Won, language: Language): string {
  const amount = magnitude(value);
  return sign(value) + (language === 'ko' ? shortKorean(amount) : shortEnglish(amount));
}

/** True where the short form says less than the exact one, so that both are needed. */
export function isShortened(value: Won, language: Language): boolean {
  return amountShort(value, language) !== amountExact(value, language);
}

/** A rate with one decimal, from tenths of a per cent: 489 → `48.9 %`. */
export function percent(tenths: number): string {
  const amount = Math.abs(tenths);
  return `${sign(tenths)}${grouped(BigInt(Math.trunc(amount / 10)))}.${amount % 10} %`;
}

/** A change in percentage points with its sign: 12 → `+1.2`, -5 → `−0.5`, 0 → `0.0`. */
export function percentagePoints(tenths: number): string {
  return (tenths > 0 ? '+' : '') + percent(tenths).slice(0, -2);
}

/** A change of an amount with its sign: `+5,000,000원` · `−₩5,000,000`. No change has no sign. */
export function amountChange(value: Won, language: Language): string {
  return (value > 0 ? '+' : '') + amountExact(value, language);
}

/** A count with separators: `1,645`. */
export function count(value: number): string {
  return sign(value) + grouped(magnitude(value));
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const UNKNOWN: Record<Language, string> = { ko: '알 수 없음', en: 'unknown' };

/**
 * A calendar date, from `YYYY-MM-DD`: `2026년 6월 30일` · `30 June 2026`. Null, and what is no date, says unknown.
 */
export function date(iso: string | null, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? '');
  const month = MONTHS[Number(parts?.[2]) - 1];
  if (!parts || month === undefined) return UNKNOWN[language];
  const [year, day] = [Number(parts[1]), Number(parts[3])];
  return language === 'ko' ? `${year}년 ${Number(parts[2])}월 ${day}일` : `${day} ${month} ${year}`;
}

/**
 * A moment in Korean time (UTC+9 all year), to the minute: `2026년 6월 30일 14:05` · `30 June 2026, 14:05 KST`.
 */
export function moment(at: Date | string | null, language: Language): string {
  const time = at === null ? NaN : new Date(at).getTime();
  if (Number.isNaN(time)) return UNKNOWN[language];
  const seoul = new Date(time + 9 * 3_600_000).toISOString();
  const day = date(seoul.slice(0, 10), language);
  const clock = seoul.slice(11, 16);
  return language === 'ko' ? `${day} ${clock}` : `${day}, ${clock} KST`;
}

function shortKorean(amount: bigint): string {
  const eok = amount / 100_000_000n;
  if (eok >= EOK_PER_JO) {
    const rest = eok % EOK_PER_JO;
    return `${grouped(eok / EOK_PER_JO)}조${rest === 0n ? '원' : ` ${grouped(rest)}억원`}`;
  }
  const unit = KOREAN_UNITS.find(({ from }) => amount >= from);
  if (!unit) return `${grouped(amount)}원`;
  const tenths = amount / (unit.size / 10n);
  return (tenths < 1000n ? trimmed(tenths, 1) : grouped(amount / unit.size)) + unit.name;
}

function shortEnglish(amount: bigint): string {
  const unit = ENGLISH_UNITS.find(({ from }) => amount >= from);
  return unit ? `₩${threeDigits(amount, unit.size)} ${unit.name}` : `₩${grouped(amount)}`;
}

/** Three significant digits of amount ÷ size, more when the whole part is longer. */
function threeDigits(amount: bigint, size: bigint): string {
  for (const decimals of [2, 1]) {
    const scaled = divideRounded(amount, size / 10n ** BigInt(decimals));
    if (scaled < 1000n) return trimmed(scaled, decimals);
  }
  return grouped(divideRounded(amount, size));
}

/** A number of tenths or hundredths as decimal text without needless zeros: 125, 2 → `1.25`; 20, 1 → `2`. */
function trimmed(scaled: bigint, decimals: number): string {
  const base = 10n ** BigInt(decimals);
  const fraction = (scaled % base).toString().padStart(decimals, '0').replace(/0+$/, '');
  return grouped(scaled / base) + (fraction === '' ? '' : `.${fraction}`);
}

/** Division of what is not negative, rounded half up. */
function divideRounded(amount: bigint, by: bigint): bigint {
  return (2n * amount + by) / (2n * by);
}

function grouped(amount: bigint): string {
  return amount.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

function magnitude(value: number): bigint {
  return BigInt(Math.abs(value));
}

function sign(value: number): string {
  return value < 0 ? MINUS : '';
}

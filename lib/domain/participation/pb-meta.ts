import { compare, type Fraction, fraction, parseDecimal } from '@/lib/domain/participation/fraction';
import { type Problems, quoted } from '@/lib/domain/participation/pb-problems';
import type { PbFile } from '@/lib/domain/participation/pb-types';

/** What the format asks META to say. Without `budget` and `vote_type` a file cannot be read; the others describe it. */
const NEEDED = [
  'description',
  'country',
  'unit',
  'instance',
  'num_projects',
  'num_votes',
  'rule',
  'date_begin',
  'date_end',
] as const;

const RULES: readonly string[] = [
  'greedy',
  'greedy-no-skip',
  'greedy-threshold',
  'greedy-exclusive',
  'greedy-custom',
  'equalshares',
  'equalshares-comparison',
  'equalshares/add1',
  'equalshares/add1-comparison',
  'unknown',
];

/** Keys whose values have a form, and the form in words. */
const FORMS: Readonly<Record<string, { is: (text: string) => boolean; words: string }>> = {
  rule: { is: (text) => RULES.includes(text), words: `one of ${RULES.join(', ')}` },
  language: { is: (text) => /^[a-z]{2}$/.test(text), words: 'two small letters (ISO 639-1)' },
  fully_funded: { is: (text) => text === '1', words: '1, or left out' },
  experimental: { is: (text) => text === '1', words: '1, or left out' },
  comment: { is: (text) => text.startsWith('#1: '), words: 'numbered: “#1: …”' },
};

/** Keys with numbers: limits of ballots and of costs. */
const NUMBERS = [
  'min_length',
  'max_length',
  'min_sum_cost',
  'max_sum_cost',
  'min_points',
  'max_points',
  'min_sum_points',
  'max_sum_points',
  'default_score',
  'min_project_cost',
  'max_project_cost',
] as const;

/** Pairs of which the first may not be above the second. */
const RANGES = ['length', 'sum_cost', 'points', 'sum_points', 'project_cost'] as const;

/** A number of META; null where it is not said, or is none. */
export const metaNumber = ({ meta }: Pick<PbFile, 'meta'>, key: string): Fraction | null =>
  parseDecimal(meta[key] ?? '');

/** Where META says something: its title where it says nothing, 0 where the file was not read from a text. */
export const metaLine = ({ lines }: PbFile, key: string): number =>
  lines === undefined ? 0 : (lines.meta[key] ?? lines.headers.META);

/** What is wrong with META by itself, beyond budget and vote type, which are read first. */
export function checkMeta(file: PbFile, problems: Problems): void {
  const missing = NEEDED.filter((key) => (file.meta[key] ?? '') === '');
  if (missing.length > 0)
    problems.said(file.lines?.headers.META ?? 0, 'meta-missing', `META does not say ${missing.join(', ')}`);
  checkForms(file, problems);
  checkCurrency(file, problems);
  checkNumbers(file, problems);
  checkRanges(file, problems);
  checkDates(file, problems);
}

function checkForms(file: PbFile, problems: Problems): void {
  for (const [key, { is, words }] of Object.entries(FORMS)) {
    const text = file.meta[key] ?? '';
    if (text !== '' && !is(text))
      problems.said(metaLine(file, key), 'value', `${key} ${quoted(text)} should be ${words}`);
  }
}

/** Costs in a currency that cannot be one are no amounts of money. None at all is no contradiction. */
function checkCurrency(file: PbFile, problems: Problems): void {
  const text = file.meta['currency'] ?? '';
  if (text !== '' && !/^[A-Z]{3}$/.test(text))
    problems.fatal(
      metaLine(file, 'currency'),
      'currency',
      `the currency ${quoted(text)} is none: write three capitals (ISO 4217), or leave it out`,
    );
}

function checkNumbers(file: PbFile, problems: Problems): void {
  for (const key of NUMBERS) {
    const text = file.meta[key] ?? '';
    if (text !== '' && parseDecimal(text) === null)
      problems.said(
        metaLine(file, key),
        text.includes(',') ? 'decimal-comma' : 'number',
        `${key} ${quoted(text)} is not a number and is left aside: write digits, decimals with a point`,
      );
  }
  const key = 'min_project_score_threshold';
  const threshold = file.meta[key] ?? '';
  // Which projects may win depends on it.
  if (threshold !== '' && parseDecimal(threshold) === null)
    problems.noNumber(metaLine(file, key), 'number', key, threshold);
}

function checkRanges(file: PbFile, problems: Problems): void {
  const number = (key: string) => metaNumber(file, key);
  for (const name of RANGES) {
    const [least, most] = [number(`min_${name}`), number(`max_${name}`)];
    if (least !== null && most !== null && compare(least, most) > 0)
      problems.said(metaLine(file, `max_${name}`), 'limits', `min_${name} is above max_${name}`);
  }
  checkChoose1(file, problems);
  if (file.voteType === 'cumulative' && number('max_sum_points') === null)
    problems.said(
      metaLine(file, 'max_sum_points'),
      'limits',
      'ballots give points (cumulative), and META does not say how many: max_sum_points',
    );
}

function checkChoose1(file: PbFile, problems: Problems): void {
  if (file.voteType !== 'choose-1') return;
  for (const key of ['min_length', 'max_length']) {
    const length = metaNumber(file, key);
    if (length !== null && compare(length, fraction(1n)) !== 0)
      problems.said(metaLine(file, key), 'limits', `with the vote_type choose-1 the ${key} is 1`);
  }
}

function checkDates(file: PbFile, problems: Problems): void {
  const dayOf = (key: string, ofYear: string) => {
    const text = file.meta[key] ?? '';
    const day = dateOf(text, ofYear);
    if (text !== '' && day === null)
      problems.said(metaLine(file, key), 'date', `${key} ${quoted(text)} is neither DD.MM.YYYY nor a year`);
    return day;
  };
  const [begin, end] = [dayOf('date_begin', '0101'), dayOf('date_end', '1231')];
  if (begin !== null && end !== null && begin > end)
    problems.said(metaLine(file, 'date_end'), 'date-order', 'date_end is before date_begin');
}

/** A day as `YYYYMMDD`; null where there is none such. @param ofYear the month and day that stand for a year */
function dateOf(text: string, ofYear: string): string | null {
  if (/^\d{4}$/.test(text)) return `${text}${ofYear}`;
  const found = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  if (found === null) return null;
  const [, day = '', month = '', year = ''] = found;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const same = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return same ? `${year}${month}${day}` : null;
}

import { CliError } from '@/lib/cli/errors';

/** Flags of `gotgan sync` that have a form of their own. */
type FormFlags = Partial<Record<'year' | 'asOf' | 'government' | 'windowDays', string>>;

const FORMS: readonly (readonly [
  'year' | 'asOf' | 'government' | 'windowDays',
  (text: string) => boolean,
  string,
])[] = [
  ['year', (text) => /^(19|20|21)\d{2}$/.test(text), '--year is a year of four digits'],
  ['asOf', (text) => dayOf(text) !== null, '--as-of is a day: YYYY-MM-DD'],
  ['government', (text) => /^\d{7}$/.test(text), '--government is a code of seven digits, such as 1111000'],
  ['windowDays', (text) => /^[1-9]\d{0,2}$/.test(text), '--window-days is a number of days from 1 to 999'],
];

/** @throws CliError with exit code 2 for a flag that is not of its form */
export function checkForms(request: FormFlags): void {
  for (const [name, isOfForm, message] of FORMS) {
    const text = request[name];
    if (text !== undefined && !isOfForm(text)) throw new CliError(message, 2);
  }
}

/** `YYYY-MM-DD` of a day in either writing; null where the calendar has none. */
export function dayOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

/**
 * Why a row was kept out of the figures, and what helps. The codes are stored and shown; screen texts stand in content/,
 * the remedies here are those of the command line.
 */
export const QUARANTINE_REASONS = {
  broken_line:
    'The line has another number of cells than the header, or is no JSON object: repair it and sync again.',
  unclosed_quote: 'A quotation mark is opened and never closed: close or double it and sync again.',
  oversized_cell:
    'A cell is longer than any published one: the line is damaged, fetch it again from its publisher.',
  control_character: 'A cell holds a control character: fetch the row again from its publisher.',
  empty_cell: 'A cell that names the project is empty: ask the publisher for the row.',
  bad_fiscal_year:
    'The fiscal year is not a year of four digits, or later than the year after the as-of date: correct it at the publisher.',
  impossible_date:
    'The as-of date is no day of the calendar (YYYYMMDD), or lies beyond next year: correct it at the publisher.',
  unknown_government:
    'The government code was never valid: correct it, or wait for a register that knows it and run `gotgan quarantine retry`.',
  unknown_name:
    'No government bore that name in that fiscal year: correct it, or wait for a register that knows it and sync again.',
  ambiguous_name:
    'Several governments bore that name in that fiscal year: give the code beside it, or the name with its upper tier.',
  text_in_amount: 'An amount is not whole won in digits: correct it at the publisher.',
  amount_out_of_range: 'An amount is too large to be exact: it is an error of the publisher.',
  text_in_number: 'A number, a yes or no, or a set of figures cannot be read: correct it at the publisher.',
  unknown_value: 'The value is none of those that the column can hold: correct it at the publisher.',
  conflicting_rows:
    'The same entry stands there more than once with different contents: the publisher must say which one holds.',
  conflicting_copies:
    'The same project stands there more than once with different amounts: the publisher must say which one holds.',
} as const satisfies Record<string, string>;
export type QuarantineReason = keyof typeof QUARANTINE_REASONS;

/** Whether a stored code is one of today's: older versions of the portal may have known others. */
export function isQuarantineReason(code: string): code is QuarantineReason {
  return Object.hasOwn(QUARANTINE_REASONS, code);
}

/** What is wrong with a row: the column and its value as published, shortened; null where the whole line is meant. */
export interface RowProblem {
  reason: QuarantineReason;
  column: string | null;
  value: string | null;
  detail?: Record<string, string | number>;
}

const SHOWN = 200;

/** A value for showing: at most 200 characters, control characters as �. */
export function shortened(value: string): string {
  // eslint-disable-next-line no-control-regex -- finding them is the purpose
  const head = value.slice(0, SHOWN).replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd');
  return (value.length > SHOWN ? `${head}…` : head).toWellFormed();
}

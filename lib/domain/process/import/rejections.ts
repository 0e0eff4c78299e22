import { shortened } from '@/lib/domain/quarantine';
import { holdsPersonalData } from '@/lib/domain/process/import/personal-data';

/** Why a row of a past process is kept aside, and what helps. */
export const REJECTIONS = {
  'broken-line': [
    'the line has another number of cells than the header, or is cut off',
    'count its commas, or put a cell that holds one into quotation marks',
  ],
  'unclosed-quote': ['a quotation mark is opened and never closed', 'close it, or double it within a cell'],
  'bad-number': [
    'not a whole number from 1 to 2147483647',
    'write the number of the proposal in digits; it becomes its address',
  ],
  twice: ['the number stands in the file already', 'leave one of the two lines out, or number it anew'],
  missing: ['the cell is empty', 'fill it in'],
  'too-long': ['the text is longer than a proposal can hold', 'shorten it'],
  'control-character': ['the text holds a control character', 'take it out'],
  'personal-data': [
    'the text holds a phone number, a resident registration number or an e-mail address',
    'take it out: everybody can read these texts',
  ],
  'bad-amount': [
    'not an amount in digits',
    'write digits, with commas between thousands or not, and no other words',
  ],
  'not-whole-won': ['the amount is not whole won', 'correct the amount, or its unit'],
  'amount-too-large': ['the amount is too large to be exact', 'correct the amount, or its unit'],
  'other-unit': [
    'the cell names another unit than its column',
    'write the amount in the unit of the column, without a unit',
  ],
  'bad-date': ['not a day of the calendar', 'write it as 2023-03-01, or leave the cell empty: unknown'],
  future: ['a step that has not come yet', 'correct the date: what is imported is over'],
  'dates-out-of-order': [
    'a step lies before the one that it follows',
    'correct the dates of this row: handed in, reviewed, decided',
  ],
  'unknown-track': [
    'no track of the process has this name',
    'declare it (--track KEY=NAME), or leave the column out (--track-column none)',
  ],
  'unknown-verdict': [
    'not a result of a review that is known',
    'write 적정, 부적정 or 철회, and what else there is to say into 검토의견',
  ],
  'unknown-outcome': ['not an outcome that is known', 'write 선정, 미선정 or 심사탈락, or leave it empty'],
  contradiction: [
    'the outcome does not go with the review',
    'correct one of the two: only what was judged feasible goes on',
  ],
  'without-verdict': [
    'there is an opinion or a cost of the department, and no result of the review',
    'fill in 검토결과: 적정 or 부적정',
  ],
  'not-selected-where': [
    'nothing says whether the review, the committee or the vote turned it down',
    'fill in 검토결과 (적정, 부적정), or 득표 where it was voted on, or write 심사탈락',
  ],
} as const satisfies Record<string, readonly [reason: string, remedy: string]>;
export type RejectionKind = keyof typeof REJECTIONS;

/** What is wrong with a row. A row may have several of them. */
export interface Rejection {
  /** Of the file, from 1. */
  line: number;
  /** As the file names it; null: the whole line. */
  column: string | null;
  /** As written, shortened; not repeated where it holds personal data. */
  value: string | null;
  kind: RejectionKind;
  reason: string;
  remedy: string;
}

const HIDDEN = '(not repeated here)';

/** Gathers what is wrong with one row. */
export class RowProblems {
  readonly found: Rejection[] = [];

  constructor(private readonly line: number) {}

  /** @param detail what is known beyond the reason */
  add(
    kind: RejectionKind,
    {
      column = null,
      value = null,
      detail,
    }: { column?: string | null; value?: string | null; detail?: string },
  ): null {
    const [reason, remedy] = REJECTIONS[kind];
    const shown = value !== null && holdsPersonalData(value) ? HIDDEN : value;
    this.found.push({
      line: this.line,
      column,
      value: shown === null ? null : shortened(shown),
      kind,
      reason: detail === undefined ? reason : `${reason}: ${detail}`,
      remedy,
    });
    return null;
  }
}

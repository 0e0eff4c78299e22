import type { Won } from '@/lib/domain/money';
import { readAmount } from '@/lib/domain/process/import/amounts';
import { maskedAuthor } from '@/lib/domain/process/import/authors';
import type { ColumnMap, Field } from '@/lib/domain/process/import/columns';
import { readDate } from '@/lib/domain/process/import/dates';
import {
  AUTHOR_UNKNOWN,
  type ImportRules,
  NOT_IN_FILE,
  type ReadRow,
} from '@/lib/domain/process/import/draft';
import type { LifeFacts } from '@/lib/domain/process/import/life';
import { readNumber } from '@/lib/domain/process/import/number';
import { holdsPersonalData } from '@/lib/domain/process/import/personal-data';
import { type RejectionKind, RowProblems } from '@/lib/domain/process/import/rejections';
import { readText, type TextField } from '@/lib/domain/process/import/texts';
import { trackKey } from '@/lib/domain/process/import/tracks';
import { readOutcome, readVerdict, saysNothing } from '@/lib/domain/process/import/words';

/** What a row of a CSV file says of a proposal, or everything that is wrong with it. */
export function readRow(line: number, cells: readonly string[], map: ColumnMap, rules: ImportRules): ReadRow {
  const row = new Row(line, cells, map);
  const number = row.number();
  const title = row.needed('title');
  const track = row.track(rules);
  const facts = {
    need: row.text('need') ?? NOT_IN_FILE,
    content: row.text('content') ?? NOT_IN_FILE,
    effect: row.text('effect'),
    beneficiaries: row.text('beneficiaries'),
    place: row.text('place'),
    estimate: row.amount('estimate'),
    author: row.author(rules) ?? AUTHOR_UNKNOWN,
    life: row.life(),
  };
  const problems = row.problems.found;
  const bad = number === null || title === null || track === null || problems.length > 0;
  return { line, number, problems, facts: bad ? null : { line, number, title, track, ...facts } };
}

/** The cells of a row by what they say. */
class Row {
  readonly problems: RowProblems;

  constructor(
    line: number,
    private readonly cells: readonly string[],
    private readonly map: ColumnMap,
  ) {
    this.problems = new RowProblems(line);
  }

  private cell(field: Field): { column: string; value: string } {
    const column = this.map.columns[field];
    return {
      column: column?.name ?? field,
      value: column === undefined ? '' : (this.cells[column.at] ?? '').trim(),
    };
  }

  /** Null: the cell says nothing, or nothing that can be read; then the problems say so. */
  private read<T>(field: Field, wrong: RejectionKind, parse: (text: string) => T | null): T | null {
    const said = this.cell(field);
    if (saysNothing(said.value)) return null;
    return parse(said.value) ?? this.problems.add(wrong, said);
  }

  number(): number | null {
    const said = this.cell('number');
    return readNumber(said.value) ?? this.problems.add('bad-number', said);
  }

  text(field: TextField): string | null {
    return readText({ field, ...this.cell(field) }, this.problems);
  }

  needed(field: TextField): string | null {
    return this.text(field) ?? this.problems.add('missing', this.cell(field));
  }

  author({ authors }: ImportRules): string | null {
    const { column, value } = this.cell('author');
    // Masked, an address could not be told any more.
    const shown = authors === 'masked' && !holdsPersonalData(value) ? maskedAuthor(value) : value;
    return readText({ field: 'author', column, value: shown }, this.problems);
  }

  track({ tracks }: ImportRules): string | null {
    const said = this.cell('track');
    const text = saysNothing(said.value) ? null : said.value;
    const known = tracks.map(({ names }) => names.ko).join(', ');
    return (
      trackKey(text, tracks) ?? this.problems.add('unknown-track', { ...said, detail: `it has ${known}` })
    );
  }

  amount(field: 'estimate' | 'officialCost'): Won | null {
    const unit = this.map.columns[field]?.unit ?? null;
    const said = this.cell(field);
    if (unit === null || saysNothing(said.value)) return null;
    const amount = readAmount(said.value, unit);
    return typeof amount === 'string' ? this.problems.add(amount, said) : amount;
  }

  /** Zero is also what files say of those that were not voted on. */
  private votedOn(): boolean {
    const { value } = this.cell('votes');
    return !saysNothing(value) && value !== '0';
  }

  life(): LifeFacts {
    return {
      submittedAt: this.read('submitted', 'bad-date', readDate),
      reviewedAt: this.read('reviewed', 'bad-date', readDate),
      decidedAt: this.read('decided', 'bad-date', readDate),
      verdict: this.read('feasibility', 'unknown-verdict', readVerdict),
      outcome: this.read('selected', 'unknown-outcome', readOutcome),
      votedOn: this.votedOn(),
      department: this.text('department'),
      reason: this.text('reason'),
      officialCost: this.amount('officialCost'),
    };
  }
}

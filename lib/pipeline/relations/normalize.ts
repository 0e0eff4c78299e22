import { hash } from 'node:crypto';
import { type QuarantineReason, type RowProblem, shortened } from '@/lib/domain/quarantine';
import { type Relation, type RelationColumn, valueColumns } from '@/lib/domain/relations';
import { type RelationRecord } from '@/lib/sources/relation-input';
import { type KnownCodes, readDate, readYear } from '@/lib/pipeline/normalize';
import { readValue } from '@/lib/pipeline/relations/read-value';

/** A row in the one form in which it is stored: texts by the relation's columns in their order. */
export interface RelationRow {
  values: readonly (string | null)[];
  /** Of the columns beside the key, hexadecimal. */
  hash: string;
}

export type NormalizedRelation =
  | { row: RelationRow; problem: null; key: null }
  /** `key`: the texts of its key, where they could be read; null where the row does not say which one it is. */
  | { row: null; problem: RowProblem; key: string[] | null };

const SEPARATOR = '\u001f';
// eslint-disable-next-line no-control-regex -- finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Reads rows of one relation; made once for each, as what can be known of its columns beforehand is. */
export class RelationReader {
  readonly columns: readonly string[];
  private readonly described: readonly [string, RelationColumn][];
  private readonly keyAt: readonly number[];
  private readonly valueAt: readonly number[];
  private readonly numberAt: number;
  private lastDay = '';

  constructor(
    readonly relation: Relation,
    private readonly codes: KnownCodes,
  ) {
    this.described = Object.entries(relation.columns);
    this.columns = Object.keys(relation.columns);
    this.keyAt = relation.key.map((column) => this.columns.indexOf(column));
    this.valueAt = valueColumns(relation).map((column) => this.columns.indexOf(column));
    this.numberAt = relation.repeats === null ? -1 : this.columns.indexOf(relation.repeats.number);
  }

  /** Nothing is corrected: what cannot be read exactly is a problem that names its column and value. */
  read(record: RelationRecord): NormalizedRelation {
    const { values: published } = record;
    if (published === null || record.problem !== null)
      return this.keptOut(record.problem ?? { reason: 'broken_line', column: null, value: null }, []);
    const { values, problem: unreadable } = this.readAll(published);
    const problem = unreadable ?? this.missing(values) ?? this.impossible(values, record.asOf);
    if (problem !== null) return this.keptOut(problem, values);
    for (const at of this.keyAt) if (at !== this.numberAt) values[at] ??= '';
    return { row: { values, hash: this.hashOf(values) }, problem: null, key: null };
  }

  /** Every column's value, null where it is missing or cannot be read; and the first that cannot. */
  private readAll(published: NonNullable<RelationRecord['values']>): {
    values: (string | null)[];
    problem: RowProblem | null;
  } {
    const values: (string | null)[] = [];
    let problem: RowProblem | null = null;
    for (const [name, column] of this.described) {
      const read = readValue(column, published[name]);
      if (read.ok && !isDamaged(read.value)) values.push(read.value);
      else {
        values.push(null);
        problem ??= problemOf(read.problem ?? 'control_character', name, published[name]);
      }
    }
    return { values, problem };
  }

  private hashOf(values: readonly (string | null)[]): string {
    let text = '';
    for (const at of this.valueAt) text += (values[at] ?? '\u0000') + SEPARATOR;
    return hash('sha256', text, 'hex').slice(0, 32);
  }

  private missing(values: readonly (string | null)[]): RowProblem | null {
    const at = this.columns.findIndex(
      (name, index) => this.relation.columns[name]?.required === true && values[index] === null,
    );
    const name = this.columns[at];
    return name === undefined ? null : { reason: 'empty_cell', column: name, value: '' };
  }

  /** A government that never was, a year or a day out of reason: as of the projects. */
  private impossible(values: readonly (string | null)[], asOf: string): RowProblem | null {
    const { government, year } = this.relation;
    if (!this.isDay(asOf)) return problemOf('impossible_date', 'as_of', asOf);
    if (government !== null && !this.codes.has(this.value(values, government)))
      return problemOf('unknown_government', government, this.value(values, government));
    if (year === null) return null;
    const text = this.value(values, year.column).slice(0, year.ofDate ? 4 : undefined);
    const number = readYear(text);
    const wrong = number === null || number > Number(asOf.slice(0, 4)) + 1;
    return wrong ? problemOf('bad_fiscal_year', year.column, this.value(values, year.column)) : null;
  }

  /** The rows of a snapshot have one day: it is looked at once. */
  private isDay(asOf: string): boolean {
    if (asOf === this.lastDay) return true;
    if (readDate(asOf.replaceAll('-', '')) === null) return false;
    this.lastDay = asOf;
    return true;
  }

  private value(values: readonly (string | null)[], column: string): string {
    return values[this.columns.indexOf(column)] ?? '';
  }

  private keptOut(problem: RowProblem, values: readonly (string | null)[]): NormalizedRelation {
    return { row: null, problem, key: this.keyOf(problem, values) };
  }

  /** The key of a row that stays out: what it may still be of is not taken for gone. */
  private keyOf(problem: RowProblem, values: readonly (string | null)[]): string[] | null {
    if (values.length === 0) return null;
    const key = this.relation.key.map((column, index) => {
      const value = values[this.keyAt[index] ?? -1] ?? null;
      const readable = column !== problem.column && this.keyAt[index] !== this.numberAt;
      return value ?? (readable && this.relation.columns[column]?.required !== true ? '' : null);
    });
    return key.every((value) => value !== null) ? key : null;
  }
}

function isDamaged(value: string | null): boolean {
  return value !== null && CONTROL.test(value);
}

function problemOf(reason: QuarantineReason, column: string, value: string | null | undefined): RowProblem {
  return { reason, column, value: shortened(value ?? '') };
}

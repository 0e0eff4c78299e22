import type { Pool, PoolClient } from 'pg';
import {
  type ChangeCounts,
  changeOf,
  noChanges,
  type ProjectChange,
  type ProjectKey,
  type ProjectState,
  type Span,
  STATE_FIELDS,
  type SumsDifference,
  sumsDifference,
} from '@/lib/domain/history';
import { wonOrNull } from '@/lib/domain/money';
import { AMOUNT_NAMES, type AmountName } from '@/lib/domain/project';
import { ALL_DIFFERENCES, COUNT_DIFFERENCES } from '@/lib/queries/as-of/changes-sql';
import { measureSums } from '@/lib/queries/as-of/measure-sums';
import { servedYears } from '@/lib/queries/as-of/served';

type Db = Pick<Pool | PoolClient, 'query'>;

/** A government-year at two moments, with the source that served it as known at each. */
export interface ServedSpan {
  lafCd: string;
  year: number;
  before: string | null;
  after: string | null;
}

/** The fiscal years of a government that are known of at either moment, newest first. */
export async function servedSpans(db: Db, lafCd: string, { from, to }: Span): Promise<ServedSpan[]> {
  const later = await servedYears(db, [lafCd], to.run);
  const earlier = from.run === to.run ? later : await servedYears(db, [lafCd], from.run);
  const years = new Set([...later, ...earlier].map(({ year }) => year));
  const sourceIn = (list: typeof later, year: number) =>
    list.find((one) => one.year === year)?.source ?? null;
  return [...years]
    .sort((a, b) => b - a)
    .map((year) => ({ lafCd, year, before: sourceIn(earlier, year), after: sourceIn(later, year) }));
}

export function spanParameters({ lafCd, year, before, after }: ServedSpan, { from, to }: Span): unknown[] {
  return [lafCd, year, before, after, from.asOf, from.run, to.asOf, to.run];
}

/** A row of differences: the state before and the state after under prefixed names, amounts as text. */
export interface DifferenceRow {
  id: string;
  kind: ProjectChange['kind'];
  size: string;
  before_as_of: string | null;
  after_as_of: string | null;
  [field: `before_${string}` | `after_${string}`]: string | null;
}

export function changeOfRow(row: DifferenceRow, { lafCd, year }: ServedSpan): ProjectChange {
  const key: ProjectKey = { id: row.id, year, government: lafCd };
  const before = row.kind === 'inserted' ? null : stateOf(row, 'before_');
  const after = row.kind === 'removed' ? null : stateOf(row, 'after_');
  const change = changeOf(key, before, after);
  if (change === null) throw new Error(`${row.id} is told to differ and does not`);
  return change;
}

const isAmount = (field: string): field is AmountName => AMOUNT_NAMES.some((name) => name === field);

export function stateOf(row: DifferenceRow, prefix: 'before_' | 'after_'): ProjectState {
  const entries = STATE_FIELDS.map((field) => {
    const value = row[`${prefix}${field}`] ?? null;
    return [field, isAmount(field) ? wonOrNull(value) : value];
  });
  // One entry for each of the fields: fromEntries cannot tell.
  return Object.fromEntries(entries) as ProjectState;
}

/** Every change of a government-year, in the order of ids. */
export async function listChanges(db: Db, served: ServedSpan, span: Span): Promise<ProjectChange[]> {
  const { rows } = await db.query<DifferenceRow>(ALL_DIFFERENCES, spanParameters(served, span));
  return rows.map((row) => changeOfRow(row, served));
}

export async function countChanges(db: Db, served: ServedSpan, span: Span): Promise<ChangeCounts> {
  const { rows } = await db.query<{ kind: ProjectChange['kind']; projects: number }>(
    COUNT_DIFFERENCES,
    spanParameters(served, span),
  );
  return { ...noChanges(), ...Object.fromEntries(rows.map(({ kind, projects }) => [kind, projects])) };
}

/** The sums of a government-year at both moments. */
export async function sumsOfSpan(
  db: Db,
  { lafCd, year, before, after }: ServedSpan,
  { from, to }: Span,
): Promise<SumsDifference> {
  const served = (source: string | null) => (source === null ? null : { lafCd, year, source });
  const earlier = await measureSums(db, served(before), from);
  const later = await measureSums(db, served(after), to);
  return sumsDifference(earlier, later);
}

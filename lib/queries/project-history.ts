import type { WonFigure } from '@/lib/domain/figure';
import { wonOrNull } from '@/lib/domain/money';
import type { AmountChange, Revision, RevisionKind, TextChange } from '@/lib/domain/project-page';
import { type Origin, wonFigure } from '@/lib/queries/figures';

/** A row of project_revision, as pg returns it. */
export interface RevisionRow {
  rev: string;
  kind: RevisionKind;
  as_of: string;
  known_at: Date;
  run_id: string;
  name: string;
  account_nm: string;
  field_nm: string | null;
  section_nm: string | null;
  dept_cd: string | null;
  dbiz_cd: string | null;
  planned: string | null;
  current_budget: string | null;
  national: string | null;
  province: string | null;
  municipal: string | null;
  other: string | null;
  spent: string | null;
}

export const REVISION_COLUMNS = `rev, kind, as_of, known_at, run_id, name, account_nm, field_nm, section_nm, dept_cd, dbiz_cd,
  planned, current_budget, national, province, municipal, other, spent`;

const AMOUNTS = {
  planned: 'planned',
  current: 'current_budget',
  national: 'national',
  province: 'province',
  municipal: 'municipal',
  other: 'other',
  spent: 'spent',
} as const satisfies Record<AmountChange['measure'], keyof RevisionRow>;

const TEXTS = {
  name: 'name',
  account: 'account_nm',
  field: 'field_nm',
  section: 'section_nm',
  department: 'dept_cd',
  projectCode: 'dbiz_cd',
} as const satisfies Record<TextChange['what'], keyof RevisionRow>;

/**
 * One entry for each day and run: where a run brought several changes of one day, what stood at its end, which is what
 * a receipt of that day and run shows.
 * @param rows in the order of as-of date, then rev
 */
export function settled(rows: readonly RevisionRow[]): RevisionRow[] {
  const entries: RevisionRow[] = [];
  for (const row of rows) {
    const before = entries.at(-1);
    const same = before?.as_of === row.as_of && before.run_id === row.run_id;
    if (!same) entries.push(row);
    else
      entries[entries.length - 1] =
        before.kind === 'inserted' && row.kind === 'updated' ? { ...row, kind: 'inserted' } : row;
  }
  return entries;
}

type Place = Pick<Origin, 'year' | 'scope'>;

/** The history in the order of the days it speaks of, each entry against the one before. */
export function historyOf(rows: readonly RevisionRow[], place: Place): Revision[] {
  return rows.map((row, index) => {
    const before = rows[index - 1];
    const gone = row.kind === 'removed';
    const compared = before !== undefined && !gone;
    return {
      asOf: row.as_of,
      knownAt: row.known_at.toISOString(),
      run: Number(row.run_id),
      kind: row.kind,
      current: gone ? null : figureOf(row, 'current', place),
      spent: gone ? null : figureOf(row, 'spent', place),
      amounts: compared ? amountChanges(before, row, place) : [],
      texts: compared ? textChanges(before, row) : [],
    };
  });
}

function figureOf(row: RevisionRow, measure: AmountChange['measure'], place: Place): WonFigure {
  const origin = { ...place, run: Number(row.run_id), asOf: row.as_of };
  return wonFigure(origin, measure, wonOrNull(row[AMOUNTS[measure]]));
}

/** Of a removed project's entry there is no receipt: what came back is compared with what stood before it went. */
function amountChanges(before: RevisionRow, after: RevisionRow, place: Place): AmountChange[] {
  return Object.keys(AMOUNTS).flatMap((key) => {
    const measure = key as AmountChange['measure']; // the keys of AMOUNTS
    const [from, to] = [figureOf(before, measure, place), figureOf(after, measure, place)];
    return from.value === to.value ? [] : [{ measure, from, to }];
  });
}

function textChanges(before: RevisionRow, after: RevisionRow): TextChange[] {
  return Object.entries(TEXTS).flatMap(([key, column]) => {
    const what = key as TextChange['what']; // the keys of TEXTS
    const [from, to] = [before[column], after[column]];
    return from === to ? [] : [{ what, from, to }];
  });
}

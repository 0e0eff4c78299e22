import { type Won, won, wonOrNull } from '@/lib/domain/money';
import { differenceOf } from '@/lib/domain/receipt-sheet';
import type { FieldLine, Funding, InternalTransfers, Spending, UseFigures } from '@/lib/domain/spending';
import { countFigure, type Origin, ratioFigure, wonFigure } from '@/lib/queries/figures';

/** The columns that rollup_government and rollup_tier have in common, as pg returns them (bigint as text). */
export interface RollupRow {
  fyr: number;
  field_cd: string;
  projects: number;
  planned: string | null;
  current_budget: string | null;
  national: string | null;
  province: string | null;
  municipal: string | null;
  other: string | null;
  spent: string | null;
  planned_missing: number;
  current_missing: number;
  spent_missing: number;
  sources_missing: number;
  internal_projects: number;
  internal_current: string | null;
  internal_spent: string | null;
  as_of: string;
  run_id: string;
}

export const ROLLUP_COLUMNS = `fyr, field_cd, projects, planned, current_budget, national, province, municipal, other,
  spent, planned_missing, current_missing, spent_missing, sources_missing,
  internal_projects, internal_current, internal_spent, as_of, run_id`;

/** The field code of a roll-up over all fields. */
export const WHOLE = '*';

/**
 * The figures of one scope in one year out of its roll-ups: the whole, and a row for each field.
 * @param scope as in a receipt's address
 * @returns null where nothing was reported
 */
export function spendingOf(scope: string, rows: readonly RollupRow[]): Spending | null {
  const whole = rows.find(({ field_cd }) => field_cd === WHOLE);
  if (whole === undefined) return null;
  const origin = originOf(scope, whole);
  return {
    year: whole.fyr,
    asOf: whole.as_of,
    projects: countFigure(origin, whole.projects),
    planned: wonFigure(origin, 'planned', wonOrNull(whole.planned)),
    ...figuresOfUse(origin, wonOrNull(whole.current_budget), wonOrNull(whole.spent)),
    comparable: comparableFigures(origin, whole),
    internal: internalTransfers(origin, whole),
    funding: fundingOf(origin, whole),
    fields: fieldLines(scope, rows, origin, comparableOf(whole).current),
    missing: {
      planned: whole.planned_missing,
      current: whole.current_missing,
      spent: whole.spent_missing,
      sources: whole.sources_missing,
    },
  };
}

function originOf(scope: string, row: RollupRow): Origin {
  const field = row.field_cd === WHOLE ? null : row.field_cd;
  return { run: Number(row.run_id), asOf: row.as_of, year: row.fyr, scope, field };
}

export function figuresOfUse(origin: Origin, current: Won | null, spent: Won | null): UseFigures {
  return {
    current: wonFigure(origin, 'current', current),
    spent: wonFigure(origin, 'spent', spent),
    rate: ratioFigure(origin, 'rate', spent, current),
  };
}

/** The amounts without internal transfers; null where no other project reported one. */
function comparableOf(row: RollupRow): { current: Won | null; spent: Won | null } {
  const others = row.projects - row.internal_projects;
  const without = (all: string | null, internal: string | null, missing: number) => {
    if (all === null || others === 0) return null;
    const rest = won(BigInt(all) - BigInt(internal ?? 0));
    // Nothing left, and as many amounts missing as there are other projects: they are the missing ones.
    return rest === 0 && missing >= others ? null : rest;
  };
  return {
    current: without(row.current_budget, row.internal_current, row.current_missing),
    spent: without(row.spent, row.internal_spent, row.spent_missing),
  };
}

function comparableFigures(origin: Origin, row: RollupRow): UseFigures {
  const { current, spent } = comparableOf(row);
  return figuresOfUse({ ...origin, basis: 'comparable' }, current, spent);
}

function internalTransfers(all: Origin, row: RollupRow): InternalTransfers | null {
  if (row.internal_projects === 0) return null;
  const origin: Origin = { ...all, basis: 'internal' };
  return {
    projects: countFigure(origin, row.internal_projects),
    current: wonFigure(origin, 'current', wonOrNull(row.internal_current)),
    spent: wonFigure(origin, 'spent', wonOrNull(row.internal_spent)),
  };
}

function fundingOf(origin: Origin, row: RollupRow): Funding {
  const names = ['national', 'province', 'municipal', 'other'] as const;
  const amounts = names.map((name) => wonOrNull(row[name]));
  const [national, province, municipal, other] = names.map((name) =>
    wonFigure(origin, name, wonOrNull(row[name])),
  ) as [Figure4, Figure4, Figure4, Figure4]; // one for each of the four names
  return {
    national,
    province,
    municipal,
    other,
    difference: wonFigure(origin, 'difference', differenceOf(amounts, wonOrNull(row.current_budget))),
  };
}
type Figure4 = ReturnType<typeof wonFigure>;

function fieldLines(
  scope: string,
  rows: readonly RollupRow[],
  whole: Origin,
  total: Won | null,
): FieldLine[] {
  return rows
    .filter((row) => row.field_cd !== WHOLE && row.projects > row.internal_projects)
    .map((row) => {
      const { current } = comparableOf(row);
      const origin: Origin = { ...originOf(scope, row), basis: 'comparable' };
      // Known by the later of the two runs: a project that moved between fields changes them and not the whole.
      const shareOrigin: Origin = { ...origin, asOf: whole.asOf, run: Math.max(origin.run, whole.run) };
      return {
        code: row.field_cd,
        ...comparableFigures(originOf(scope, row), row),
        share: ratioFigure(shareOrigin, 'share', current, total),
        projects: countFigure(origin, row.projects - row.internal_projects),
      };
    })
    .sort((a, b) => (b.current.value ?? -Infinity) - (a.current.value ?? -Infinity));
}

import type { Pool, PoolClient } from 'pg';
import { ownCodes, type Register } from '@/lib/domain/governments';
import {
  CHANGES_PAGE_SIZE,
  type ChangeLine,
  type ChangesPage,
  type ChangesRequest,
  daysBefore,
  type Moment,
  parseAfter,
  type Preset,
  type ProjectState,
  type Span,
  type SpanProblem,
  TEXT_NAMES,
  type YearDifference,
} from '@/lib/domain/history';
import { type Won } from '@/lib/domain/money';
import { AMOUNT_NAMES } from '@/lib/domain/project';
import {
  countChanges,
  type DifferenceRow,
  type ServedSpan,
  servedSpans,
  spanParameters,
  stateOf,
  sumsOfSpan,
} from '@/lib/queries/as-of/changes';
import { PAGE_OF_DIFFERENCES } from '@/lib/queries/as-of/changes-sql';
import { type Days, findDays, findKnownBy, findSnapshotBefore } from '@/lib/queries/as-of/known';
import { wonFigure } from '@/lib/queries/figures';
import { governmentFrame } from '@/lib/queries/government-frame';

type Db = Pick<Pool | PoolClient, 'query'>;

/**
 * What changed in a government between two dates, as known now: sums of each year in which something changed, and a page of
 * the projects of one year, the largest movement first. Without dates: the last thirty days of which anything is known.
 * @returns null where the code was never a government's
 */
export async function findChangesPage(
  db: Db,
  register: Register,
  lafCd: string,
  request: ChangesRequest,
  today: string,
): Promise<ChangesPage | null> {
  const government = register.get(lafCd);
  if (government === undefined) return null;
  const known = await findKnownBy(db, null);
  const run = known?.run ?? 0;
  const days = await findDays(db, run);
  const last = days.last ?? today;
  const dates = datesOf(request, { ...days, last });
  const head = {
    ...dates,
    ...days,
    known,
    frame: governmentFrame(register, government, dates.to < today ? dates.to : today),
    problems: [...request.problems, ...problemsOf({ ...dates, today, first: days.first })],
    presets: await presetsOf(db, run, { today, last }),
  };
  const fits = request.problems.length === 0 && dates.from <= dates.to;
  const changes = fits ? await changesIn(db, register, lafCd, spanOf(dates, run), request) : NOTHING;
  return { ...head, ...changes };
}

const spanOf = ({ from, to }: { from: string; to: string }, run: number): Span => ({
  from: { asOf: from, run },
  to: { asOf: to, run },
});

const NOTHING: Changes = { years: [], year: null, code: null, items: [], next: null, later: false };

/** Without dates: the last thirty days of which anything is known, or as many as there are. */
function datesOf(
  request: ChangesRequest,
  { first, last }: Days & { last: string },
): { from: string; to: string } {
  const to = request.to ?? last;
  const month = daysBefore(to, 30);
  const known = first !== null && first > month && first < to ? first : month;
  return { from: request.from ?? known, to };
}

function problemsOf({
  from,
  to,
  today,
  first,
}: {
  from: string;
  to: string;
  today: string;
  first: string | null;
}): SpanProblem[] {
  const future = (['from', 'to'] as const)
    .filter((which) => (which === 'from' ? from : to) > today)
    .map((which): SpanProblem => ({ kind: 'future', which }));
  return [
    ...(from > to ? [{ kind: 'reversed' } as const] : []),
    ...future,
    ...(first !== null && from < first ? [{ kind: 'before' } as const] : []),
  ];
}

async function presetsOf(
  db: Db,
  run: number,
  { today, last }: { today: string; last: string },
): Promise<Preset[]> {
  const snapshot = await findSnapshotBefore(db, run, last);
  return [
    { kind: 'week', from: daysBefore(today, 7), to: today },
    { kind: 'month', from: daysBefore(today, 30), to: today },
    ...(snapshot === null ? [] : [{ kind: 'snapshot', from: snapshot, to: last } as const]),
  ];
}

type Changes = Pick<ChangesPage, 'years' | 'year' | 'code' | 'items' | 'next' | 'later'>;

async function changesIn(
  db: Db,
  register: Register,
  lafCd: string,
  span: Span,
  { year: asked, code: under, after = null }: ChangesRequest,
): Promise<Changes> {
  const served: ServedSpan[] = [];
  for (const code of ownCodes(register, lafCd)) served.push(...(await servedSpans(db, code, span)));
  served.sort((a, b) => b.year - a.year);
  const years: YearDifference[] = [];
  for (const one of served) years.push(...(await yearDifference(db, register, one, span)));
  const shown = shownOf(years, asked ?? null, under ?? null);
  const listed = served.find((one) => one.year === shown?.year && one.lafCd === shown.government);
  if (shown === undefined || listed === undefined) return NOTHING;
  const page = await pageOf(db, listed, span, after ?? '');
  return { years, year: shown.year, code: shown.government, later: after !== null, ...page };
}

/** The year that was asked for, under the code that was asked for where it has several; else the newest. */
function shownOf(
  years: readonly YearDifference[],
  asked: number | null,
  under: string | null,
): YearDifference | undefined {
  const ofYear = years.filter((one) => one.year === asked);
  return ofYear.find((one) => one.government === under) ?? ofYear[0] ?? years[0];
}

/** None where nothing changed. */
async function yearDifference(
  db: Db,
  register: Register,
  served: ServedSpan,
  span: Span,
): Promise<YearDifference[]> {
  const counts = await countChanges(db, served, span);
  if (counts.inserted + counts.removed + counts.changed === 0) return [];
  const { lafCd, year } = served;
  const tier = register.get(lafCd)?.tier ?? null;
  const sums = await sumsOfSpan(db, served, span);
  const figure = (measure: 'planned' | 'current' | 'spent', moment: Moment, value: Won | null) =>
    wonFigure({ ...moment, year, scope: `g-${lafCd}` }, measure, value);
  const both = (measure: 'planned' | 'current' | 'spent') => ({
    from: figure(measure, span.from, sums.measures[measure].before),
    to: figure(measure, span.to, sums.measures[measure].after),
  });
  const figures = { planned: both('planned'), current: both('current'), spent: both('spent') };
  return [{ government: lafCd, tier, year, counts, ...sums, figures }];
}

async function pageOf(
  db: Db,
  served: ServedSpan,
  span: Span,
  after: string,
): Promise<Pick<ChangesPage, 'items' | 'next'>> {
  const place = parseAfter(after);
  const { rows } = await db.query<DifferenceRow>(PAGE_OF_DIFFERENCES, [
    ...spanParameters(served, span),
    place?.size ?? null,
    place?.id ?? null,
    CHANGES_PAGE_SIZE + 1,
  ]);
  const shown = rows.slice(0, CHANGES_PAGE_SIZE);
  const last = rows.length > CHANGES_PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => lineOf(row, served, span)),
    next: last === undefined ? null : `${last.size}-${last.id}`,
  };
}

function lineOf(row: DifferenceRow, { year }: ServedSpan, span: Span): ChangeLine {
  const { id, kind } = row;
  const before = kind === 'inserted' ? null : stateOf(row, 'before_');
  const after = kind === 'removed' ? null : stateOf(row, 'after_');
  const figure = (state: ProjectState | null, moment: Moment, measure: (typeof AMOUNT_NAMES)[number]) =>
    state === null ? null : wonFigure({ ...moment, year, scope: `p-${id}` }, measure, state[measure]);
  return {
    id,
    kind,
    name: after?.name ?? before?.name ?? id,
    asOf: row.after_as_of,
    amounts: movedAmounts(before, after).map((measure) => ({
      measure,
      from: figure(before, span.from, measure),
      to: figure(after, span.to, measure),
    })),
    texts: textsOf(before, after),
  };
}

/** Of a project that came or went, what may be spent on it and what was; else every amount that differs. */
function movedAmounts(before: ProjectState | null, after: ProjectState | null) {
  if (before === null || after === null) return ['planned', 'current', 'spent'] as const;
  return AMOUNT_NAMES.filter((name) => before[name] !== after[name]);
}

function textsOf(before: ProjectState | null, after: ProjectState | null): ChangeLine['texts'] {
  if (before === null || after === null) return [];
  return TEXT_NAMES.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    from: before[field],
    to: after[field],
  }));
}

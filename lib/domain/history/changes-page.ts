import type { WonFigure } from '@/lib/domain/figure';
import type { GovernmentFrame } from '@/lib/domain/government-page';
import { readDay } from '@/lib/domain/history/moment';
import type { ChangeKind, TextName } from '@/lib/domain/history/diff';
import type { KnownBy } from '@/lib/domain/history/moment';
import type { ChangesAddress } from '@/lib/domain/history/paths';
import type { GovernmentDifference } from '@/lib/domain/history/sums';
import type { AmountName } from '@/lib/domain/project';

export const CHANGES_PAGE_SIZE = 50;

/** An amount before and after; of an inserted project there is none before, of a removed one none after. */
export interface AmountMove {
  measure: AmountName;
  from: WonFigure | null;
  to: WonFigure | null;
}

/** A project that changed between two dates. */
export interface ChangeLine {
  id: string;
  name: string;
  kind: ChangeKind;
  /** The day of the row that brought the change; null where none stands after it. */
  asOf: string | null;
  amounts: AmountMove[];
  texts: { field: TextName; from: string | null; to: string | null }[];
}

/** What cannot be taken as the address says it: a day that is none, dates the wrong way round, a day that has not come. */
export type SpanProblem =
  | { kind: 'impossible'; which: 'from' | 'to'; value: string }
  | { kind: 'reversed' }
  | { kind: 'future'; which: 'from' | 'to' }
  | { kind: 'before' };

/** A span of dates that is offered. */
export interface Preset {
  kind: 'week' | 'month' | 'snapshot';
  from: string;
  to: string;
}

/** A government-year with sums at both dates: what the page shows of planned, current budget and spent. */
export interface YearDifference extends GovernmentDifference {
  figures: Record<'planned' | 'current' | 'spent', { from: WonFigure; to: WonFigure }>;
}

/** What changed in a government between two dates. */
export interface ChangesPage {
  frame: GovernmentFrame;
  from: string;
  to: string;
  known: KnownBy | null;
  problems: SpanProblem[];
  presets: Preset[];
  /** The first day of which anything is known. */
  first: string | null;
  last: string | null;
  /** The fiscal years in which something changed, newest first; those of an older code of the government as well. */
  years: YearDifference[];
  /** The year whose projects are listed; null where nothing changed. */
  year: number | null;
  /** The code that it was reported under. */
  code: string | null;
  /** The largest movement first. */
  items: ChangeLine[];
  /** Where the next page begins; null on the last. */
  next: string | null;
  /** Whether this is a later page than the first. */
  later: boolean;
}

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks for, as far as it can be read. */
export interface ChangesRequest extends ChangesAddress {
  problems: SpanProblem[];
}

/** Reads the query of the page of changes. Of a parameter given twice, the first counts; one that is empty is not given. */
export function parseChanges(params: SearchParams): ChangesRequest {
  const text = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  };
  const days = (['from', 'to'] as const).map((which) => ({
    which,
    value: text(which),
    day: readDay(text(which)),
  }));
  const problems = days
    .filter(({ value, day }) => value !== '' && day === null)
    .map(({ which, value }): SpanProblem => ({ kind: 'impossible', which, value: value.slice(0, 40) }));
  const year = /^\d{4}$/.test(text('year')) ? Number(text('year')) : null;
  const code = /^\d{7}$/.exec(text('code'))?.[0] ?? null;
  const after = parseAfter(text('after')) === null ? null : text('after');
  return { from: days[0]?.day ?? null, to: days[1]?.day ?? null, year, code, after, problems };
}

/** A place in the list: `{size}-{id}`. */
export function parseAfter(text: string): { size: string; id: string } | null {
  const [, size, id] = /^(\d{1,18})-([a-z2-7]{16})$/.exec(text) ?? [];
  return size === undefined || id === undefined ? null : { size, id };
}

/** The day so many days before. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

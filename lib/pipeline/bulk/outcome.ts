import { type InputKind } from '@/lib/sources/source';
import { ROW_FLOOR } from '@/lib/domain/rules';
import { dayNumber, dayText, NO_DAY } from '@/lib/pipeline/bulk/days';
import { type Governments } from '@/lib/pipeline/bulk/governments';
import {
  ALIVE,
  CLAIMED,
  ODD,
  PROTECTED,
  SEEN,
  SENT,
  STORED,
  type YearIndex,
} from '@/lib/pipeline/bulk/year-index';
import { type YearPass } from '@/lib/pipeline/bulk/year-pass';
import { type Coverage, type GovernmentYear } from '@/lib/pipeline/coverage';
import { type Plan, type Removal, type Shrinkage } from '@/lib/pipeline/plan';
import { type Counts, noCounts, type Outcome, yearKey } from '@/lib/pipeline/types';

/** What came of a year: of the rows that were plain to decide, and of what a whole snapshot no longer has. */
export interface YearOutcome {
  counts: Counts;
  newestDay: Plan['newestDay'];
  removals: Removal[];
  shrinkages: Shrinkage[];
  /** Government-years of which a project changed. */
  changed: GovernmentYear[];
  /** The entries that are gone, and since when. */
  gone: { entry: number; day: number }[];
  /** The first and the last as-of day, NO_DAY without any. */
  from: number;
  to: number;
}

export interface OutcomeInput {
  kind: InputKind;
  pass: YearPass;
  governments: Governments;
  coverage: Coverage;
  /** The newest days from the rows that were planned one by one. */
  planned: Plan['newestDay'];
  /** Government-years (as {@link yearKey}) of which a row was kept out that does not say its project. */
  blocked: ReadonlySet<string>;
}

/** Goes through a year's projects when all its rows were read. */
export function outcomeOf(input: OutcomeInput): YearOutcome {
  const { pass, governments, kind } = input;
  const tally = new Tally(governments.size);
  for (let entry = 0; entry < pass.index.size; entry += 1) tally.take(pass.index, entry);
  const newest = tally.newest;
  for (const { fiscalYear, lafCd, day } of input.planned.values()) {
    const government = governments.placeOf(lafCd);
    if (fiscalYear === pass.year && dayNumber(day) > (newest[government] ?? NO_DAY))
      newest[government] = dayNumber(day);
  }
  const counts = countsOf(input, tally);
  const standing = kind === 'whole' ? standingOf(input, newest) : { gone: [], removals: [], shrinkages: [] };
  for (const { entry } of standing.gone) tally.changed[pass.index.governmentOf(entry)] = 1;
  return {
    ...standing,
    counts,
    newestDay: newestDays(input, newest),
    changed: governments.codes.flatMap((lafCd, place) =>
      tally.changed[place] === 1 ? [{ fiscalYear: pass.year, lafCd }] : [],
    ),
    from: tally.from,
    to: tally.to,
  };
}

/** Claimed projects by government. */
class Tally {
  readonly inserted: Uint32Array;
  readonly updated: Uint32Array;
  readonly unchanged: Uint32Array;
  readonly changed: Uint8Array;
  readonly newest: Int16Array;
  from = NO_DAY;
  to = NO_DAY;

  constructor(size: number) {
    this.inserted = new Uint32Array(size);
    this.updated = new Uint32Array(size);
    this.unchanged = new Uint32Array(size);
    this.changed = new Uint8Array(size);
    this.newest = new Int16Array(size).fill(NO_DAY);
  }

  take(index: YearIndex, entry: number): void {
    if (!index.is(entry, CLAIMED)) return;
    const day = index.claimDays[entry] ?? NO_DAY;
    if (this.from === NO_DAY || day < this.from) this.from = day;
    if (day > this.to) this.to = day;
    if (!index.is(entry, ODD)) this.count(index, entry, day);
  }

  private count(index: YearIndex, entry: number, day: number): void {
    const government = index.governmentOf(entry);
    if (day > (this.newest[government] ?? NO_DAY)) this.newest[government] = day;
    const counted = this.outcomeOf(index, entry);
    if (counted !== this.unchanged) this.changed[government] = 1;
    counted[government] = (counted[government] ?? 0) + 1;
  }

  private outcomeOf(index: YearIndex, entry: number): Uint32Array {
    if (!index.is(entry, SENT)) return this.unchanged;
    return index.is(entry, STORED) ? this.updated : this.inserted;
  }
}

function countsOf({ pass, governments, coverage }: OutcomeInput, tally: Tally): Counts {
  const counts = noCounts();
  governments.codes.forEach((lafCd, place) => {
    const served = coverage.serves(pass.year, lafCd);
    for (const outcome of ['inserted', 'updated', 'unchanged'] as const) {
      const rows = tally[outcome][place] ?? 0;
      const counted: Outcome = served ? outcome : 'heldBack';
      counts[counted] += rows;
      counts.read += rows;
    }
  });
  for (let at = 0; at < pass.copies.length; at += 2) {
    if (pass.index.is(pass.copies.at(at), ODD)) continue;
    counts.duplicates += 1;
    counts.read += 1;
  }
  return counts;
}

function newestDays({ pass, governments }: OutcomeInput, newest: Int16Array): Plan['newestDay'] {
  const days: Plan['newestDay'] = new Map();
  governments.codes.forEach((lafCd, place) => {
    const day = newest[place] ?? NO_DAY;
    if (day === NO_DAY) return;
    days.set(yearKey(pass.year, lafCd), { fiscalYear: pass.year, lafCd, day: dayText(day) });
  });
  return days;
}

/** A government-year in a whole snapshot. */
interface Standing {
  removal: Removal;
  shrinkage: Shrinkage;
  day: number;
  verified: number;
  blocked: boolean;
}

/** What a whole snapshot no longer has, government by government; one without a row is not reported, nothing gone. */
function standingOf(
  { pass, governments, coverage, blocked }: OutcomeInput,
  newest: Int16Array,
): Pick<YearOutcome, 'gone' | 'removals' | 'shrinkages'> {
  const { index, year } = pass;
  const byPlace = governments.codes.map((lafCd, place): Standing => ({
    removal: { fiscalYear: year, lafCd, projects: 0, removed: 0 },
    shrinkage: { fiscalYear: year, lafCd, projects: 0, rows: 0 },
    day: newest[place] ?? NO_DAY,
    verified: dayNumber(coverage.verifiedAsOf(year, lafCd)),
    blocked: blocked.has(yearKey(year, lafCd)),
  }));
  const gone: YearOutcome['gone'] = [];
  for (let entry = 0; entry < index.size; entry += 1) {
    const standing = byPlace[index.governmentOf(entry)];
    if (standing === undefined || standing.day === NO_DAY || !index.is(entry, ALIVE)) continue;
    if (isGone(pass, entry, standing)) gone.push({ entry, day: standing.day });
  }
  const { percent, least } = ROW_FLOOR;
  return {
    gone,
    removals: byPlace.map(({ removal }) => removal).filter(({ removed }) => removed > 0),
    shrinkages: byPlace
      .map(({ shrinkage }) => shrinkage)
      .filter(({ projects, rows }) => projects >= least && rows * 100 < projects * percent),
  };
}

/** Counts a living project of a government that the snapshot speaks for. */
function isGone(pass: YearPass, entry: number, standing: Standing): boolean {
  const { index } = pass;
  const { removal, shrinkage, day, verified, blocked } = standing;
  const seen = isSeen(index, entry);
  removal.projects += 1;
  if ((index.days[entry] ?? 0) <= day && day >= verified) {
    shrinkage.projects += 1;
    if (seen) shrinkage.rows += 1;
  }
  if (seen || blocked || index.is(entry, PROTECTED) || day < pass.knownUntil(entry)) return false;
  removal.removed += 1;
  return true;
}

/** Whether a row is the project: the one that was plain to decide, or one that was planned by itself. */
function isSeen(index: YearIndex, entry: number): boolean {
  return index.is(entry, SEEN) || (index.is(entry, CLAIMED) && !index.is(entry, ODD));
}

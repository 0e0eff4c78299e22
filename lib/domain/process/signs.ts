import { withOneSeparator } from '@/lib/domain/fields';
import type { Won } from '@/lib/domain/money';
import { TRACK_SIGNS, type TrackSign } from '@/lib/domain/process/types';

/** What is known of a project that a winner is tied to. Amounts null: not reported. */
export interface TiedProject {
  year: number;
  name: string;
  /** Its name when it was tied. */
  nameThen: string;
  current: Won | null;
  spent: Won | null;
  /** The first current budget that was ever reported of it. */
  firstCurrent: Won | null;
  /** Gone from the source. */
  removed: boolean;
  /** The same project (government, code, account) in the year after; null: there is none. */
  next: { planned: Won | null; current: Won | null } | null;
  /** What the winner was to cost, where the project is this winner alone; null otherwise. */
  costAlone: Won | null;
  /** How many projects of this year this winner is tied to, this one among them. */
  projectsOfWinner: number;
  /** How many winners are tied to this project, this one among them. */
  winnersOfProject: number;
}

type Test = (project: TiedProject, today: string) => boolean;

const isCut: Test = ({ removed, current, firstCurrent, costAlone }) =>
  !removed && [firstCurrent, costAlone].some((wanted) => isBelowNineTenths(current, wanted));

/** Below by a tenth or more. */
function isBelowNineTenths(amount: Won | null, of: Won | null): boolean {
  return amount !== null && of !== null && of > 0 && BigInt(amount) * 10n <= BigInt(of) * 9n;
}

/** Blanks and the two separators do not make another name. */
const nameForm = (name: string) => withOneSeparator(name.normalize('NFC')).replaceAll(/\s/g, '');

/** Money was left, and in the year after the same project has more than was planned for it: 이월, as far as budgets tell. */
const isCarriedOver: Test = ({ current, spent, next }) =>
  isMore(current, spent) && next !== null && isMore(next.current, next.planned);

function isMore(amount: Won | null, than: Won | null): boolean {
  return amount !== null && than !== null && amount > than;
}

/** The year is over, and nothing was spent of a budget. */
const isUnspent: Test = ({ removed, year, current, spent }, today) =>
  !removed && today > `${year}-12-31` && spent === 0 && current !== null && current > 0;

const TESTS: Record<TrackSign, Test> = {
  cut: isCut,
  renamed: ({ name, nameThen }) => nameForm(name) !== nameForm(nameThen),
  'carried-over': isCarriedOver,
  merged: ({ winnersOfProject }) => winnersOfProject > 1,
  split: ({ projectsOfWinner }) => projectsOfWinner > 1,
  unspent: isUnspent,
  cancelled: ({ removed }) => removed,
};

/**
 * What has become of a winner's money, by the finance data of a project that it is tied to, in the order of {@link TRACK_SIGNS}:
 * - cut: the current budget is a tenth or more below the first one, or below the winner's cost where the project is it alone
 * - renamed: another name than when it was tied, blanks left aside
 * - carried-over: not all was spent, and in the year after the same project has more than its planned amount
 * - merged: several winners share the project · split: the winner has several projects in one year
 * - unspent: the year is over and nothing was spent · cancelled: the project is gone from the source
 * @param today the day in Seoul, `YYYY-MM-DD`
 */
export function signsOf(project: TiedProject, today: string): TrackSign[] {
  return TRACK_SIGNS.filter((sign) => TESTS[sign](project, today));
}

/**
 * Whether amounts of a project as of a day are those of closed books: the accounts of a fiscal year are finished on 10 February of the
 * next one (지방회계법 제7조). No source publishes the settlement of single projects; what was spent by then is it.
 */
export function booksAreClosed({ year, asOf }: { year: number; asOf: string }): boolean {
  return asOf >= `${year + 1}-02-10`;
}

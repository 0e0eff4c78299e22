import { cacheLife } from 'next/cache';
import { readRegister } from '@/lib/cached/register';
import { sitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import { registerOf } from '@/lib/domain/governments';
import {
  type ChangesPage,
  type ChangesRequest,
  type Dated,
  type DateProblem,
  type Moment,
  readDay,
  readKnowledge,
} from '@/lib/domain/history';
import type { Home } from '@/lib/domain/nation-page';
import { findChangesPage } from '@/lib/queries/as-of/changes-page';
import { findGovernmentAsOf, type GovernmentAsOf } from '@/lib/queries/as-of/government';
import { findHomeAsOf } from '@/lib/queries/as-of/home';
import { findDays, findKnownBy } from '@/lib/queries/as-of/known';
import { findProjectAsOf, type ProjectAsOf } from '@/lib/queries/as-of/project';
import { listGovernments } from '@/lib/queries/governments';
import { readOnly } from '@/lib/queries/read-only';

/**
 * Pages of earlier dates are made for each visit and kept nowhere: there are as many addresses as days and pages together,
 * and each costs one bounded read of one government. What they show as known by a run never changes, so nothing has to be
 * invalidated either. The nation alone costs seconds: it is kept for an hour.
 */

/** The date of a page, and by what it is known. @param knownText a run, a day, or nothing: by now */
export async function readDated(asOf: string, knownText: string | null): Promise<Dated> {
  const knowledge = readKnowledge(knownText) ?? null;
  const known = await findKnownBy(sitePool(), knowledge);
  const days = await findDays(sitePool(), known?.run ?? 0);
  const fixed = knowledge !== null && 'run' in knowledge && known?.run === knowledge.run;
  return { asOf, known, fixed, ...days, problem: problemOf(asOf, days.first) };
}

function problemOf(asOf: string, first: string | null): DateProblem | null {
  if (readDay(asOf) === null) return 'impossible';
  if (asOf > seoulDay(new Date())) return 'future';
  if (first === null) return 'unknown';
  return asOf < first ? 'before' : null;
}

/** The moment of a page that has something to show; null where a problem says why not. */
export function momentOf({ asOf, known, problem }: Dated): Moment | null {
  return known === null || problem !== null ? null : { asOf, run: known.run };
}

/** A government on a page of a date. */
export interface DatedGovernment extends GovernmentAsOf {
  dated: Dated;
}

/**
 * A government as of a date. Where the date has nothing to show, the government alone is there, without figures.
 * @returns null where the code was never a government's
 */
export async function findDatedGovernment(
  asked: { lafCd: string; year: number | null },
  asOf: string,
  knownText: string | null,
): Promise<DatedGovernment | null> {
  const dated = await readDated(asOf, knownText);
  const today = seoulDay(new Date());
  // As known by no run at all, nothing is there: what the page says in place of figures, the date's problem tells.
  const moment = momentOf(dated) ?? { asOf: today, run: 0 };
  const register = registerOf(await readRegister());
  const found = await readOnly(sitePool(), (client) => findGovernmentAsOf(client, register, asked, moment));
  return found === null ? null : { ...found, dated };
}

/** Null where no source ever served such a project. */
export async function readProjectAsOf(id: string, moment: Moment): Promise<ProjectAsOf | null> {
  const register = registerOf(await readRegister());
  return readOnly(sitePool(), (client) => findProjectAsOf(client, register, id, moment));
}

let turn: Promise<unknown> = Promise.resolve();

/** One at a time: however many days are asked for, one connection is busy with the nation. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => undefined);
  return mine;
}

/** The nation as of a day. @throws DatabaseError 57014 when it took too long */
export async function readHomeAsOf(asOf: string, run: number): Promise<Home> {
  'use cache';
  cacheLife('hours');
  return inTurn(() =>
    readOnly(sitePool(), async (client) =>
      findHomeAsOf(client, await listGovernments(client), { asOf, run }),
    ),
  );
}

/** Null where the code was never a government's. */
export async function readChanges(lafCd: string, request: ChangesRequest): Promise<ChangesPage | null> {
  const register = registerOf(await readRegister());
  const today = seoulDay(new Date());
  return readOnly(sitePool(), (client) => findChangesPage(client, register, lafCd, request, today));
}

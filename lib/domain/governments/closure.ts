import type { Government, IsoDate, Succession } from '@/lib/domain/governments/types';

/** Since when a government is no longer, and what followed. */
export interface Closure {
  closedOn: IsoDate;
  successors: Succession[];
}

/** What the page of a closed code says; null while the government exists (a day before its closing included). */
export function closureOf(government: Government, on: IsoDate): Closure | null {
  if (government.to === null || on < government.to) return null;
  return { closedOn: government.to, successors: government.successors };
}

/**
 * Where a closed code leads: to the new code of the same government (군위군 moved from 경북 to 대구; a county that became a
 * city). A government that was merged or split keeps its own page: no single other one is it.
 * @returns the new code, or null
 */
export function redirectTarget(government: Government, on: IsoDate): string | null {
  const closure = closureOf(government, on);
  const [only, ...others] = closure?.successors ?? [];
  if (only === undefined || others.length > 0) return null;
  return only.kind === 'moved' || only.kind === 'renamed' ? only.government.lafCd : null;
}

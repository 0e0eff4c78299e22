import { readDay, readKnowledge } from '@/lib/domain/history/moment';

/** What of the changes of a government an address asks for. */
export interface ChangesAddress {
  from: string | null;
  to: string | null;
  /** The fiscal year whose projects are listed; null: the newest one in which something changed. */
  year?: number | null;
  /** The code that the year was reported under, where it is an older one of the government. */
  code?: string | null;
  /** Where the page of the list begins: after a size in won and an id. */
  after?: string | null;
}

/**
 * The page of an earlier date, without language prefix.
 * @param live the path of the page as it stands now: `/`, `/g/{code}`, `/g/{code}/{year}` or `/p/{id}`
 * @param run by which it is known; left out: by whatever is known at the visit
 */
export function asOfPath(asOf: string, live: string, run: number | null = null): string {
  return `/asof/${asOf}${live === '/' ? '' : live}${run === null ? '' : `?known=${run}`}`;
}

/** The page of what changed in a government, without language prefix. */
export function changesPath(
  lafCd: string,
  { from, to, year = null, code = null, after = null }: Partial<ChangesAddress> = {},
): string {
  const query = new URLSearchParams();
  const parts = { from, to, year: year === null ? null : String(year), code, after };
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  return `/g/${lafCd}/changes${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** The part of an address that names the code which a year was reported under: none where it is the government's own. */
export function olderCode(lafCd: string, government: string): Pick<ChangesAddress, 'code'> {
  return government === lafCd ? {} : { code: government };
}

/** Which page is to be seen as of an earlier date; none: the home page. */
export interface AsOfSubject {
  government?: string;
  year?: number;
  project?: string;
}

/** Reads which page the form "as of an earlier date" stands on; what is not of its form is as if it were not there. */
export function asOfSubject(query: URLSearchParams): AsOfSubject {
  const read = (name: string, form: RegExp) => form.exec(query.get(name) ?? '')?.[0];
  const government = read('government', /^\d{7}$/);
  const year = read('year', /^\d{4}$/);
  const project = read('project', /^[a-z2-7]{16}$/);
  if (government !== undefined) return { government, ...(year === undefined ? {} : { year: Number(year) }) };
  return project === undefined ? {} : { project };
}

/**
 * Where the form "as of an earlier date" leads: its fields are `date` and `known`, and which page it stands on.
 * @returns null where the date is none
 */
export function asOfTarget(query: URLSearchParams): string | null {
  const asOf = readDay(query.get('date'));
  if (asOf === null) return null;
  const { government, year, project } = asOfSubject(query);
  const known = query.get('known')?.trim() ?? '';
  const suffix = readKnowledge(known) ? `?known=${known}` : '';
  if (government !== undefined)
    return `${asOfPath(asOf, `/g/${government}${year === undefined ? '' : `/${year}`}`)}${suffix}`;
  return `${asOfPath(asOf, project === undefined ? '/' : `/p/${project}`)}${suffix}`;
}

/** What of the changes of a government an address asks for. */
export interface ChangesAddress {
  from: string | null;
  to: string | null;
  /** The fiscal year whose projects are listed; null: the newest one in which something changed. */
  year?: number | null;
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
  { from, to, year = null, after = null }: Partial<ChangesAddress> = {},
): string {
  const query = new URLSearchParams();
  const parts = { from, to, year: year === null ? null : String(year), after };
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  return `/g/${lafCd}/changes${query.size > 0 ? `?${query.toString()}` : ''}`;
}

const PAGES: readonly [name: string, form: RegExp][] = [
  ['government', /^\d{7}$/],
  ['project', /^[a-z2-7]{16}$/],
];

/**
 * Where the form "as of an earlier date" leads: its fields are `date` and, for the page that it stands on, `government`
 * (with `year`) or `project`, and `known`.
 * @returns null where the date is not of its form, or the page none
 */
export function asOfTarget(query: URLSearchParams): string | null {
  const asOf = query.get('date') ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return null;
  const known = query.get('known') ?? '';
  const suffix = /^[\d-]{1,15}$/.test(known) ? `?known=${known}` : '';
  for (const [name, form] of PAGES) {
    const value = query.get(name) ?? '';
    if (value !== '' && !form.test(value)) return null;
    if (value !== '') return `/asof/${asOf}/${name.charAt(0)}/${value}${yearOf(name, query)}${suffix}`;
  }
  return `/asof/${asOf}${suffix}`;
}

function yearOf(name: string, query: URLSearchParams): string {
  const year = query.get('year') ?? '';
  return name === 'government' && /^\d{4}$/.test(year) ? `/${year}` : '';
}

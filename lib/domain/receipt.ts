import { z } from 'zod';

/**
 * The address of a figure's receipt: which amount, over which rows, as of which date, as known by which run. The rows
 * are read from the revisions, so that a receipt never changes once the run that it names is complete.
 *
 * `/receipt/{run}/{as-of}/{year}/{scope}/{measure}[?field=…][&basis=comparable|internal][&residents={year}]`
 * - scope: `p-{project id}` · `g-{laf_cd}` · `tier-upper` · `tier-lower` · `sido-{upper laf_cd}` (its lower tiers)
 *   · `peers-{group}` (the governments of a peer group, for their `median`)
 * - field: a field code, or `none` for rows without one; left out: all fields
 * - basis `comparable`: internal transfers left out; `internal`: internal transfers alone
 * - residents: the amount of a government divided by its residents at the end of that year
 * - measure `difference`: the four funding sources together minus the current budget
 * - measures `national-share` …: one funding source as a part of the current budget; `share`: one field as a part of all
 */
export const MEASURES = [
  'planned',
  'current',
  'national',
  'province',
  'municipal',
  'other',
  'national-share',
  'province-share',
  'municipal-share',
  'other-share',
  'difference',
  'spent',
  'rate',
  'median',
  'share',
  'projects',
] as const;
export type Measure = (typeof MEASURES)[number];

export const FUNDING_SOURCES = ['national', 'province', 'municipal', 'other'] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

/** The funding source that a measure is the share of; null where it is none. */
export function shareSource(measure: Measure): FundingSource | null {
  return FUNDING_SOURCES.find((source) => measure === `${source}-share`) ?? null;
}

const scopeText = z
  .string()
  .regex(/^(p-[a-z2-7]{16}|g-\d{7}|sido-\d{7}|peers-[a-z0-9-]{1,40}|tier-upper|tier-lower)$/);

export const receiptAddress = z.object({
  run: z.coerce.number().int().positive(),
  asOf: z.iso.date(),
  year: z.coerce.number().int().min(1990).max(2200),
  scope: scopeText,
  measure: z.enum(MEASURES),
  field: z.string().min(1).max(40).nullable().default(null),
  comparable: z.boolean().default(false),
  internal: z.boolean().optional(),
  residents: z.coerce.number().int().min(1990).max(2200).optional(),
});
export type ReceiptAddress = z.infer<typeof receiptAddress>;

/** The path of a receipt, without language prefix. */
export function receiptPath(address: ReceiptAddress): string {
  const { run, asOf, year, scope, measure, field, comparable, internal, residents } = address;
  const query = new URLSearchParams();
  if (field !== null) query.set('field', field);
  if (comparable) query.set('basis', 'comparable');
  else if (internal) query.set('basis', 'internal');
  if (residents !== undefined) query.set('residents', String(residents));
  const suffix = query.size > 0 ? `?${query.toString()}` : '';
  return `/receipt/${run}/${asOf}/${year}/${scope}/${measure}${suffix}`;
}

/** Which rows an address takes: all, those without internal transfers, or those alone. */
export type Basis = 'all' | 'comparable' | 'internal';

export function basisOf({ comparable, internal }: Pick<ReceiptAddress, 'comparable' | 'internal'>): Basis {
  if (comparable) return 'comparable';
  return internal === true ? 'internal' : 'all';
}

/** What a scope names, taken apart. */
export type Scope =
  | { kind: 'project'; id: string }
  | { kind: 'government'; lafCd: string }
  | { kind: 'sido'; lafCd: string }
  | { kind: 'peers'; group: string }
  | { kind: 'tier'; tier: 'upper' | 'lower' };

/** @param text a scope of the form above */
export function scopeOf(text: string): Scope {
  const cut = text.indexOf('-');
  const [kind, rest] = [text.slice(0, cut), text.slice(cut + 1)];
  if (kind === 'p') return { kind: 'project', id: rest };
  if (kind === 'g') return { kind: 'government', lafCd: rest };
  if (kind === 'sido') return { kind: 'sido', lafCd: rest };
  if (kind === 'peers') return { kind: 'peers', group: rest };
  return { kind: 'tier', tier: rest === 'upper' ? 'upper' : 'lower' };
}

/** One address for one receipt: numbers are written in digits alone, without leading zeros. */
function arePlain(run: string | undefined, year: string | undefined): boolean {
  return /^[1-9]\d{0,14}$/.test(run ?? '') && /^\d{4}$/.test(year ?? '');
}

/** What holds between the parts: a median is of peers, and only an amount of one government is divided by residents. */
function fitsTogether({ scope, measure, residents }: ReceiptAddress): boolean {
  const { kind } = scopeOf(scope);
  if ((kind === 'peers') !== (measure === 'median')) return false;
  if (residents === undefined) return true;
  return kind === 'government' && ['planned', 'current', 'spent'].includes(measure);
}

/** What the query says; null where a part of it is not of its form. */
function queryOf(query: URLSearchParams) {
  const basis = query.get('basis');
  if (basis !== null && basis !== 'comparable' && basis !== 'internal') return null;
  const residents = query.get('residents');
  if (residents !== null && !/^\d{4}$/.test(residents)) return null;
  return {
    field: query.get('field'),
    comparable: basis === 'comparable',
    ...(basis === 'internal' ? { internal: true } : {}),
    ...(residents === null ? {} : { residents }),
  };
}

/**
 * Reads an address back from the path's five segments and the query.
 * @returns null when any part is not of the form above
 */
export function parseReceipt(segments: readonly string[], query: URLSearchParams): ReceiptAddress | null {
  const [run, asOf, year, scope, measure] = segments;
  const options = queryOf(query);
  if (segments.length !== 5 || !arePlain(run, year) || options === null) return null;
  const parsed = receiptAddress.safeParse({ run, asOf, year, scope, measure, ...options });
  return parsed.success && fitsTogether(parsed.data) ? parsed.data : null;
}

import { z } from 'zod';

/**
 * The address of a figure's receipt: which amount, over which rows, as of which date, as known by which run. The rows
 * are read from the revisions, so that a receipt never changes once the run that it names is complete.
 *
 * `/receipt/{run}/{as-of}/{year}/{scope}/{measure}[?field=…][&basis=comparable|internal]`
 * - scope: `p-{project id}` · `g-{laf_cd}` · `tier-upper` · `tier-lower` · `sido-{upper laf_cd}` (its lower tiers)
 * - field: a field code, or `none` for rows without one; left out: all fields
 * - basis `comparable`: internal transfers left out; `internal`: internal transfers alone
 */
export const MEASURES = [
  'planned',
  'current',
  'national',
  'province',
  'municipal',
  'other',
  'spent',
  'rate',
  'share',
  'projects',
] as const;
export type Measure = (typeof MEASURES)[number];

const scopeText = z.string().regex(/^(p-[a-z2-7]{16}|g-\d{7}|sido-\d{7}|tier-upper|tier-lower)$/);

export const receiptAddress = z.object({
  run: z.coerce.number().int().positive(),
  asOf: z.iso.date(),
  year: z.coerce.number().int().min(1990).max(2200),
  scope: scopeText,
  measure: z.enum(MEASURES),
  field: z.string().min(1).max(40).nullable().default(null),
  comparable: z.boolean().default(false),
  internal: z.boolean().optional(),
});
export type ReceiptAddress = z.infer<typeof receiptAddress>;

/** The path of a receipt, without language prefix. */
export function receiptPath(address: ReceiptAddress): string {
  const { run, asOf, year, scope, measure, field, comparable, internal } = address;
  const query = new URLSearchParams();
  if (field !== null) query.set('field', field);
  if (comparable) query.set('basis', 'comparable');
  else if (internal) query.set('basis', 'internal');
  const suffix = query.size > 0 ? `?${query.toString()}` : '';
  return `/receipt/${run}/${asOf}/${year}/${scope}/${measure}${suffix}`;
}

/**
 * Reads an address back from the path's five segments and the query.
 * @returns null when any part is not of the form above
 */
export function parseReceipt(segments: readonly string[], query: URLSearchParams): ReceiptAddress | null {
  if (segments.length !== 5) return null;
  const [run, asOf, year, scope, measure] = segments;
  const basis = query.get('basis');
  if (basis !== null && basis !== 'comparable' && basis !== 'internal') return null;
  const parsed = receiptAddress.safeParse({
    run,
    asOf,
    year,
    scope,
    measure,
    field: query.get('field'),
    comparable: basis === 'comparable',
    ...(basis === 'internal' ? { internal: true } : {}),
  });
  return parsed.success ? parsed.data : null;
}

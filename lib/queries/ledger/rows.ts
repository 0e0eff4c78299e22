import type { Pool, PoolClient } from 'pg';
import { type GovernmentLink, governmentLink } from '@/lib/domain/government-link';
import type { Register } from '@/lib/domain/governments';
import { won } from '@/lib/domain/money';
import { MEASURES, receiptPath } from '@/lib/domain/receipt';
import { type RuleId } from '@/lib/domain/rules';
import type { Discrepancy, Observed } from '@/lib/domain/rules/ledger';
import { z } from 'zod';

export type Db = Pick<Pool | PoolClient, 'query'>;

/** Of which rows an observed value is, as the pipeline wrote it. */
const origin = z.object({
  run: z.number(),
  as_of: z.string(),
  year: z.number(),
  scope: z.string(),
  measure: z.enum(MEASURES),
  field: z.string().optional(),
});
const origins = z.record(z.string(), origin);
const observations = z.record(z.string(), z.union([z.number(), z.string()]));

/** In which order they are shown: the database keeps none. */
const ORDER = [
  ...['current', 'current_before', 'planned', 'spent', 'spent_before', 'settled'],
  ...['national', 'province', 'municipal', 'other', 'difference'],
  ...['reference', 'reference_of', 'factor', 'explained'],
  ...[
    'projects',
    'projects_before',
    'filled',
    'filled_before',
    'removed',
    'lines',
    'rows',
    'removed_rows',
    'rows_before',
  ],
  ...['last_day', 'newest_day', 'days', 'limit'],
];
const COUNTS = new Set([
  'projects',
  'projects_before',
  'filled',
  'filled_before',
  'removed',
  'rows',
  'removed_rows',
  'rows_before',
  'lines',
]);
const NUMBERS = new Set(['factor', 'days', 'limit']);
const DAYS = new Set(['last_day', 'newest_day']);

/** Amounts, counts and words that were seen, each with its receipt where it has one. */
export function observedOf(seen: unknown, of: unknown): Observed[] {
  const places = origins.parse(of);
  const values = Object.entries(observations.parse(seen));
  values.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return values.map(([key, value]): Observed => {
    const from = places[key];
    const about = { key, year: from?.year ?? null };
    if (DAYS.has(key)) return { ...about, kind: 'day', value: String(value) };
    if (typeof value === 'string') return { ...about, kind: 'word', value };
    return { ...about, ...numberOf(key, value, from === undefined ? null : receiptOf(from)) };
  });
}

function numberOf(key: string, value: number, receipt: string | null) {
  if (NUMBERS.has(key) || (COUNTS.has(key) && receipt === null)) return { kind: 'number' as const, value };
  if (receipt === null) return { kind: 'won-without-receipt' as const, value: won(value) };
  return COUNTS.has(key)
    ? { kind: 'count' as const, figure: { unit: 'count' as const, value, receipt } }
    : { kind: 'won' as const, figure: { unit: 'won' as const, value: won(value), receipt } };
}

function receiptOf({ run, as_of, year, scope, measure, field }: z.infer<typeof origin>): string {
  return receiptPath({ run, asOf: as_of, year, scope, measure, field: field ?? null, comparable: false });
}

export interface DiscrepancyRow {
  seq: string;
  id: string;
  rule: RuleId;
  fyr: number;
  laf_cd: string;
  project_id: string | null;
  project_name: string | null;
  part: string;
  state: 'open' | 'resolved';
  observed: unknown;
  origins: unknown;
  first_run: string;
  first_as_of: string;
  last_run: string;
  last_as_of: string;
  closed_run: string | null;
  closed_as_of: string | null;
}

/** To be read from `discrepancy d`. A whole delivery that found the row as it was has seen it again. */
export const DISCREPANCY_COLUMNS = `d.seq, d.id, d.rule, d.fyr, d.laf_cd, d.project_id, d.part, d.state, d.observed, d.origins,
  d.first_run, d.first_as_of, d.last_run, d.closed_run, d.closed_as_of,
  CASE WHEN d.state = 'open' THEN greatest(d.last_as_of, (
    SELECT c.verified_as_of FROM source_coverage c WHERE c.fyr = d.fyr AND c.laf_cd = d.laf_cd AND c.serving))
    ELSE d.last_as_of END AS last_as_of,
  (SELECT p.name FROM project p WHERE p.id = d.project_id AND p.fyr = d.fyr ORDER BY p.serving DESC LIMIT 1) AS project_name`;

export function discrepancyOf(row: DiscrepancyRow, register: Register): Discrepancy {
  return {
    id: row.id,
    seq: Number(row.seq),
    rule: row.rule,
    year: row.fyr === 0 ? null : row.fyr,
    government: linkOf(row, register),
    project:
      row.project_id === null ? null : { id: row.project_id, name: row.project_name ?? row.project_id },
    part: row.part,
    state: row.state,
    observed: observedOf(row.observed, row.origins),
    first: { run: Number(row.first_run), asOf: row.first_as_of },
    last: { run: Number(row.last_run), asOf: row.last_as_of },
    closed:
      row.closed_run === null || row.closed_as_of === null
        ? null
        : { run: Number(row.closed_run), asOf: row.closed_as_of },
  };
}

function linkOf({ laf_cd, last_as_of }: DiscrepancyRow, register: Register): GovernmentLink | null {
  const government = register.get(laf_cd);
  return government === undefined ? null : governmentLink(government, last_as_of);
}

import { z } from 'zod';
import { type CountFigure, type WonFigure } from '@/lib/domain/figure';
import { type GovernmentLink } from '@/lib/domain/government-link';
import { isRuleId, type RuleId } from '@/lib/domain/rules/index';
import { SEVERITIES } from '@/lib/domain/rules/types';

/** What the address of the ledger can ask for. The address is the whole state of the list. */
export const LEDGER_STATES = ['open', 'resolved', 'all'] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

export const LEDGER_PAGE = 50;
const DIGITS = 15;

/** A parameter that does not fit is as if it were not there: an address from elsewhere still leads to the list. */
const filterShape = z.object({
  rule: z.string().refine(isRuleId).nullable().catch(null),
  severity: z.enum(SEVERITIES).nullable().catch(null),
  government: z
    .string()
    .regex(/^\d{7}$/)
    .nullable()
    .catch(null),
  year: z.coerce.number().int().min(1990).max(2200).nullable().catch(null),
  state: z.enum(LEDGER_STATES).catch('open'),
  /** The place after which the page begins: the order number of the last one before it. */
  after: z
    .string()
    .regex(new RegExp(`^\\d{1,${DIGITS}}$`))
    .transform(Number)
    .nullable()
    .catch(null),
});
export interface LedgerFilter {
  rule: RuleId | null;
  severity: (typeof SEVERITIES)[number] | null;
  government: string | null;
  year: number | null;
  state: LedgerState;
  after: number | null;
}

const NAMES = ['rule', 'severity', 'government', 'year', 'state', 'after'] as const;

/** Reads a filter from the query of an address. Of a parameter given twice, the first counts. */
export function parseLedgerFilter(query: Record<string, string | string[] | undefined>): LedgerFilter {
  const given = NAMES.map((name) => {
    const value = query[name];
    const first = Array.isArray(value) ? value[0] : value;
    return [name, first === '' || first === undefined ? null : first];
  });
  return filterShape.parse(Object.fromEntries(given));
}

/** The parameters of an address that are none of the ledger's, or not of their form: what a programme is told. */
export function unknownParameters(query: URLSearchParams): string[] {
  const parsed = parseLedgerFilter(Object.fromEntries(query));
  return [...query].flatMap(([name, value]) => {
    const known = NAMES.find((one) => one === name);
    if (known === undefined) return name === 'format' ? [] : [name];
    return value === '' || String(parsed[known]) === value ? [] : [name];
  });
}

/** The path of the ledger, without language prefix; what is not said stands out. */
export function ledgerPath(filter: Partial<LedgerFilter> = {}): string {
  return `/status/ledger${ledgerQuery(filter)}`;
}

export function ledgerQuery(filter: Partial<LedgerFilter>): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    if (value !== undefined && value !== null && !(name === 'state' && value === 'open'))
      query.set(name, String(value));
  }
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** Something that was seen, by a name of content/messages: an amount or a count with its receipt where it has one, or words. */
export type Observed = { key: string; year: number | null } & (
  | { kind: 'won'; figure: WonFigure }
  | { kind: 'won-without-receipt'; value: number }
  | { kind: 'count'; figure: CountFigure }
  | { kind: 'number'; value: number }
  | { kind: 'word'; value: string }
  | { kind: 'day'; value: string }
);

/** A run and the day of its figures. */
export interface Sighting {
  run: number;
  asOf: string;
}

/** A discrepancy as a row of the ledger. */
export interface Discrepancy {
  id: string;
  /** Its place in the order of the ledger. */
  seq: number;
  rule: RuleId;
  /** Null for a rule about a source. */
  year: number | null;
  government: GovernmentLink | null;
  project: { id: string; name: string } | null;
  /** What of the subject is meant: a field, a column, a source; '' for all of it. */
  part: string;
  state: 'open' | 'resolved';
  observed: Observed[];
  first: Sighting;
  /** Whole deliveries that brought nothing new of it count as seeing it again. */
  last: Sighting;
  closed: Sighting | null;
}

export interface DiscrepancyEvent extends Sighting {
  kind: 'opened' | 'changed' | 'resolved' | 'reopened';
  /** ISO 8601. */
  knownAt: string;
  observed: Observed[];
}

/** How often a rule is broken of how often it could be put. */
export interface BaseRate {
  rule: RuleId;
  checked: number;
  found: number;
}

/** A discrepancy's own page. */
export interface DiscrepancyPage {
  discrepancy: Discrepancy;
  /** Newest first. */
  history: DiscrepancyEvent[];
  /** Over everything, and in its own government-year. */
  rate: BaseRate;
  ownRate: BaseRate | null;
}

/** A page of the ledger. */
export interface Ledger {
  filter: LedgerFilter;
  items: Discrepancy[];
  total: number;
  /** Where the next page begins; null on the last. */
  next: number | null;
  /** Every rule that was ever put to something, within the government and year of the filter. */
  rates: BaseRate[];
  open: number;
  resolved: number;
  governments: GovernmentLink[];
  years: number[];
}

/** What a government's page shows of the ledger in a year. */
export interface GovernmentLedger {
  /** How often a rule could be put to something; null: never gone through. */
  checks: number | null;
  /** Rules with something that does not fit. */
  found: BaseRate[];
  /** A newer delivery that was refused, and why; null where there is none. */
  refused: RefusedDelivery | null;
}

export interface RefusedDelivery {
  run: number;
  /** The day of the figures that were not taken. */
  asOf: string;
  rules: RuleId[];
}

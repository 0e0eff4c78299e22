import { RULES } from '@/lib/domain/rules';
import { type Discrepancy, type Ledger, ledgerQuery, type Observed } from '@/lib/domain/rules/ledger';
import { BYTE_ORDER_MARK, csvLine } from '@/lib/http/csv';

interface ObservedDocument {
  value: number | string | null;
  unit?: string;
  receipt?: string | null;
}

/** What was seen, by name: an amount or count with its unit and receipt, or what stands there in words. */
function observedDocument(observed: readonly Observed[]): Record<string, ObservedDocument> {
  return Object.fromEntries(
    observed.map((seen): [string, ObservedDocument] => {
      if (seen.kind === 'won' || seen.kind === 'count') {
        const { value, unit, receipt } = seen.figure;
        return [seen.key, { value, unit, receipt }];
      }
      const unit = seen.kind === 'won-without-receipt' ? 'won' : seen.kind === 'number' ? 'count' : null;
      return [seen.key, unit === null ? { value: seen.value } : { value: seen.value, unit, receipt: null }];
    }),
  );
}

const nameOf = ({ government }: Discrepancy) =>
  government === null
    ? null
    : { laf_cd: government.lafCd, name_ko: government.names.ko, name_en: government.names.en };

function itemDocument(one: Discrepancy) {
  return {
    id: one.id,
    page: `/status/ledger/${one.id}`,
    rule: one.rule,
    severity: RULES[one.rule].severity,
    sentence: RULES[one.rule].sentence,
    fiscal_year: one.year,
    government: nameOf(one),
    project: one.project === null ? null : { ...one.project, page: `/p/${one.project.id}` },
    part: one.part === '' ? null : one.part,
    state: one.state,
    observed: observedDocument(one.observed),
    first_seen: { run: one.first.run, as_of: one.first.asOf },
    last_seen: { run: one.last.run, as_of: one.last.asOf },
    resolved: one.closed === null ? null : { run: one.closed.run, as_of: one.closed.asOf },
  };
}

/** The answer of /api/ledger. Addresses are paths of this site; `next` is null on the last page. */
export function ledgerDocument(ledger: Ledger, demo: boolean) {
  const { filter, next } = ledger;
  const { after, ...query } = filter;
  return {
    demo_data: demo,
    query: { ...query, after },
    total: ledger.total,
    open: ledger.open,
    resolved: ledger.resolved,
    next: next === null ? null : `/api/ledger${ledgerQuery({ ...filter, after: next })}`,
    rules: ledger.rates.map(({ rule, checked, found }) => {
      const { severity, scope, name, sentence, expected, basis } = RULES[rule];
      return { rule, severity, scope, name, sentence, expected, basis, checked, found };
    }),
    items: ledger.items.map(itemDocument),
  };
}

const COLUMNS = [
  ...[
    'id',
    'rule',
    'severity',
    'fiscal_year',
    'government',
    'government_name',
    'project',
    'project_name',
    'part',
  ],
  ...[
    'state',
    'observed',
    'first_run',
    'first_as_of',
    'last_run',
    'last_as_of',
    'resolved_run',
    'resolved_as_of',
  ],
];

/** All of the ledger that meets a filter as CSV, in pieces; what was seen stands in one cell, as `name=value` pairs. */
export async function* ledgerCsv(batches: AsyncIterable<Discrepancy[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS);
  for await (const batch of batches) yield batch.map(csvOf).join('');
}

function csvOf(one: Discrepancy): string {
  const { government, project, first, last, closed } = one;
  const observed = Object.entries(observedDocument(one.observed)).map(
    ([key, { value }]) => `${key}=${value}`,
  );
  return csvLine([
    ...[one.id, one.rule, RULES[one.rule].severity, one.year],
    ...(government === null ? [null, null] : [government.lafCd, government.names.ko]),
    ...(project === null ? [null, null] : [project.id, project.name]),
    ...[one.part, one.state, observed.join('; '), first.run, first.asOf, last.run, last.asOf],
    ...(closed === null ? [null, null] : [closed.run, closed.asOf]),
  ]);
}

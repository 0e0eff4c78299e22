import { governmentLink } from '@/lib/domain/government-link';
import { type Register, registerOf } from '@/lib/domain/governments';
import { RULE_IDS, ruleOf } from '@/lib/domain/rules';
import { type Discrepancy, type Ledger, LEDGER_PAGE, type LedgerFilter } from '@/lib/domain/rules/ledger';
import { listGovernments } from '@/lib/queries/governments';
import { listBaseRates } from '@/lib/queries/ledger/rates';
import { type Db, DISCREPANCY_COLUMNS, discrepancyOf, type DiscrepancyRow } from '@/lib/queries/ledger/rows';

/** $1 rules, $2 government, $3 year, $4 states */
const MATCHES = `d.rule = ANY($1) AND ($2::text IS NULL OR d.laf_cd = $2) AND ($3::int IS NULL OR d.fyr = $3) AND d.state = ANY($4)`;

function parametersOf({ rule, severity, government, year, state }: LedgerFilter): unknown[] {
  const rules = RULE_IDS.filter(
    (id) => (rule === null || rule === id) && (severity === null || ruleOf(id).severity === severity),
  );
  return [rules, government, year, state === 'all' ? ['open', 'resolved'] : [state]];
}

/** A page of the ledger, the newest first. @param today for the names of governments */
export async function findLedger(db: Db, filter: LedgerFilter, today: string): Promise<Ledger> {
  const register = registerOf(await listGovernments(db));
  const [items, counts, rates, choices] = await Promise.all([
    listDiscrepancies(db, register, filter, LEDGER_PAGE + 1),
    countByState(db, filter),
    listBaseRates(db, filter),
    readChoices(db),
  ]);
  const shown = items.slice(0, LEDGER_PAGE);
  return {
    filter,
    items: shown,
    total: filter.state === 'all' ? counts.open + counts.resolved : counts[filter.state],
    next: items.length > LEDGER_PAGE ? (shown.at(-1)?.seq ?? null) : null,
    rates,
    ...counts,
    governments: choices.governments
      .map((code) => register.get(code))
      .filter((one) => one !== undefined)
      .map((one) => governmentLink(one, today)),
    years: choices.years,
  };
}

/** The discrepancies after a place, in the order of the ledger. */
export async function listDiscrepancies(
  db: Db,
  register: Register,
  filter: LedgerFilter,
  limit: number,
): Promise<Discrepancy[]> {
  const { rows } = await db.query<DiscrepancyRow>(
    `SELECT ${DISCREPANCY_COLUMNS} FROM discrepancy d WHERE ${MATCHES} AND ($5::bigint IS NULL OR d.seq < $5)
      ORDER BY d.seq DESC LIMIT $6`,
    [...parametersOf(filter), filter.after, limit],
  );
  return rows.map((row) => discrepancyOf(row, register));
}

async function countByState(db: Db, filter: LedgerFilter): Promise<Record<'open' | 'resolved', number>> {
  const { rows } = await db.query<{ state: 'open' | 'resolved'; n: number }>(
    `SELECT d.state, count(*)::int AS n FROM discrepancy d WHERE ${MATCHES} GROUP BY d.state`,
    parametersOf({ ...filter, state: 'all' }),
  );
  const counts = { open: 0, resolved: 0 };
  for (const { state, n } of rows) counts[state] = n;
  return counts;
}

/** What the list can be narrowed to: governments and years with something found. */
async function readChoices(db: Db): Promise<{ governments: string[]; years: number[] }> {
  const { rows } = await db.query<{ governments: string[] | null; years: number[] | null }>(
    `SELECT array_agg(DISTINCT laf_cd ORDER BY laf_cd) AS governments, array_agg(DISTINCT fyr ORDER BY fyr DESC) AS years
       FROM rule_tally WHERE fyr > 0 AND found > 0`,
  );
  return { governments: rows[0]?.governments ?? [], years: rows[0]?.years ?? [] };
}

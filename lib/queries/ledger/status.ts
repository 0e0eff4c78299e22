import { isRuleId, ruleOf } from '@/lib/domain/rules';
import type { LedgerStatus } from '@/lib/domain/status';
import type { Db } from '@/lib/queries/ledger/rows';

/** What stands open in the ledger by severity, and the refused deliveries that nothing later has replaced. */
export async function readLedgerStatus(db: Db): Promise<LedgerStatus> {
  const [{ rows: counts }, { rows: refused }] = await Promise.all([
    db.query<{ rule: string; state: 'open' | 'resolved'; n: number }>(
      'SELECT rule, state, count(*)::int AS n FROM discrepancy GROUP BY rule, state',
    ),
    db.query<{ run_id: string; source: string; as_of: string; n: number; rules: string[] }>(
      `SELECT run_id, source, max(as_of) AS as_of, count(*)::int AS n,
              ARRAY(SELECT e.rule FROM rule_evaluation e WHERE e.run_id = r.run_id AND e.found > 0 ORDER BY e.rule) AS rules
         FROM refused_government_year r GROUP BY run_id, source ORDER BY run_id DESC`,
    ),
  ]);
  const status: LedgerStatus = { open: { fatal: 0, published: 0 }, resolved: 0, refused: [] };
  for (const { rule, state, n } of counts) {
    if (state === 'resolved') status.resolved += n;
    else status.open[isRuleId(rule) ? ruleOf(rule).severity : 'published'] += n;
  }
  status.refused = refused.map(({ run_id, source, as_of, n, rules }) => ({
    run: Number(run_id),
    source,
    asOf: as_of,
    governmentYears: n,
    rules: rules.filter((rule) => isRuleId(rule)),
  }));
  return status;
}

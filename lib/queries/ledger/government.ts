import { isRuleId, type RuleId } from '@/lib/domain/rules';
import type { GovernmentLedger, RefusedDelivery } from '@/lib/domain/rules/ledger';
import { listBaseRates } from '@/lib/queries/ledger/rates';
import type { Db } from '@/lib/queries/ledger/rows';

/** What a government's page shows of the ledger in a year. */
export async function findGovernmentLedger(db: Db, lafCd: string, year: number): Promise<GovernmentLedger> {
  const [rates, refused] = await Promise.all([
    listBaseRates(db, { government: lafCd, year }),
    findRefused(db, lafCd, year),
  ]);
  return {
    checks: rates.length === 0 ? null : rates.reduce((sum, { checked }) => sum + checked, 0),
    found: rates.filter(({ found }) => found > 0),
    refused,
  };
}

async function findRefused(db: Db, lafCd: string, year: number): Promise<RefusedDelivery | null> {
  const { rows } = await db.query<{ run_id: string; as_of: string; rules: string[] }>(
    `SELECT r.run_id, r.as_of, ARRAY(SELECT DISTINCT e.rule FROM rule_evaluation e WHERE e.run_id = r.run_id AND e.found > 0) AS rules
       FROM refused_government_year r JOIN source_coverage c USING (fyr, laf_cd, source)
      WHERE r.laf_cd = $1 AND r.fyr = $2 AND c.serving`,
    [lafCd, year],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return { run: Number(row.run_id), asOf: row.as_of, rules: row.rules.filter((id) => isRuleId(id)) };
}

/** The rules that a project breaks now, each with the address of its discrepancy. */
export async function listProjectDiscrepancies(db: Db, id: string): Promise<{ id: string; rule: RuleId }[]> {
  const { rows } = await db.query<{ id: string; rule: RuleId }>(
    `SELECT id, rule FROM discrepancy WHERE project_id = $1 AND state = 'open' ORDER BY seq`,
    [id],
  );
  return rows;
}

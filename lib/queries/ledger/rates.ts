import { type RuleId, RULE_IDS } from '@/lib/domain/rules';
import type { BaseRate } from '@/lib/domain/rules/ledger';
import type { Db } from '@/lib/queries/ledger/rows';

/** The base rate of each rule as it stands, within a government and a year where they are given; in the order of the rules. */
export async function listBaseRates(
  db: Db,
  { government = null, year = null }: { government?: string | null; year?: number | null } = {},
): Promise<BaseRate[]> {
  const { rows } = await db.query<{ rule: RuleId; checked: string; found: string }>(
    `SELECT rule, sum(checked) AS checked, sum(found) AS found FROM rule_tally
      WHERE ($1::text IS NULL OR laf_cd = $1) AND ($2::int IS NULL OR fyr = $2) GROUP BY rule`,
    [government, year],
  );
  const byRule = new Map(rows.map((row) => [row.rule, row]));
  return RULE_IDS.flatMap((rule) => {
    const row = byRule.get(rule);
    return row === undefined ? [] : [{ rule, checked: Number(row.checked), found: Number(row.found) }];
  });
}

import type { Pool, PoolClient } from 'pg';
import type { YearLine } from '@/lib/domain/government-page';
import { wonOrNull } from '@/lib/domain/money';
import { figuresOfUse } from '@/lib/queries/spending';

interface YearRow {
  fyr: number;
  as_of: string;
  run_id: string;
  current_budget: string | null;
  spent: string | null;
}

/** The years of a government that have data, newest first, each with its totals. */
export async function listGovernmentYears(
  db: Pick<Pool | PoolClient, 'query'>,
  lafCd: string,
): Promise<YearLine[]> {
  const { rows } = await db.query<YearRow>(
    `SELECT fyr, as_of, run_id, current_budget, spent FROM rollup_government
     WHERE laf_cd = $1 AND field_cd = '*' ORDER BY fyr DESC`,
    [lafCd],
  );
  return rows.map((row) => {
    const origin = { run: Number(row.run_id), asOf: row.as_of, year: row.fyr, scope: `g-${lafCd}` };
    const figures = figuresOfUse(origin, wonOrNull(row.current_budget), wonOrNull(row.spent));
    return { year: row.fyr, asOf: row.as_of, ...figures };
  });
}

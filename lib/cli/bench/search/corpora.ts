import { existsSync, readFileSync } from 'node:fs';
import type { BenchProject } from '@/lib/cli/bench/search/fill';
import { projectRows, type Scale } from '@/prisma/demo/world';

/** The published rows of 2026-06-30, where they are at hand. */
const PUBLISHED = '../shared/data/qwgjk/2026-06-30.csv';
const SEED = 20_260_630;
const TODAY = '2026-07-31';
const YEAR = 2026;

/** The published rows; null where they are not at hand. */
export async function publishedProjects(): Promise<BenchProject[] | null> {
  if (!existsSync(PUBLISHED)) return null;
  // Only developers have it, and only here is it needed.
  const { parse } = await import('csv-parse/sync');
  const rows: Record<string, string>[] = parse(readFileSync(PUBLISHED), { columns: true, bom: true });
  const amount = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
  return rows.map((row) => ({
    fyr: Number(row['fyr']),
    lafCd: row['laf_cd'] ?? '',
    code: row['dbiz_cd'] ?? '',
    name: row['dbiz_nm'] ?? '',
    account: row['acnt_dv_nm'] ?? '',
    field: row['fld_nm'] ?? null,
    current: amount(row['bdg_cash_amt']),
    spent: amount(row['ep_amt']),
  }));
}

/** The demo data of one fiscal year. */
export function* demoProjects(scale: Scale): Generator<BenchProject> {
  for (const row of projectRows({ seed: SEED, scale, today: TODAY })) {
    if (row.fyr !== YEAR) continue;
    const { fyr, lafCd, dbizCd: code, dbizNm: name, acntDvNm: account, fldNm: field } = row;
    yield { fyr, lafCd, code, name, account, field, current: row.bdgCashAmt, spent: row.epAmt };
  }
}

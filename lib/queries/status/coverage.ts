import type { Pool } from 'pg';
import { governmentLink } from '@/lib/domain/government-link';
import { governmentsOn, tierCounts } from '@/lib/domain/governments';
import type { CoverageStatus } from '@/lib/domain/status';
import { listGovernments } from '@/lib/queries/governments';

/**
 * Who reported in the latest fiscal year with rows, of the governments that existed on the newest date among them.
 * @returns null while nothing was reported
 */
export async function readCoverage(pool: Pool): Promise<CoverageStatus | null> {
  const { rows } = await pool.query<{ fyr: number; laf_cd: string; as_of: string }>(
    `SELECT fyr, laf_cd, as_of FROM rollup_government
     WHERE field_cd = '*' AND fyr = (SELECT max(fyr) FROM rollup_government WHERE field_cd = '*')`,
  );
  const [first] = rows;
  if (first === undefined) return null;
  const on = rows.reduce((newest, { as_of }) => (as_of > newest ? as_of : newest), first.as_of);
  const all = await listGovernments(pool);
  const codes = new Set(rows.map(({ laf_cd }) => laf_cd));
  const standing = governmentsOn(all, on);
  const standingCodes = new Set(standing.map(({ lafCd }) => lafCd));
  const isReported = ({ lafCd }: { lafCd: string }) => codes.has(lafCd);
  return {
    year: first.fyr,
    on,
    existing: tierCounts(standing, on),
    reported: tierCounts(standing.filter(isReported), on),
    notReported: standing.filter((one) => !isReported(one)).map((one) => governmentLink(one, on)),
    closedReported: all
      .filter((one) => isReported(one) && !standingCodes.has(one.lafCd))
      .map((one) => governmentLink(one, on)),
  };
}

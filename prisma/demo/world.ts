import { createHash } from 'node:crypto';
import { GOVERNMENTS } from '@/prisma/demo/facts/governments';
import { UNREPORTED } from '@/prisma/demo/hard-cases';
import { hardRows } from '@/prisma/demo/hard-rows';
import { projectLines } from '@/prisma/demo/lines';
import { type ProjectRow, yearRows } from '@/prisma/demo/rows';
import { afterReorganisation, areaCode, isReorganised } from '@/prisma/demo/succession';

export const SCALES = ['small', 'nation'] as const;
export type Scale = (typeof SCALES)[number];
/** About 20,000 projects a year, and about 480,000: as many as the nation has. */
const FACTOR: Record<Scale, number> = { small: 1, nation: 25 };

export interface WorldOptions {
  seed: number;
  scale: Scale;
  /** The day on which the demo world stands, `YYYY-MM-DD`: its fiscal year and the two before are shown. */
  today: string;
}

/** Today in Asia/Seoul, `YYYY-MM-DD`. */
export function seoulToday(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(now);
}

/** The fiscal years of a demo world, oldest first. */
export function fiscalYears(today: string): [number, number, number] {
  const present = Number(today.slice(0, 4));
  return [present - 2, present - 1, present];
}

/**
 * Every project of every year as it stands on `today`: the same options give the same rows in the same order.
 * @param onGovernment told how many governments are done
 */
export function* projectRows(
  { seed, scale, today }: WorldOptions,
  onGovernment?: (done: number, total: number) => void,
): Generator<ProjectRow> {
  const years = fiscalYears(today);
  const present = years[2];
  for (const [i, government] of GOVERNMENTS.entries()) {
    onGovernment?.(i, GOVERNMENTS.length);
    const lines = projectLines(seed, government, years, FACTOR[scale]);
    for (const year of years) {
      if (government.lafCd === UNREPORTED.lafCd && year === present + UNREPORTED.year) continue;
      const rows = yearRows(seed, government, lines, year, today);
      if (isReorganised(year, today)) yield* afterReorganisation(seed, government, rows);
      else yield* rows.map(({ row }) => row);
    }
  }
  onGovernment?.(GOVERNMENTS.length, GOVERNMENTS.length);
  for (const row of hardRows(present))
    yield isReorganised(row.fyr, today) ? { ...row, waLafCd: areaCode(row.lafCd, row.waLafCd) } : row;
}

/** SHA-256 over all rows, for telling two worlds apart. */
export function worldHash(options: WorldOptions): string {
  const hash = createHash('sha256');
  for (const row of projectRows(options)) hash.update(JSON.stringify(Object.values(row)));
  return hash.digest('hex');
}

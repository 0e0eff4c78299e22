import { z } from 'zod';
import type { Government } from '@/lib/domain/governments/types';
import { existsInYear } from '@/lib/domain/governments/validity';

/** A government's code (`laf_cd`) in form: seven digits, kept as text. Whether it stands for one, the register says. */
export const lafCode = z.string().regex(/^\d{7}$/);

/**
 * Whether a code is a head office (본청), the upper-tier government itself: digits 3 to 5 are 000. The last three are no
 * sign: 1117000 is a district.
 */
export function isHeadOffice(lafCd: string): boolean {
  return lafCd.slice(2, 5) === '000';
}

/** `unknown`: never a government; `out-of-date`: one, but on no day of that fiscal year (rows are kept and flagged). */
export type CodeStanding = 'ok' | 'out-of-date' | 'unknown';

/**
 * How a code stands in a fiscal year. It is in date if its government existed on any day of the year: for 2026 both
 * 2900000 and 6100000 are.
 * @param register from {@link registerOf}
 */
export function codeStanding(
  register: ReadonlyMap<string, Government>,
  lafCd: string,
  fiscalYear: number,
): CodeStanding {
  const government = register.get(lafCd);
  if (government === undefined) return 'unknown';
  return existsInYear(government, fiscalYear) ? 'ok' : 'out-of-date';
}

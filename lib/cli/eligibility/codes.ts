import type { Pool } from 'pg';
import { inEligibility } from '@/lib/cli/eligibility/in-process';
import { shownCode } from '@/lib/domain/eligibility/codes';
import { makeCodes } from '@/lib/services/eligibility/codes';

export interface WantedSheet {
  process: string;
  tracks: readonly string[];
  number: number;
}

/**
 * Makes one-time codes: whoever prints them is the last to see them.
 * @returns the codes in groups of four
 * @throws CliError 3: the process is not verified by codes, or has no such track
 */
export async function printCodes(pool: Pool, { process, tracks, number }: WantedSheet): Promise<string[]> {
  return inEligibility(pool, process, async (tx, setup) => {
    const codes = await makeCodes(tx, setup, { tracks, number, now: new Date() });
    if (codes === 'not-by-codes') return { refused: `${process} is not verified by codes` };
    if (codes === 'no-such-track') return { refused: `${process} has no track ${tracks.join(', ')}` };
    const detail = { tracks: tracks.length, number };
    return { result: codes.map(shownCode), entry: { action: 'eligibility.make-codes', detail } };
  });
}

import { sitePool } from '@/lib/db/site-pool';
import type { Government } from '@/lib/domain/governments';
import { listGovernments } from '@/lib/queries/governments';

const LIFE_MS = 10 * 60_000;

let register: { read: Promise<Government[]>; until: number } | undefined;

/**
 * The whole register, for pages that are made for each visit. It changes with a migration alone, so that it is kept in
 * memory for ten minutes, as one list: what is worked out of it is found again by it.
 */
export async function readRegister(): Promise<readonly Government[]> {
  const now = performance.now();
  if (register === undefined || register.until <= now) {
    register = { read: listGovernments(sitePool()), until: now + LIFE_MS };
  }
  try {
    return await register.read;
  } catch (error) {
    register = undefined;
    throw error;
  }
}

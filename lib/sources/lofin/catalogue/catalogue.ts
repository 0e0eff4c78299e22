import { BUDGETS } from '@/lib/sources/lofin/catalogue/budgets';
import { DAILY } from '@/lib/sources/lofin/catalogue/daily';
import { DISCLOSURE } from '@/lib/sources/lofin/catalogue/disclosure';
import { RATIOS } from '@/lib/sources/lofin/catalogue/ratios';
import { type Service } from '@/lib/sources/lofin/catalogue/types';

/** Every service that the portal reads. */
export const SERVICES: readonly Service[] = [...DAILY, ...BUDGETS, ...RATIOS, ...DISCLOSURE];
export const SERVICE_CODES: readonly string[] = SERVICES.map(({ code }) => code);

/** Services that publish amounts in thousands of won, in so far as the portal reads them or may come to. */
export const IN_THOUSANDS: ReadonlySet<string> = new Set([
  'GMWKB',
  'NTASEX',
  'HCDIB',
  'BJHJB',
  'AAJCH',
  'JHDAC',
  'ABIBA',
  'GHDIE',
]);

export function findService(code: string): Service | null {
  return SERVICES.find((service) => service.code === code) ?? null;
}

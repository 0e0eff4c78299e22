import type { Government, IsoDate, Tier } from '@/lib/domain/governments/types';
import { existsOn, upperOn } from '@/lib/domain/governments/validity';

export type Register = ReadonlyMap<string, Government>;

/** The register by code. */
export function registerOf(governments: Iterable<Government>): Register {
  return new Map([...governments].map((government) => [government.lafCd, government]));
}

/** The governments that existed on a day. */
export function governmentsOn(governments: Iterable<Government>, on: IsoDate): Government[] {
  return [...governments].filter((government) => existsOn(government, on));
}

/** How many governments of each tier existed on a day. */
export function tierCounts(governments: Iterable<Government>, on: IsoDate): Record<Tier, number> {
  const counts = { upper: 0, lower: 0 };
  for (const { tier } of governmentsOn(governments, on)) counts[tier] += 1;
  return counts;
}

/** The cities, counties and districts of an upper tier on a day, in the order of their codes. */
export function lowerTiersOf(governments: Iterable<Government>, upperCd: string, on: IsoDate): Government[] {
  return governmentsOn(governments, on)
    .filter((government) => upperOn(government, on)?.lafCd === upperCd)
    .sort((a, b) => (a.lafCd < b.lafCd ? -1 : 1));
}

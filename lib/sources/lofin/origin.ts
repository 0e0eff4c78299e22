import { type Snapshot } from '@/lib/sources/lofin/snapshot';

/** What a reader needs to ask the publisher again: service, year, day, government. The key is no part of it. */
export function originOf({ wanted, asOf, sample }: Snapshot): string {
  const { service, year, government, windowDays } = wanted;
  const days =
    service.asked === 'contract-day' ? `${windowDays} days up to ${asOf}` : `${year} as of ${asOf}`;
  const only = government === null ? '' : `, government ${government}`;
  return `${service.code} ${days}${only}${sample ? ', sample of the first five rows' : ''}`;
}

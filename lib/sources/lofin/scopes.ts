import { type Snapshot } from '@/lib/sources/lofin/snapshot';
import { type RelationScope } from '@/lib/sources/relation-input';

/**
 * What a settled snapshot speaks for. A sample speaks for nothing; so does a condition for which nothing is published. A year's
 * ratios and revenue come from several services, each of which speaks for its own basis or stage.
 */
export function scopesOf(snapshot: Snapshot): RelationScope[] {
  const { wanted, asOf, sample, parts } = snapshot;
  if (sample || parts.length === 0) return [];
  const only = wanted.government === null ? {} : { lafCds: [wanted.government] };
  if (wanted.service.asked === 'contract-day')
    return parts.map(({ params }) => ({
      relation: 'contract',
      asOf,
      day: isoOf(params['smz_ctrt_ymd'] ?? ''),
      absent: 'gone',
      ...only,
    }));
  const { service, year } = wanted;
  const ofYear = { asOf, year, absent: 'unreported' as const, ...only };
  const scopes: RelationScope[] = service.series
    ? [{ relation: 'series', part: service.code, ...ofYear }]
    : [];
  for (const feed of service.feeds) {
    if (feed.relation === 'settlement') scopes.push({ relation: 'settlement', ...ofYear });
    if (feed.relation === 'revenue')
      scopes.push({ relation: 'revenue', where: { stage: feed.stage }, ...ofYear });
    if (feed.relation === 'indicator')
      scopes.push({ relation: 'indicator', part: feed.code, where: { basis: feed.basis }, ...ofYear });
  }
  return scopes;
}

function isoOf(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

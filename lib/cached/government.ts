import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import type { GovernmentYear, YearLine } from '@/lib/domain/government-page';
import { isOneToOne } from '@/lib/domain/governments';
import { findGovernmentYear } from '@/lib/queries/government-page';
import { readSeries } from '@/lib/queries/government-years';
import { findHome } from '@/lib/queries/home';

/** What a year's page shows beside its own figures, and for how long nothing can be said. */
function follow({ frame, peers, year, spending }: GovernmentYear): void {
  cacheTag(...frame.codes.map((code) => tags.ledger(code, year)));
  if (peers !== null) cacheTag(tags.peers(peers.group.id, year));
  // "Not reported, last checked on …": no change of this government's rows tells that somebody looked again.
  if (spending === null) cacheLife('hours');
  else cacheLife('max');
}

/** Ancestors reported in the years before their end; the data of the ministry begins in 2016, of some services in 2008. */
const YEARS_OF_ANCESTORS = 20;

function seriesTags({ lafCd, lastYear }: { lafCd: string; lastYear: number }): string[] {
  return Array.from({ length: YEARS_OF_ANCESTORS }, (_, age) => tags.governmentYear(lafCd, lastYear - age));
}

/** The newest year of the government itself, under whichever of its codes. */
function latestYear(years: readonly YearLine[]): number | null {
  return years.find(({ ancestor }) => ancestor === null || isOneToOne(ancestor))?.year ?? null;
}

/** A government in one year; null where the code was never a government's. */
export async function readGovernmentYear(lafCd: string, year: number): Promise<GovernmentYear | null> {
  'use cache';
  const page = await findGovernmentYear(sitePool(), lafCd, year, seoulDay(new Date()));
  cacheTag(...(page?.frame.codes ?? [lafCd]).map((code) => tags.governmentYear(code, year)));
  if (page === null) cacheLife('hours');
  else follow(page);
  return page;
}

/** A government in its latest year with data (or in this one, where it has none), and all its years. */
export async function readGovernment(
  lafCd: string,
): Promise<{ page: GovernmentYear; years: YearLine[] } | null> {
  'use cache';
  const today = seoulDay(new Date());
  const { years, ancestorYears } = await readSeries(sitePool(), lafCd);
  for (const one of ancestorYears) cacheTag(...seriesTags(one));
  const year = latestYear(years) ?? Number(today.slice(0, 4));
  const page = await findGovernmentYear(sitePool(), lafCd, year, today);
  cacheTag(...(page?.frame.codes ?? [lafCd]).map((code) => tags.government(code)));
  if (page === null) cacheLife('hours');
  else follow(page);
  return page === null ? null : { page, years };
}

/** The governments whose pages are made before anybody asks: the upper tiers, and the latest year with data. */
export async function governmentsToBuild(): Promise<{ codes: string[]; year: number | null }> {
  const { groups, nation } = await findHome(sitePool(), seoulDay(new Date()));
  return { codes: groups.map(({ upper }) => upper.lafCd), year: nation?.year ?? null };
}

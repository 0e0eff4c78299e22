import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import type { WinnersCount, WinnersPage, WonFor } from '@/lib/domain/process/winners';
import { yearsOfLinks } from '@/lib/queries/process/process-page';
import { listWinnersCounts } from '@/lib/queries/winners/counter';
import { findWinners, listWinnersOfProject } from '@/lib/queries/winners/winners-page';

/** The winners of a process with the money of their projects; null where there is no such process. */
export async function readWinners(id: string): Promise<WinnersPage | null> {
  'use cache';
  cacheTag(tags.process(id), tags.processes());
  const page = await findWinners(sitePool(), id, seoulDay(new Date()));
  await followYears(page?.counts ?? []);
  // A year that ends makes a sign, and nothing else tells of it.
  if (page === null) cacheLife('minutes');
  else cacheLife('days');
  return page;
}

/** Of every process with a result, how many winners have spent something. */
export async function readWinnersCounts(): Promise<WinnersCount[]> {
  'use cache';
  cacheTag(tags.processes());
  cacheLife('max');
  const counts = await listWinnersCounts(sitePool(), null);
  await followYears(counts);
  return counts;
}

/** The winners that a project is tied to. */
export async function readWinnersOfProject(projectId: string): Promise<WonFor[]> {
  'use cache';
  cacheTag(tags.project(projectId));
  cacheLife('max');
  return listWinnersOfProject(sitePool(), projectId);
}

/** The tags of all their projects would be too many for one entry: those of the government-years, and of the years after them. */
async function followYears(counts: readonly WinnersCount[]): Promise<void> {
  for (const { process } of counts)
    for (const { lafCd, year } of await yearsOfLinks(sitePool(), process))
      cacheTag(tags.governmentYear(lafCd, year), tags.governmentYear(lafCd, year + 1));
}

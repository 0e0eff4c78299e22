import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import type { ProjectFilter, ProjectList } from '@/lib/domain/project-list';
import { findProjectList } from '@/lib/queries/project-list';

/** A page of a government's projects; null where the code was never a government's. */
export async function readProjectList(lafCd: string, filter: ProjectFilter): Promise<ProjectList | null> {
  'use cache';
  cacheTag(tags.government(lafCd));
  const list = await findProjectList(sitePool(), lafCd, filter, seoulDay(new Date()));
  // What was never reported is looked for again; nothing else tells that it came.
  if (list?.asOf) cacheLife('max');
  else cacheLife('hours');
  return list;
}

import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import type { ProjectFilter, ProjectList } from '@/lib/domain/project-list';
import { findProjectList } from '@/lib/queries/project-list';

/** A page of a government's projects; null where the code was never a government's. */
export async function readProjectList(lafCd: string, filter: ProjectFilter): Promise<ProjectList | null> {
  'use cache';
  const list = await findProjectList(sitePool(), lafCd, filter, seoulDay(new Date()));
  cacheTag(...(list?.frame.codes ?? [lafCd]).map((code) => tags.government(code)));
  // What was never reported is looked for again; nothing else tells that it came.
  if (list?.asOf) cacheLife('max');
  else cacheLife('hours');
  return list;
}

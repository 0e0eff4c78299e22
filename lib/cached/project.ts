import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import type { ProjectPage } from '@/lib/domain/project-page';
import { findProject, largestProjectIds } from '@/lib/queries/project-page';

/** A project; null where no source serves one with this id. */
export async function readProject(id: string): Promise<ProjectPage | null> {
  'use cache';
  cacheTag(tags.project(id));
  const project = await findProject(sitePool(), id);
  if (project === null) cacheLife('minutes');
  else cacheLife('max');
  return project;
}

const BUILT = 10;
/** Where there is no project yet the build still wants an address: one that names nothing. */
const NOBODY = 'aaaaaaaaaaaaaaaa';

/** The projects whose pages are made before anybody asks; never none. */
export async function projectsToBuild(): Promise<string[]> {
  const ids = await largestProjectIds(sitePool(), BUILT);
  return ids.length > 0 ? ids : [NOBODY];
}

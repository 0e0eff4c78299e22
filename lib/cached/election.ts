import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import type { ResultPage } from '@/lib/domain/ballot/count-page';
import { seoulDay } from '@/lib/domain/calendar';
import { findResult } from '@/lib/queries/election/result';

/** The count of a process's vote: how far it has come, or its result; null where there is no such process. */
export async function readResult(id: string): Promise<ResultPage | null> {
  'use cache';
  cacheTag(tags.process(id));
  const page = await findResult(sitePool(), id, seoulDay(new Date()));
  if (page === null) cacheLife('minutes');
  else cacheLife('max');
  return page;
}

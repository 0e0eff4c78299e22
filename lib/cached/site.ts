import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import { readIsDemo } from '@/lib/queries/site';

/** Whether this site shows invented amounts, and has to say so on every page. */
export async function isDemo(): Promise<boolean> {
  'use cache';
  cacheLife('max');
  cacheTag(tags.site());
  return readIsDemo(sitePool());
}

import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import type { Home } from '@/lib/domain/nation-page';
import { findHome } from '@/lib/queries/home';

export async function readHome(): Promise<Home> {
  'use cache';
  cacheLife('max');
  cacheTag(tags.nation());
  return findHome(sitePool(), seoulDay(new Date()));
}

import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import type { ProposalVersion } from '@/lib/domain/process/proposing';
import { findVersions } from '@/lib/queries/propose/versions';

/** The earlier texts of a proposal, the latest first. */
export async function readVersions(id: string, number: number): Promise<ProposalVersion[]> {
  'use cache';
  cacheTag(tags.process(id));
  cacheLife('max');
  return findVersions(sitePool(), id, number);
}

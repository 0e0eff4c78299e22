import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { sitePool } from '@/lib/db/site-pool';
import type { CommentPage, ProposalVoice } from '@/lib/domain/discussion/types';
import { findVoice, listComments } from '@/lib/queries/discussion/comments';

/** What is not there yet is soon looked for again. */
function keep(found: unknown): void {
  if (found === null) cacheLife('minutes');
  else cacheLife('max');
}

/** How much was said to a proposal, and what was said last; null where there is no such proposal. */
export async function readVoice(id: string, number: number): Promise<ProposalVoice | null> {
  'use cache';
  cacheTag(tags.process(id), tags.proposal(id, number));
  const voice = await findVoice(sitePool(), id, number);
  keep(voice);
  return voice;
}

/** A page of a proposal's comments; null where there is no such proposal. @param page from 1; past the last one it is the last */
export async function readComments(id: string, number: number, page: number): Promise<CommentPage | null> {
  'use cache';
  cacheTag(tags.process(id), tags.proposal(id, number));
  const comments = await listComments(sitePool(), id, number, page);
  keep(comments);
  return comments;
}

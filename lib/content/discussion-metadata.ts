import type { Metadata } from 'next';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import type { SpokenOf } from '@/lib/domain/discussion/types';
import type { Language } from '@/lib/domain/language';

/** Title and description of the comments on a proposal; every page of them is the same page. */
export function commentsMetadata(language: Language, { process, number, title }: SpokenOf): Metadata {
  const { discussion: text } = messages(language);
  return pageMetadata(language, {
    path: `/participate/${process.id}/proposals/${number}/comments`,
    title: text.commentsTitle(title),
    description: text.commentsDescription(title, process.titles[language]),
  });
}

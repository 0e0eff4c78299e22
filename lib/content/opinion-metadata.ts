import type { Metadata } from 'next';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { opinionTitle } from '@/lib/content/opinion-sheet';
import type { Language } from '@/lib/domain/language';
import type { Opinion } from '@/lib/domain/process/opinion';

/** Title and description of the 주민의견서 of a process; every page of its list is the same page. */
export function opinionMetadata(language: Language, opinion: Pick<Opinion, 'process'>): Metadata {
  const title = opinionTitle(language, opinion);
  return pageMetadata(language, {
    path: `/participate/${opinion.process.id}/opinion`,
    title,
    description: messages(language).opinion.description(title),
  });
}

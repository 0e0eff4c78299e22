import type { Metadata } from 'next';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/**
 * Of a page of an earlier date: its address of record is the live page, and no search engine shall list it.
 * @param live the path of the live page, without language prefix
 */
export function datedMetadata(language: Language, live: string, title: string, asOf: string): Metadata {
  const { history: text } = messages(language);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? date(asOf, language) : asOf;
  return {
    ...pageMetadata(language, {
      path: live,
      title: text.titleAsOf(title, day),
      description: text.description(title, day),
    }),
    robots: { index: false, follow: true },
  };
}

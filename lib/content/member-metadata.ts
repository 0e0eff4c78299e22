import type { Metadata } from 'next';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** Title of a page that is somebody's own: no search engine is to list it. */
export function memberMetadata(language: Language, title: string): Metadata {
  return {
    title: `${title} · ${messages(language).common.siteName}`,
    robots: { index: false, follow: false },
  };
}

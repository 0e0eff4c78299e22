import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { type Source, SOURCES } from '@/lib/domain/source';

/** A source's name; one that is not known by name is shown as it is stored. */
export function sourceText(source: string, language: Language): string {
  const known = SOURCES.find((name): name is Source => name === source);
  return known === undefined ? source : messages(language).terms.sources[known];
}

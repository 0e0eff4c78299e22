import type { Metadata } from 'next';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { date } from '@/lib/domain/format';
import type { GovernmentYear } from '@/lib/domain/government-page';
import { displayName } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import { type ProjectList, projectListPath } from '@/lib/domain/project-list';

/** Title and description of a government's page. */
export function governmentMetadata(language: Language, page: GovernmentYear, path: string): Metadata {
  const { government: text } = messages(language);
  const { frame, year, spending } = page;
  const name = displayName(frame.government, frame.on, language);
  const description =
    spending === null
      ? text.descriptionEmpty(name)
      : text.description(name, year, date(spending.asOf, language));
  return pageMetadata(language, { path, title: text.title(name, year), description });
}

/** Title and description of a list of a government's projects; every filter of it is the same page. */
export function projectListMetadata(language: Language, { frame }: ProjectList): Metadata {
  const { government: text } = messages(language);
  const name = displayName(frame.government, frame.on, language);
  return pageMetadata(language, {
    path: projectListPath(frame.government.lafCd),
    title: text.listTitle(name),
    description: text.listDescription(name),
  });
}

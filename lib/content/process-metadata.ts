import type { Metadata } from 'next';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import type { Language } from '@/lib/domain/language';
import type { ProcessLine, ProposalPage } from '@/lib/domain/process/types';

type About = Pick<ProcessLine, 'id' | 'titles' | 'government'>;

/** Title and description of a process. */
export function processMetadata(language: Language, { id, titles, government }: About): Metadata {
  const title = titles[language];
  const description = messages(language).process.processDescription(title, government.names[language]);
  return pageMetadata(language, { path: `/participate/${id}`, title, description });
}

/** Title and description of a list of proposals; every filter of it is the same page. */
export function proposalListMetadata(language: Language, { id, titles, government }: About): Metadata {
  const { process: text } = messages(language);
  return pageMetadata(language, {
    path: `/participate/${id}/proposals`,
    title: text.listTitle(titles[language]),
    description: text.listDescription(titles[language], government.names[language]),
  });
}

/** Title and description of a proposal. */
export function proposalMetadata(
  language: Language,
  { process: line, number, title }: ProposalPage,
): Metadata {
  const { process: text } = messages(language);
  return pageMetadata(language, {
    path: `/participate/${line.id}/proposals/${number}`,
    title: text.proposalTitle(title, line.titles[language]),
    description: text.proposalDescription(title, line.titles[language]),
  });
}

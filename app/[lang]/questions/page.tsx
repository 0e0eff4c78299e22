import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/questions.css';
import { Page } from '@/components/layout/Page';
import { QuestionsView } from '@/components/questions/QuestionsView';
import { governmentsAsked, governmentsNamed, readQuestionList } from '@/lib/cached/questions';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { parseQuestionList, questionListPath } from '@/lib/domain/questions/list';
import { countRender } from '@/lib/http/render-count';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';

/** The list follows the query, so it is made on each visit, and whole. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

/** Of all lists only the whole one is for search engines, and no link in it: anybody may have written what stands there. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLanguage(lang)) return {};
  const { title, description } = messages(lang).questions;
  const metadata = pageMetadata(lang, { path: questionListPath(), title, description });
  const isWhole = toUrlSearchParams(await searchParams).size === 0;
  return isWhole ? metadata : { ...metadata, robots: { index: false, follow: false } };
}

export default async function QuestionsPage({ params, searchParams }: Props) {
  const { lang: language } = await params;
  if (!isLanguage(language)) notFound();
  const state = parseQuestionList(toUrlSearchParams(await searchParams));
  const list = await readQuestionList(state);
  const governments = await governmentsNamed(list.lines.map(({ lafCd }) => lafCd));
  countRender(localPath(language, questionListPath()));
  return (
    <Page language={language} path={questionListPath(state)}>
      <QuestionsView {...{ language, list, state, governments }} places={await governmentsAsked()} />
    </Page>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { SearchView } from '@/components/search/SearchView';
import { facetLabels } from '@/components/search/facet-label';
import { isDemo } from '@/lib/cached/site';
import { readRegister } from '@/lib/cached/register';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { seoulDay } from '@/lib/domain/calendar';
import { isLanguage } from '@/lib/domain/language';
import { isNarrowed, parseSearchState } from '@/lib/domain/search';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';
import { searchProjects } from '@/lib/search/projects';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

// Made for each visit: what it shows depends on the query alone.
export const instant = false;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLanguage(lang)) return {};
  const { search } = messages(lang);
  const query = toUrlSearchParams(await searchParams);
  const { state } = parseSearchState(query);
  const title = state.q === '' ? search.title : search.titleOf(state.q);
  const metadata = pageMetadata(lang, { path: '/search', title, description: search.description });
  // Of lists without end, only the door is for search engines. Demo data stay out altogether (layout).
  const narrowed = isNarrowed(state) || query.size > 0;
  return narrowed ? { ...metadata, robots: { index: false, follow: false } } : metadata;
}

export default async function SearchPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  await connection();
  const query = toUrlSearchParams(await searchParams);
  const governments = await readRegister();
  const { state, problems } = parseSearchState(query, new Set(governments.map(({ lafCd }) => lafCd)));
  const today = seoulDay(new Date());
  const outcome = await searchProjects(state, { governments, today });
  const label = facetLabels(lang, governments, today);
  return <SearchView {...{ language: lang, state, problems, outcome, label, demo: await isDemo() }} />;
}

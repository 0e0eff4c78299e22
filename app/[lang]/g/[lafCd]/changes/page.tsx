import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChangesView } from '@/components/changes/ChangesView';
import { Page } from '@/components/layout/Page';
import { readChanges } from '@/lib/cached/as-of';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { displayName } from '@/lib/domain/governments';
import { changesPath, parseChanges } from '@/lib/domain/history';
import { isLanguage } from '@/lib/domain/language';
import type { SearchParams } from '@/lib/http/search-params';

/** The dates stand in the query: made for each visit, and whole. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; lafCd: string }>;
  searchParams: Promise<SearchParams>;
}

async function read({ params, searchParams }: Props) {
  const { lang, lafCd } = await params;
  const request = parseChanges(await searchParams);
  const page = isLanguage(lang) ? await readChanges(lafCd, request) : null;
  return isLanguage(lang) && page !== null ? { lang, lafCd, request, page } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  if (found === null) return {};
  const { lang, lafCd, request, page } = found;
  const { history: text } = messages(lang);
  const name = displayName(page.frame.government, page.frame.on, lang);
  const title = text.changesTitle(name);
  const metadata = pageMetadata(lang, {
    path: changesPath(lafCd),
    title,
    description: text.changesDescription(name),
  });
  // Of pairs of dates without end, only the door is for search engines. Demo data stay out altogether (layout).
  const asked = request.from !== null || request.to !== null || request.problems.length > 0;
  return asked ? { ...metadata, robots: { index: false, follow: false } } : metadata;
}

/** What changed in a government between two dates. */
export default async function ChangesPage(props: Props) {
  const { lang, lafCd, request, page } = (await read(props)) ?? notFound();
  return (
    <Page language={lang} path={changesPath(lafCd, request)}>
      <ChangesView language={lang} page={page} />
    </Page>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AsOfDoorView } from '@/components/asof/AsOfDoorView';
import { Page } from '@/components/layout/Page';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage } from '@/lib/domain/language';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';

/** Made for each visit: it says what is wrong with the date in the query. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLanguage(lang)) return {};
  const { history: text } = messages(lang);
  const metadata = pageMetadata(lang, { path: '/asof', title: text.formTitle, description: text.doorLead });
  return { ...metadata, robots: { index: false, follow: true } };
}

/** Where a day is chosen. The site's door leads on from here as soon as the query has one. */
export default async function AsOfDoorPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const query = toUrlSearchParams(await searchParams);
  return (
    <Page language={lang} path="/asof">
      <AsOfDoorView language={lang} query={query} />
    </Page>
  );
}

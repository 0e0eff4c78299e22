import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HomeAsOfView } from '@/components/asof/HomeAsOfView';
import { Page } from '@/components/layout/Page';
import { momentOf, readDated, readHomeAsOf } from '@/lib/cached/as-of';
import { isDemo } from '@/lib/cached/site';
import { datedMetadata } from '@/lib/content/history-metadata';
import { messages } from '@/lib/content/messages';
import { asOfPath } from '@/lib/domain/history';
import { isLanguage } from '@/lib/domain/language';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';

/** Made for each visit, and whole: the query says by what it is known. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; date: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, date } = await params;
  return isLanguage(lang) ? datedMetadata(lang, '/', messages(lang).history.home, date) : {};
}

/** The nation as of an earlier date. */
export default async function HomeAsOfPage({ params, searchParams }: Props) {
  const { lang, date } = await params;
  const known = toUrlSearchParams(await searchParams).get('known');
  if (!isLanguage(lang)) notFound();
  const dated = await readDated(date, known);
  const moment = momentOf(dated);
  const home = moment === null ? null : await readHomeAsOf(moment.asOf, moment.run);
  const path = asOfPath(date, '/', dated.fixed ? (dated.known?.run ?? null) : null);
  return (
    <Page language={lang} path={path}>
      <HomeAsOfView language={lang} dated={dated} home={home} demo={await isDemo()} />
    </Page>
  );
}

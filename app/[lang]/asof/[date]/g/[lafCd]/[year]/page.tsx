import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GovernmentAsOfView } from '@/components/asof/GovernmentAsOfView';
import { Page } from '@/components/layout/Page';
import { findDatedGovernment } from '@/lib/cached/as-of';
import { isDemo } from '@/lib/cached/site';
import { datedMetadata } from '@/lib/content/history-metadata';
import { messages } from '@/lib/content/messages';
import { displayName } from '@/lib/domain/governments';
import { asOfPath } from '@/lib/domain/history';
import { isLanguage } from '@/lib/domain/language';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';

/** Made for each visit, and whole: the query says by what it is known. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; date: string; lafCd: string; year: string }>;
  searchParams: Promise<SearchParams>;
}

async function read({ params, searchParams }: Props) {
  const { lang, date, lafCd, year } = await params;
  const known = toUrlSearchParams(await searchParams).get('known');
  if (!isLanguage(lang) || !/^\d{4}$/.test(year)) return null;
  const found = await findDatedGovernment({ lafCd, year: Number(year) }, date, known);
  return found === null ? null : { lang, live: `/g/${lafCd}/${year}`, ...found };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  if (found === null) return {};
  const { lang, live, dated, page } = found;
  const name = displayName(page.frame.government, page.frame.on, lang);
  return datedMetadata(lang, live, messages(lang).government.title(name, page.year), dated.asOf);
}

/** A government in a fiscal year as of an earlier date. */
export default async function GovernmentYearAsOfPage(props: Props) {
  const { lang, live, dated, page } = (await read(props)) ?? notFound();
  const path = asOfPath(dated.asOf, live, dated.fixed ? (dated.known?.run ?? null) : null);
  return (
    <Page language={lang} path={path}>
      <GovernmentAsOfView language={lang} dated={dated} page={page} years={null} demo={await isDemo()} />
    </Page>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GovernmentAsOfView } from '@/components/asof/GovernmentAsOfView';
import { Page } from '@/components/layout/Page';
import { findDatedGovernment } from '@/lib/cached/as-of';
import { isDemo } from '@/lib/cached/site';
import { datedMetadata } from '@/lib/content/history-metadata';
import { displayName } from '@/lib/domain/governments';
import { asOfPath } from '@/lib/domain/history';
import { isLanguage } from '@/lib/domain/language';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';

/** Made for each visit, and whole: the query says by what it is known. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; date: string; lafCd: string }>;
  searchParams: Promise<SearchParams>;
}

async function read({ params, searchParams }: Props) {
  const { lang, date, lafCd } = await params;
  const known = toUrlSearchParams(await searchParams).get('known');
  const found = isLanguage(lang) ? await findDatedGovernment({ lafCd, year: null }, date, known) : null;
  return isLanguage(lang) && found !== null ? { lang, ...found } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  if (found === null) return {};
  const { lang, dated, page } = found;
  const name = displayName(page.frame.government, page.frame.on, lang);
  return datedMetadata(lang, `/g/${page.frame.government.lafCd}`, name, dated.asOf);
}

/** A government as of an earlier date, in the latest year reported by then. */
export default async function GovernmentAsOfPage(props: Props) {
  const { lang, dated, page, years } = (await read(props)) ?? notFound();
  const path = asOfPath(
    dated.asOf,
    `/g/${page.frame.government.lafCd}`,
    dated.fixed ? (dated.known?.run ?? null) : null,
  );
  return (
    <Page language={lang} path={path}>
      <GovernmentAsOfView
        language={lang}
        dated={dated}
        page={page}
        years={years ?? []}
        demo={await isDemo()}
      />
    </Page>
  );
}

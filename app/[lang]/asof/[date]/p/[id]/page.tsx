import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProjectAsOfView } from '@/components/asof/ProjectAsOfView';
import { Page } from '@/components/layout/Page';
import { momentOf, readDated, readProjectAsOf } from '@/lib/cached/as-of';
import { isDemo } from '@/lib/cached/site';
import { datedMetadata } from '@/lib/content/history-metadata';
import { messages } from '@/lib/content/messages';
import { asOfPath } from '@/lib/domain/history';
import { isLanguage } from '@/lib/domain/language';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';

/** Made for each visit, and whole: the query says by what it is known. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; date: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

async function read({ params, searchParams }: Props) {
  const { lang, date, id } = await params;
  const known = toUrlSearchParams(await searchParams).get('known');
  if (!isLanguage(lang)) return null;
  const dated = await readDated(date, known);
  const moment = momentOf(dated);
  const found = moment === null ? null : await readProjectAsOf(id, moment);
  return { lang, id, dated, found };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const answer = await read(props);
  if (answer === null) return {};
  const { lang, id, dated, found } = answer;
  const name = found?.kind === 'there' ? found.project.name : (found?.name ?? messages(lang).terms.project);
  return datedMetadata(lang, `/p/${id}`, name, dated.asOf);
}

/** A project as of an earlier date. */
export default async function ProjectAsOfPage(props: Props) {
  const { lang, id, dated, found } = (await read(props)) ?? notFound();
  const path = asOfPath(dated.asOf, `/p/${id}`, dated.fixed ? (dated.known?.run ?? null) : null);
  return (
    <Page language={lang} path={path}>
      <ProjectAsOfView language={lang} dated={dated} id={id} found={found} demo={await isDemo()} />
    </Page>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/opinion.css';
import { Page } from '@/components/layout/Page';
import { RulesOf } from '@/app/[lang]/participate/[id]/rules-of';
import { OpinionView } from '@/components/process/opinion/OpinionView';
import { opinionPath } from '@/components/process/opinion/paths';
import { readOpinion } from '@/lib/cached/process';
import { opinionMetadata } from '@/lib/content/opinion-metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { parseOpinionPage } from '@/lib/domain/process/opinion';
import { countRender } from '@/lib/http/render-count';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';

/** The list of other proposals follows the query, so it is made on each visit, and whole. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

async function read({ params, searchParams }: Props) {
  const { lang: language, id } = await params;
  const opinion = await readOpinion(id, parseOpinionPage(toUrlSearchParams(await searchParams)));
  return isLanguage(language) && opinion ? { language, opinion } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  return found === null ? {} : opinionMetadata(found.language, found.opinion);
}

export default async function OpinionPage(props: Props) {
  const view = (await read(props)) ?? notFound();
  const { process, page } = view.opinion;
  countRender(localPath(view.language, opinionPath(process.id)));
  return (
    <Page language={view.language} path={opinionPath(process.id, page)}>
      <OpinionView {...view} />
      <RulesOf language={view.language} process={process.id} />
    </Page>
  );
}

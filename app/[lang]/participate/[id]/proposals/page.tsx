import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/process.css';
import { Page } from '@/components/layout/Page';
import { ProposalListView } from '@/components/process/ProposalListView';
import { proposalListPath } from '@/components/process/paths';
import { readProposalList } from '@/lib/cached/process';
import { proposalListMetadata } from '@/lib/content/process-metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { parseProposalListState } from '@/lib/domain/process/proposal-list';
import { countRender } from '@/lib/http/render-count';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';

/** The list follows the query, so it is made on each visit, and whole. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

async function read({ params, searchParams }: Props) {
  const { lang, id } = await params;
  const state = parseProposalListState(toUrlSearchParams(await searchParams));
  const list = isLanguage(lang) ? await readProposalList(id, state) : null;
  return isLanguage(lang) && list ? { language: lang, list, state } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  return found === null ? {} : proposalListMetadata(found.language, found.list.process);
}

export default async function ProposalsPage(props: Props) {
  const view = (await read(props)) ?? notFound();
  const path = proposalListPath(view.list.process.id, view.state);
  countRender(localPath(view.language, proposalListPath(view.list.process.id)));
  return (
    <Page language={view.language} path={path}>
      <ProposalListView {...view} />
    </Page>
  );
}

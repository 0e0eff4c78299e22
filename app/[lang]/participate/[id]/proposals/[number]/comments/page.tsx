import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/discussion.css';
import { CommentsView } from '@/components/discussion/CommentsView';
import { commentsPath } from '@/components/discussion/paths';
import { Page } from '@/components/layout/Page';
import { RulesOf } from '@/app/[lang]/participate/[id]/rules-of';
import { readComments } from '@/lib/cached/discussion';
import { commentsMetadata } from '@/lib/content/discussion-metadata';
import { parseCommentPage } from '@/lib/domain/discussion/pages';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';

/** The list follows the query, so it is made on each visit, and whole. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; id: string; number: string }>;
  searchParams: Promise<SearchParams>;
}

async function read({ params, searchParams }: Props) {
  const { lang: language, id, number } = await params;
  const comments = await readComments(
    id,
    Number(number),
    parseCommentPage(toUrlSearchParams(await searchParams)),
  );
  return isLanguage(language) && comments ? { language, comments } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  return found === null ? {} : commentsMetadata(found.language, found.comments.proposal);
}

export default async function CommentsPage(props: Props) {
  const view = (await read(props)) ?? notFound();
  const { proposal, page } = view.comments;
  const of = { process: proposal.process.id, number: proposal.number };
  countRender(localPath(view.language, commentsPath(of)));
  return (
    <Page language={view.language} path={commentsPath(of, page)}>
      <CommentsView {...view} />
      <RulesOf language={view.language} process={proposal.process.id} />
    </Page>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/desk.css';
import '@/app/styles/process.css';
import { Refused } from '@/components/desk/Refused';
import { workListPath } from '@/components/desk/paths';
import { WorkListView } from '@/components/desk/WorkListView';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { parseDeskListState } from '@/lib/domain/process/desk-list';
import { deskForms } from '@/lib/http/desk-forms';
import { readSignedIn } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readWorkList } from '@/lib/services/review/read-desk';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  return isLanguage(lang) ? memberMetadata(`${messages(lang).desk.title} ${id}`) : {};
}

export default async function WorkListPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readSignedIn(lang, `/desk/${id}`, searchParams);
  const { viewer, unread, query } = request;
  const state = parseDeskListState(query);
  const list = await readWorkList(viewer, id, state);
  const path = workListPath(id, state);
  const view = { viewer, state, query, ...deskForms(lang, path, request) };
  return (
    <MemberPage language={lang} path={path} viewer={viewer} unread={unread}>
      {list === 'refused' ? <Refused language={lang} /> : <WorkListView {...view} list={list} />}
    </MemberPage>
  );
}

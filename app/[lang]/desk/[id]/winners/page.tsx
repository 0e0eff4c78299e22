import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/desk.css';
import { Refused } from '@/components/desk/Refused';
import { MemberPage } from '@/components/member/MemberPage';
import { WinnersDeskView } from '@/components/winners/WinnersDeskView';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { deskForms } from '@/lib/http/desk-forms';
import { readSignedIn } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readWinnersDesk, winnersDeskQuery, winnersDeskState } from '@/lib/services/winners/read-desk';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  return isLanguage(lang) ? memberMetadata(`${messages(lang).winners.desk} ${id}`) : {};
}

export default async function WinnersDeskPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLanguage(lang)) notFound();
  const path = `/desk/${id}/winners`;
  const request = await readSignedIn(lang, path, searchParams);
  const { viewer, unread, said, query } = request;
  const state = winnersDeskState(query);
  const desk = await readWinnersDesk(viewer, id, state);
  const view = { said, words: state.words, ...deskForms(lang, `${path}${winnersDeskQuery(state)}`, request) };
  return (
    <MemberPage language={lang} path={path} viewer={viewer} unread={unread}>
      {desk === 'refused' ? <Refused language={lang} /> : <WinnersDeskView {...view} desk={desk} />}
    </MemberPage>
  );
}

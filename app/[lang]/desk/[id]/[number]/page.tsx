import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/desk.css';
import '@/app/styles/process.css';
import { DeskProposalView } from '@/components/desk/DeskProposalView';
import { Refused } from '@/components/desk/Refused';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { deskForms } from '@/lib/http/desk-forms';
import { readSignedIn } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readDeskProposal, readMergeSearch } from '@/lib/services/review/read-desk';

interface Props {
  params: Promise<{ lang: string; id: string; number: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id, number } = await params;
  return isLanguage(lang) ? memberMetadata(`${messages(lang).desk.title} ${id} ${number}`) : {};
}

export default async function DeskProposalPage({ params, searchParams }: Props) {
  const { lang, id, number } = await params;
  if (!isLanguage(lang)) notFound();
  const path = `/desk/${id}/${number}`;
  const request = await readSignedIn(lang, path, searchParams);
  const { viewer, unread, query, said, held } = request;
  const desk = await readDeskProposal(viewer, id, Number(number));
  const words = query.get('merge') ?? '';
  const merging = await readMergeSearch(id, Number(number), { words, chosen: held?.fields['into']?.[0] });
  const back = words === '' ? path : `${path}?${new URLSearchParams({ merge: words }).toString()}`;
  const view = { viewer, said, held, ...merging, ...deskForms(lang, back, request) };
  return (
    <MemberPage language={lang} path={path} viewer={viewer} unread={unread}>
      {desk === 'refused' ? <Refused language={lang} /> : <DeskProposalView {...view} desk={desk} />}
    </MemberPage>
  );
}

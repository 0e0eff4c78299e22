import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/map-picker.css';
import '@/app/styles/map.css';
import '@/app/styles/process.css';
import '@/app/styles/propose.css';
import { MemberPage } from '@/components/member/MemberPage';
import { EditView } from '@/components/propose/EditView';
import { readProcess } from '@/lib/cached/process';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readOwnProposal } from '@/lib/services/propose/read';

interface Props {
  params: Promise<{ lang: string; id: string; number: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).propose.editTitle) : {};
}

export default async function EditPage({ params, searchParams }: Props) {
  const { lang, id, number } = await params;
  if (!isLanguage(lang)) notFound();
  const path = `/participate/${id}/proposals/${number}/edit`;
  const request = await readSignedIn(lang, path, searchParams);
  const { viewer, token, said, unread } = request;
  const process = await readProcess(id);
  if (process === null) notFound();
  const proposal = await readOwnProposal(viewer.id, id, Number(number));
  const view = { language: lang, process, number: Number(number), proposal, token, said };
  return (
    <MemberPage language={lang} path={path} viewer={viewer} unread={unread}>
      <EditView
        {...view}
        answer={stateOf(request, 'proposal.answer')}
        withdraw={stateOf(request, 'proposal.withdraw')}
      />
    </MemberPage>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/process.css';
import '@/app/styles/propose.css';
import { MemberPage } from '@/components/member/MemberPage';
import { proposingAt } from '@/components/propose/proposing-now';
import { ProposeView } from '@/components/propose/ProposeView';
import { readProcess } from '@/lib/cached/process';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readMemberRequest, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readOwnWriting } from '@/lib/services/propose/read';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).propose.title) : {};
}

export default async function ProposePage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  const request = await readMemberRequest(searchParams);
  const process = await readProcess(id);
  if (!isLanguage(lang) || process === null) notFound();
  const { viewer, token, said, unread } = request;
  const mine = viewer === null ? null : await readOwnWriting(viewer.id, id);
  const view = { language: lang, process, mine, token, said, state: stateOf(request, 'draft.create') };
  return (
    <MemberPage language={lang} path={`/participate/${id}/propose`} viewer={viewer} unread={unread}>
      <ProposeView {...view} now={proposingAt(process.phases, new Date())} />
    </MemberPage>
  );
}

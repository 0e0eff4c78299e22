import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/desk.css';
import { DeskView } from '@/components/desk/DeskView';
import { MemberPage } from '@/components/member/MemberPage';
import { shownGovernments } from '@/lib/cached/desk';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn } from '@/lib/http/member-page';
import { deskForms } from '@/lib/http/desk-forms';
import type { SearchParams } from '@/lib/http/search-params';
import { editedGovernments, readDesk } from '@/lib/services/review/read-desk';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).desk.title) : {};
}

export default async function DeskPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readSignedIn(lang, '/desk', searchParams);
  const { viewer, unread, said } = request;
  const processes = await readDesk(viewer, new Date());
  const governments = await shownGovernments(lang, editedGovernments(viewer));
  const roles = viewer.grants.map(({ role }) => role);
  return (
    <MemberPage language={lang} path="/desk" viewer={viewer} unread={unread}>
      <DeskView {...deskForms(lang, '/desk', request)} {...{ processes, governments, roles, said }} />
    </MemberPage>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { MailedView } from '@/components/account/LinkViews';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readMemberRequest } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).account.mailedTitle) : {};
}

export default async function MailedPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readMemberRequest(searchParams);
  const { viewer, unread } = request;
  return (
    <MemberPage language={lang} path="/sign-in/mailed" viewer={viewer} unread={unread}>
      <MailedView language={lang} />
    </MemberPage>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { GuardianAnswerView } from '@/components/account/LinkViews';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readMemberRequest, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).account.agreeTitle) : {};
}

export default async function GuardianAnswerPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readMemberRequest(searchParams);
  const { viewer, token, unread } = request;
  const forms = {
    language: lang,
    back: '/account/guardian/agree',
    token,
    stateOf: (action: string) => stateOf(request, action),
  };
  return (
    <MemberPage language={lang} path="/account/guardian/agree" viewer={viewer} unread={unread}>
      <GuardianAnswerView {...forms} link={request.query.get('token')} said={request.said} />
    </MemberPage>
  );
}

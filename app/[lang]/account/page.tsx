import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { AccountView } from '@/components/account/AccountView';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { shownGrants } from '@/lib/cached/grants';
import { readAccount } from '@/lib/services/account/read-account';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).account.title) : {};
}

export default async function AccountPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readSignedIn(lang, '/account', searchParams);
  const { viewer, token, unread } = request;
  const forms = {
    language: lang,
    back: '/account',
    token,
    stateOf: (action: string) => stateOf(request, action),
  };
  const { mail, sessions } = await readAccount(viewer);
  const grants = await shownGrants(lang, viewer.grants);
  return (
    <MemberPage language={lang} path="/account" viewer={viewer} unread={unread}>
      <AccountView
        {...forms}
        viewer={viewer}
        grants={grants}
        mail={mail}
        sessions={sessions}
        said={request.said}
      />
    </MemberPage>
  );
}

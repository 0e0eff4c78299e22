import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { GuardianView } from '@/components/account/BeginViews';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readAccount } from '@/lib/services/account/read-account';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).account.guardianTitle) : {};
}

export default async function GuardianPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readSignedIn(lang, '/account/guardian', searchParams);
  const { viewer, token, unread } = request;
  const forms = {
    language: lang,
    back: '/account/guardian',
    token,
    stateOf: (action: string) => stateOf(request, action),
  };
  const { guardianAskedAt } = await readAccount(viewer);
  return (
    <MemberPage language={lang} path="/account/guardian" viewer={viewer} unread={unread}>
      <GuardianView
        {...forms}
        needed={viewer.bar === 'guardian'}
        askedAt={guardianAskedAt}
        said={request.said}
      />
    </MemberPage>
  );
}

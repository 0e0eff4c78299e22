import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { BeginView } from '@/components/account/BeginViews';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).account.beginTitle) : {};
}

export default async function BeginPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readSignedIn(lang, '/account/begin', searchParams);
  const { viewer, token, unread } = request;
  const forms = {
    language: lang,
    back: '/account/begin',
    token,
    stateOf: (action: string) => stateOf(request, action),
  };
  return (
    <MemberPage language={lang} path="/account/begin" viewer={viewer} unread={unread}>
      <BeginView {...forms} name={viewer.name} next={request.query.get('next') ?? '/account'} />
    </MemberPage>
  );
}

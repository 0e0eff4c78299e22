import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { NoticesView } from '@/components/account/NoticesView';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readOwnNotices } from '@/lib/services/account/read-notices';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).account.noticesTitle) : {};
}

export default async function NoticesPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readSignedIn(lang, '/account/notices', searchParams);
  const { viewer, token, unread } = request;
  const forms = {
    language: lang,
    back: '/account/notices',
    token,
    stateOf: (action: string) => stateOf(request, action),
  };
  const notices = await readOwnNotices(viewer.id);
  return (
    <MemberPage language={lang} path="/account/notices" viewer={viewer} unread={unread}>
      <NoticesView {...forms} notices={notices} />
    </MemberPage>
  );
}

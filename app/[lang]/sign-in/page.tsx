import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { SignInView } from '@/components/account/SignInView';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readMemberRequest, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { shownGrants } from '@/lib/cached/grants';
import { signInWays } from '@/lib/services/account/ways';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).account.signInTitle) : {};
}

export default async function SignInPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readMemberRequest(searchParams);
  const { viewer, token, unread } = request;
  const next = request.query.get('next') ?? '/account';
  const ways = await signInWays();
  const demo = await Promise.all(
    ways.demo.map(async (one) => ({ ...one, grants: await shownGrants(lang, one.grants) })),
  );
  const forms = {
    language: lang,
    back: `/sign-in?next=${encodeURIComponent(next)}`,
    token,
    stateOf: (action: string) => stateOf(request, action),
  };
  return (
    <MemberPage language={lang} path="/sign-in" viewer={viewer} unread={unread}>
      <SignInView {...forms} {...ways} demo={demo} next={next} said={request.said} />
    </MemberPage>
  );
}

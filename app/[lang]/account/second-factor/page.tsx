import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { SecondFactorView } from '@/components/account/SecondFactorView';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readEnrolment } from '@/lib/services/account/read-account';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).account.factorTitle) : {};
}

export default async function SecondFactorPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readSignedIn(lang, '/account/second-factor', searchParams);
  const { viewer, token, unread } = request;
  const forms = {
    language: lang,
    back: '/account/second-factor',
    token,
    stateOf: (action: string) => stateOf(request, action),
  };
  const enrolment = await readEnrolment(viewer);
  return (
    <MemberPage language={lang} path="/account/second-factor" viewer={viewer} unread={unread}>
      <SecondFactorView
        {...forms}
        enrolment={enrolment}
        given={viewer.secondFactor === 'given'}
        demo={viewer.demo}
        next={request.query.get('next') ?? '/account'}
        said={request.said}
      />
    </MemberPage>
  );
}

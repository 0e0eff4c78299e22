import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/questions.css';
import { MemberPage } from '@/components/member/MemberPage';
import { AskNothingView, AskView } from '@/components/questions/AskView';
import { placeText } from '@/components/questions/ThingLink';
import { governmentsNamed } from '@/lib/cached/questions';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readMemberRequest, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readAsking } from '@/lib/services/questions/read';

export const instant = false;

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).questions.askTitle) : {};
}

export default async function AskPage({ params, searchParams }: Props) {
  const { lang: language } = await params;
  if (!isLanguage(language)) notFound();
  const request = await readMemberRequest(searchParams);
  const { viewer, token, unread } = request;
  const about = request.query.get('about') ?? '';
  const path = `/questions/ask?about=${encodeURIComponent(about)}`;
  const asking = await readAsking(about);
  const lafCd = asking?.about.lafCd ?? null;
  const place = lafCd === null ? null : placeText(language, await governmentsNamed([lafCd]), lafCd);
  const forms = { language, token, back: path, stateOf: stateOf.bind(null, request) };
  return (
    <MemberPage language={language} path={path} viewer={viewer} unread={unread}>
      {asking === null ? (
        <AskNothingView language={language} />
      ) : (
        <AskView {...{ language, place, viewer, forms }} {...asking} thing={asking.about} />
      )}
    </MemberPage>
  );
}

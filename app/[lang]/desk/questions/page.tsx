import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/questions.css';
import { RefusedView } from '@/components/discussion/RefusedView';
import { MemberPage } from '@/components/member/MemberPage';
import { QuestionDeskView } from '@/components/questions/QuestionDeskView';
import { governmentsNamed } from '@/lib/cached/questions';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { deskOf, readQuestionDesk } from '@/lib/services/questions/read';

export const instant = false;
const PATH = '/desk/questions';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).questions.deskTitle) : {};
}

export default async function QuestionDeskPage({ params, searchParams }: Props) {
  const { lang: language } = await params;
  if (!isLanguage(language)) notFound();
  const request = await readSignedIn(language, PATH, searchParams);
  const { viewer, token, said, unread } = request;
  const of = deskOf(viewer);
  const forms = { language, token, back: PATH, stateOf: stateOf.bind(null, request) };
  return (
    <MemberPage language={language} path={PATH} viewer={viewer} unread={unread}>
      {of === null ? (
        <RefusedView language={language} title={messages(language).questions.deskTitle} />
      ) : (
        <QuestionDeskView
          {...{ language, forms, said }}
          desk={await readQuestionDesk(of, request.query)}
          governments={await governmentsNamed(of.answers)}
          moderates={of.moderates}
        />
      )}
    </MemberPage>
  );
}

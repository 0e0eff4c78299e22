import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/discussion.css';
import { ModerationView } from '@/components/discussion/ModerationView';
import { RefusedView } from '@/components/discussion/RefusedView';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { governmentsOf } from '@/lib/domain/access/permission';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readModeration } from '@/lib/services/discussion/read';

export const instant = false;
const PATH = '/desk/moderation';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).discussion.deskTitle) : {};
}

export default async function ModerationPage({ params, searchParams }: Props) {
  const { lang: language } = await params;
  if (!isLanguage(language)) notFound();
  const request = await readSignedIn(language, PATH, searchParams);
  const { viewer, token, said, unread } = request;
  // An editor is always some government's.
  const governments = viewer.bar === null ? [governmentsOf(viewer, ['editor'])].flat() : [];
  const forms = { language, token, back: PATH, stateOf: stateOf.bind(null, request) };
  return (
    <MemberPage language={language} path={PATH} viewer={viewer} unread={unread}>
      {governments.length === 0 ? (
        <RefusedView language={language} title={messages(language).discussion.deskTitle} />
      ) : (
        <ModerationView
          {...{ language, forms, said }}
          desk={await readModeration(viewer, governments, request.query)}
        />
      )}
    </MemberPage>
  );
}

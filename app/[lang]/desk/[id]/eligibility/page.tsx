import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/eligibility.css';
import { CodeSheetView } from '@/components/eligibility/CodeSheetView';
import { DeskView } from '@/components/eligibility/DeskView';
import { MemberPage } from '@/components/member/MemberPage';
import { Refused } from '@/components/member/Refused';
import { siteOrigin } from '@/lib/auth/viewer';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage, type Language } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readEligibilityDesk } from '@/lib/services/eligibility/read-desk';
import { readSheet } from '@/lib/services/eligibility/read-sheet';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).eligibility.deskTitle) : {};
}

export default async function EligibilityDeskPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLanguage(lang)) notFound();
  const path = `/desk/${id}/eligibility`;
  const request = await readSignedIn(lang, path, searchParams);
  return (
    <MemberPage language={lang} path={path} viewer={request.viewer} unread={request.unread}>
      {await content(lang, id, request)}
    </MemberPage>
  );
}

async function content(language: Language, id: string, request: Awaited<ReturnType<typeof readSignedIn>>) {
  const back = `/desk/${id}/eligibility`;
  const desk = await readEligibilityDesk(request.viewer, id);
  // Nothing is not told apart from a draft of another government.
  if (desk === null || typeof desk === 'string')
    return <Refused language={language} reason={desk ?? 'no-role'} path={back} />;
  const sheet = request.query.get('sheet');
  if (sheet !== null) {
    const shown = await readSheet(desk, { sheet, person: request.viewer.id, language });
    return (
      <CodeSheetView
        {...{ language, back }}
        address={`${await siteOrigin()}/participate/${id}/eligibility`}
        {...shown}
      />
    );
  }
  const forms = { language, back, token: request.token, process: id, stateOf: stateOf.bind(null, request) };
  return <DeskView {...forms} desk={desk} said={request.said} />;
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/eligibility.css';
import { DeskPassView } from '@/components/eligibility/DeskPassView';
import { RulesOf } from '@/app/[lang]/participate/[id]/rules-of';
import { EligibilityView } from '@/components/eligibility/EligibilityView';
import { Page } from '@/components/layout/Page';
import { MemberPage } from '@/components/member/MemberPage';
import { readProcess } from '@/lib/cached/process';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { deskPassPage, PASS_PROBLEMS } from '@/lib/domain/eligibility/desk-pass';
import type { EligibilityPage as Shown } from '@/lib/domain/eligibility/page';
import { isLanguage, type Language } from '@/lib/domain/language';
import { readMemberRequest, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readEligibility } from '@/lib/services/eligibility/read';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const process = isLanguage(lang) ? await readProcess(id) : null;
  if (!isLanguage(lang) || process === null) return {};
  return memberMetadata(`${process.titles[lang]}: ${messages(lang).eligibility.title}`);
}

export default async function EligibilityPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  const request = await readMemberRequest(searchParams);
  const { viewer, token, said, unread, query } = request;
  const page = await readEligibility(id, viewer?.id ?? null);
  if (!isLanguage(lang) || page === null) notFound();
  if (query.get('desk') === '1') return atDesk(lang, page, query.get('problem'));
  const path = `/participate/${id}/eligibility`;
  const forms = { language: lang, back: path, token, stateOf: stateOf.bind(null, request) };
  return (
    <MemberPage language={lang} path={path} viewer={viewer} unread={unread}>
      <EligibilityView {...forms} page={page} said={said} />
      <RulesOf language={lang} process={id} />
    </MemberPage>
  );
}

/** On a machine that many people use nobody is signed in: the frame is nobody's. */
function atDesk(language: Language, page: Shown, said: string | null) {
  const problem = PASS_PROBLEMS.find((one) => one === said) ?? null;
  return (
    <Page language={language} path={deskPassPage(page.process)}>
      <DeskPassView language={language} page={page} problem={problem} />
    </Page>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/eligibility.css';
import { EligibilityView } from '@/components/eligibility/EligibilityView';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readMemberRequest, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readEligibility } from '@/lib/services/eligibility/read';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(lang, messages(lang).eligibility.title) : {};
}

export default async function EligibilityPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  const request = await readMemberRequest(searchParams);
  const { viewer, token, said, unread } = request;
  const page = await readEligibility(id, viewer?.id ?? null);
  if (!isLanguage(lang) || page === null) notFound();
  const path = `/participate/${id}/eligibility`;
  const forms = { language: lang, back: path, token, stateOf: stateOf.bind(null, request) };
  return (
    <MemberPage language={lang} path={path} viewer={viewer} unread={unread}>
      <EligibilityView {...forms} page={page} said={said} />
    </MemberPage>
  );
}

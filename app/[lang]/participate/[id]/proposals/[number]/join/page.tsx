import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/discussion.css';
import { JoinView } from '@/components/discussion/JoinView';
import { joinPath } from '@/components/discussion/paths';
import { MemberPage } from '@/components/member/MemberPage';
import { proposalPath } from '@/components/process/paths';
import { siteOrigin } from '@/lib/auth/viewer';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage, localPath } from '@/lib/domain/language';
import { readMemberRequest, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readJoin } from '@/lib/services/discussion/read';

export const instant = false;

interface Props {
  params: Promise<{ lang: string; id: string; number: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).discussion.joinName) : {};
}

/** What of the address says which comment is spoken of. */
function askedOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([name]) => name === 'answer' || name === 'report'));
}

export default async function JoinPage({ params, searchParams }: Props) {
  const { lang: language, id, number } = await params;
  if (!isLanguage(language)) notFound();
  const request = await readMemberRequest(searchParams);
  const { viewer, token, said, query } = request;
  const key = { process: id, number: Number(number) };
  const report = query.get('report');
  const about = report ?? query.get('answer');
  const join = (await readJoin(viewer?.id ?? null, { id, number: key.number }, about)) ?? notFound();
  const path = joinPath(key, askedOf(query));
  const forms = token === null ? null : { language, token, back: path, stateOf: stateOf.bind(null, request) };
  const address = `${await siteOrigin()}${localPath(language, proposalPath(id, key.number))}`;
  return (
    <MemberPage language={language} path={path} viewer={viewer} unread={request.unread}>
      <JoinView {...{ language, join, forms, said, report, address }} writingBar={viewer?.bar ?? null} />
    </MemberPage>
  );
}

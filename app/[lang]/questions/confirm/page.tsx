import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { MemberPage } from '@/components/member/MemberPage';
import { ConfirmView } from '@/components/questions/ConfirmView';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readMemberRequest, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';

export const instant = false;
const PATH = '/questions/confirm';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).questions.confirmTitle) : {};
}

export default async function ConfirmPage({ params, searchParams }: Props) {
  const { lang: language } = await params;
  if (!isLanguage(language)) notFound();
  const request = await readMemberRequest(searchParams);
  const { viewer, token, unread, query, said } = request;
  const [link, stop] = [query.get('token'), query.get('stop')];
  const own = new URLSearchParams({
    ...(link === null ? {} : { token: link }),
    ...(stop === null ? {} : { stop }),
  });
  const forms = {
    language,
    token,
    back: own.size === 0 ? PATH : `${PATH}?${own.toString()}`,
    stateOf: stateOf.bind(null, request),
  };
  const number = /^[1-9]\d{0,8}$/.test(query.get('number') ?? '') ? Number(query.get('number')) : null;
  return (
    <MemberPage language={language} path={PATH} viewer={viewer} unread={unread}>
      <ConfirmView {...{ language, link, stop, number, said, forms }} />
    </MemberPage>
  );
}

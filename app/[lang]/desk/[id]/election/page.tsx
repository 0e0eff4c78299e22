import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/desk.css';
import '@/app/styles/result.css';
import { ElectionView } from '@/components/desk/election/ElectionView';
import { CountBlock } from '@/components/result/CountBlock';
import { MemberPage } from '@/components/member/MemberPage';
import { Refused } from '@/components/member/Refused';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { deskForms } from '@/lib/http/desk-forms';
import { readSignedIn } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readCountDesk } from '@/lib/services/count/read-count';
import { readElectionOffice } from '@/lib/services/election/read-office';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  return isLanguage(lang) ? memberMetadata(`${messages(lang).election.deskLink} ${id}`) : {};
}

export default async function ElectionPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLanguage(lang)) notFound();
  const path = `/desk/${id}/election`;
  const request = await readSignedIn(lang, path, searchParams);
  const office = await readElectionOffice(request.viewer, id, new Date());
  const count = await readCountDesk(id);
  return (
    <MemberPage language={lang} path={path} viewer={request.viewer} unread={request.unread}>
      {office === null || typeof office === 'string' ? (
        <Refused language={lang} reason={office ?? 'no-role'} path={path} />
      ) : (
        <>
          <ElectionView {...deskForms(lang, path, request)} office={office} said={request.said} />
          {count === null ? null : (
            <CountBlock {...deskForms(lang, path, request)} desk={count} mayAct={office.mayAct} />
          )}
        </>
      )}
    </MemberPage>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { MemberPage } from '@/components/member/MemberPage';
import { Refused } from '@/components/member/Refused';
import { PeopleView } from '@/components/people/PeopleView';
import { shownGrants } from '@/lib/cached/grants';
import { listPeopleWithRoles } from '@/lib/services/people/roles';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { memberSitePool } from '@/lib/db/site-pool';
import { refusalOf } from '@/lib/domain/access/permission';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).people.title) : {};
}

export default async function PeoplePage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const path = '/desk/people';
  const request = await readSignedIn(lang, path, searchParams);
  const { viewer, unread } = request;
  const frame = { language: lang, path, viewer, unread };
  const reason = refusalOf(viewer, { roles: ['operator'] }, { lafCd: null });
  if (reason !== null)
    return (
      <MemberPage {...frame}>
        <Refused language={lang} reason={reason} path={path} />
      </MemberPage>
    );
  const people = await listPeopleWithRoles(memberSitePool());
  const shown = await shownGrants(lang, people);
  const named = people.map((one, at) => ({ ...one, place: shown[at]?.place ?? null }));

  return (
    <MemberPage {...frame}>
      <PeopleView
        language={lang}
        token={request.token}
        said={request.said}
        stateOf={(action) => stateOf(request, action)}
        people={named}
      />
    </MemberPage>
  );
}

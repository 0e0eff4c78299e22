import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { MemberPage } from '@/components/member/MemberPage';
import { Refused } from '@/components/member/Refused';
import { AuditView } from '@/components/people/AuditView';
import { checkAudit, listAudit } from '@/lib/services/people/audit';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { memberSitePool } from '@/lib/db/site-pool';
import { refusalOf } from '@/lib/domain/access/permission';
import { isLanguage } from '@/lib/domain/language';
import { readSignedIn } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).people.auditTitle) : {};
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const path = '/desk/audit';
  const request = await readSignedIn(lang, path, searchParams);
  const { viewer, unread } = request;
  const frame = { language: lang, path, viewer, unread };
  const [own] = viewer.grants.filter(({ role }) => role === 'auditor');
  const reason = refusalOf(viewer, { roles: ['auditor'] }, { lafCd: own?.lafCd ?? null });
  if (reason !== null)
    return (
      <MemberPage {...frame}>
        <Refused language={lang} reason={reason} path={path} />
      </MemberPage>
    );
  const before = request.query.get('before');
  const page = {
    lafCd: own?.lafCd ?? null,
    before: before !== null && /^\d{1,18}$/.test(before) ? before : null,
  };
  const [check, entries] = [await checkAudit(memberSitePool()), await listAudit(memberSitePool(), page)];

  return (
    <MemberPage {...frame}>
      <AuditView language={lang} check={check} entries={entries} />
    </MemberPage>
  );
}

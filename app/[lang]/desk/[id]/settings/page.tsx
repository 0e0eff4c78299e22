import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/desk.css';
import { Refused } from '@/components/desk/Refused';
import { SettingsView } from '@/components/desk/SettingsView';
import { MemberPage } from '@/components/member/MemberPage';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { deskForms } from '@/lib/http/desk-forms';
import { readSignedIn } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readSettings } from '@/lib/services/review/read-desk';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  return isLanguage(lang) ? memberMetadata(`${messages(lang).desk.settings} ${id}`) : {};
}

export default async function SettingsPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLanguage(lang)) notFound();
  const path = `/desk/${id}/settings`;
  const request = await readSignedIn(lang, path, searchParams);
  const { viewer, unread, said } = request;
  const settings = await readSettings(viewer, id);
  const forms = deskForms(lang, path, request);
  return (
    <MemberPage language={lang} path={path} viewer={viewer} unread={unread}>
      {settings === 'refused' ? (
        <Refused language={lang} />
      ) : (
        <SettingsView {...forms} {...{ settings, said }} voters={votersOf(request.query.get('voters'))} />
      )}
    </MemberPage>
  );
}

const votersOf = (written: string | null) => (/^[1-9]\d{0,7}$/.test(written ?? '') ? Number(written) : null);

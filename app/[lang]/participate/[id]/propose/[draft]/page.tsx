import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/map-picker.css';
import '@/app/styles/map.css';
import '@/app/styles/pictures.css';
import '@/app/styles/process.css';
import '@/app/styles/propose.css';
import { EMPTY_FORM } from '@/components/form/form-state';
import { MemberPage } from '@/components/member/MemberPage';
import { DraftView } from '@/components/propose/DraftView';
import { NoDraft } from '@/components/propose/NoDraft';
import { proposingAt } from '@/components/propose/proposing-now';
import { readProcess } from '@/lib/cached/process';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { seoulDay } from '@/lib/domain/calendar';
import { isLanguage } from '@/lib/domain/language';
import { type MemberRequest, readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readDraft, readHelp } from '@/lib/services/propose/read';

interface Props {
  params: Promise<{ lang: string; id: string; draft: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).propose.title) : {};
}

/** The form's buttons do different things with the same fields. */
const ACTIONS = ['draft.save', 'draft.add-picture', 'draft.remove-picture', 'proposal.submit'];
const heldState = (request: MemberRequest) =>
  ACTIONS.map((action) => stateOf(request, action)).find(({ problems }) => problems.length > 0) ?? EMPTY_FORM;

export default async function DraftPage({ params, searchParams }: Props) {
  const { lang, id, draft: key } = await params;
  if (!isLanguage(lang)) notFound();
  const path = `/participate/${id}/propose/${key}`;
  const request = await readSignedIn(lang, path, searchParams);
  const { viewer, token, said, unread } = request;
  const process = await readProcess(id);
  const draft = await readDraft(key, viewer.id, id);
  const frame = { language: lang, path, viewer, unread };
  if (process === null || draft === null || draft.number !== null)
    return (
      <MemberPage {...frame}>
        <NoDraft language={lang} process={id} number={draft?.number ?? null} />
      </MemberPage>
    );
  const now = new Date();
  const { lafCd } = process.government;
  const help = await readHelp({ text: draft.texts.title, lafCd, year: Number(seoulDay(now).slice(0, 4)) });
  const view = { language: lang, process, draft, help, path, token, said, state: heldState(request) };
  return (
    <MemberPage {...frame}>
      <DraftView {...view} now={proposingAt(process.phases, now)} />
    </MemberPage>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/ballot.css';
import { VoteFrame } from '@/components/ballot/VoteFrame';
import { VoteView } from '@/components/ballot/VoteView';
import { readProcess } from '@/lib/cached/process';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage } from '@/lib/domain/language';
import { readMemberRequest } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readVotePage } from '@/lib/services/ballot/read-vote';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const process = isLanguage(lang) ? await readProcess(id) : null;
  if (!isLanguage(lang) || process === null) return {};
  return memberMetadata(messages(lang).ballot.titleOf(process.titles[lang]));
}

export default async function VotePage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  const { viewer, token, unread, query } = await readMemberRequest(searchParams);
  const process = await readProcess(id);
  if (!isLanguage(lang) || process === null) notFound();
  const kiosk = query.get('kiosk') === '1';
  // Whoever is signed in on a machine of a polling place has nothing to do with who votes there.
  const voter = kiosk ? null : viewer;
  const vote = await readVotePage(id, voter?.id ?? null);
  const frame = { language: lang, path: `/participate/${id}/vote`, viewer: voter, unread, kiosk };
  return (
    <VoteFrame {...frame}>
      <VoteView language={lang} process={process} vote={vote} token={token ?? ''} kiosk={kiosk} />
    </VoteFrame>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/discussion.css';
import '@/app/styles/map.css';
import '@/app/styles/pictures.css';
import '@/app/styles/process.css';
import { DiscussionBlock } from '@/components/discussion/DiscussionBlock';
import { Page } from '@/components/layout/Page';
import { ProposalView } from '@/components/process/ProposalView';
import { RulesOf } from '@/app/[lang]/participate/[id]/rules-of';
import { readVoice } from '@/lib/cached/discussion';
import { readProposal } from '@/lib/cached/process';
import { readAsked } from '@/lib/cached/questions';
import { proposalMetadata } from '@/lib/content/process-metadata';
import { askedKey } from '@/lib/domain/questions/about';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; id: string; number: string }>;
}

/** None is made before anybody asks; the build wants an address all the same: one that names nothing. */
export const generateStaticParams = () => [{ id: '0000000-2000', number: '1' }];

const read = async (lang: string, id: string, number: string) =>
  isLanguage(lang) ? readProposal(id, Number(number)) : null;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id, number } = await params;
  const proposal = await read(lang, id, number);
  return isLanguage(lang) && proposal ? proposalMetadata(lang, proposal) : {};
}

export default async function ProposalPage({ params }: Props) {
  const { lang, id, number } = await params;
  const proposal = await read(lang, id, number);
  if (!isLanguage(lang) || proposal === null) notFound();
  const path = `/participate/${id}/proposals/${number}`;
  countRender(localPath(lang, path));
  const voice = await readVoice(id, proposal.number);
  const asked = await readAsked(askedKey({ kind: 'proposal', process: id, number: proposal.number }));
  return (
    <Page language={lang} path={path}>
      <ProposalView language={lang} proposal={proposal} asked={asked} />
      {voice === null ? null : (
        <DiscussionBlock language={lang} of={{ process: id, number: proposal.number }} voice={voice} />
      )}
      <RulesOf language={lang} process={proposal.process.id} />
    </Page>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/process.css';
import { Page } from '@/components/layout/Page';
import { ProposalView } from '@/components/process/ProposalView';
import { readProposal } from '@/lib/cached/process';
import { proposalMetadata } from '@/lib/content/process-metadata';
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
  return (
    <Page language={lang} path={path}>
      <ProposalView language={lang} proposal={proposal} />
    </Page>
  );
}

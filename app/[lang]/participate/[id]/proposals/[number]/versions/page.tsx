import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/process.css';
import { Page } from '@/components/layout/Page';
import { RulesOf } from '@/app/[lang]/participate/[id]/rules-of';
import { VersionsView } from '@/components/propose/VersionsView';
import { readProposal } from '@/lib/cached/process';
import { readVersions } from '@/lib/cached/propose';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; id: string; number: string }>;
}

/** None is made before anybody asks; the build wants an address all the same: one that names nothing. */
export const generateStaticParams = () => [{ id: '0000000-2000', number: '1' }];

const read = async (lang: string, id: string, number: string) =>
  isLanguage(lang) ? readProposal(id, Number(number)) : null;
const pathOf = (id: string, number: string) => `/participate/${id}/proposals/${number}/versions`;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id, number } = await params;
  const proposal = await read(lang, id, number);
  if (!isLanguage(lang) || proposal === null) return {};
  const { propose: text } = messages(lang);
  const { title } = proposal;
  const about = { title: text.versionsOf(title), description: text.versionsDescription(title) };
  return pageMetadata(lang, { path: pathOf(id, number), ...about });
}

export default async function VersionsPage({ params }: Props) {
  const { lang, id, number } = await params;
  const proposal = await read(lang, id, number);
  if (!isLanguage(lang) || proposal === null) notFound();
  const versions = await readVersions(id, Number(number));
  countRender(localPath(lang, pathOf(id, number)));
  return (
    <Page language={lang} path={pathOf(id, number)}>
      <VersionsView language={lang} proposal={proposal} versions={versions} />
      <RulesOf language={lang} process={proposal.process.id} />
    </Page>
  );
}

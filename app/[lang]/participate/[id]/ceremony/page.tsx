import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/ceremony.css';
import { CeremonyView } from '@/components/ceremony/CeremonyView';
import { Page } from '@/components/layout/Page';
import { readCeremony, readProcesses } from '@/lib/cached/process';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; id: string }>;
}

export async function generateStaticParams() {
  const processes = await readProcesses();
  return processes.length > 0 ? processes.map(({ id }) => ({ id })) : [{ id: '0000000-2000' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const page = isLanguage(lang) ? await readCeremony(id) : null;
  if (!isLanguage(lang) || page === null) return {};
  const { title, description } = messages(lang).ceremony;
  return pageMetadata(lang, {
    path: `/participate/${id}/ceremony`,
    title: title(page.titles[lang]),
    description: description(page.titles[lang]),
  });
}

export default async function CeremonyRoute({ params }: Props) {
  const { lang, id } = await params;
  const page = isLanguage(lang) ? await readCeremony(id) : null;
  if (!isLanguage(lang) || page === null) notFound();
  const path = `/participate/${id}/ceremony`;
  countRender(localPath(lang, path));
  return (
    <Page language={lang} path={path}>
      <CeremonyView language={lang} page={page} />
    </Page>
  );
}

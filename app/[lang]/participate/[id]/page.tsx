import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/process.css';
import { Page } from '@/components/layout/Page';
import { ProcessView } from '@/components/process/ProcessView';
import { readProcess, readProcesses } from '@/lib/cached/process';
import { processMetadata } from '@/lib/content/process-metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; id: string }>;
}

/** Where there is none yet the build still wants an address: one that names nothing. */
export async function generateStaticParams() {
  const processes = await readProcesses();
  return processes.length > 0 ? processes.map(({ id }) => ({ id })) : [{ id: '0000000-2000' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const page = isLanguage(lang) ? await readProcess(id) : null;
  return isLanguage(lang) && page ? processMetadata(lang, page) : {};
}

export default async function ProcessPage({ params }: Props) {
  const { lang, id } = await params;
  const page = isLanguage(lang) ? await readProcess(id) : null;
  if (!isLanguage(lang) || page === null) notFound();
  const path = `/participate/${id}`;
  countRender(localPath(lang, path));
  return (
    <Page language={lang} path={path}>
      <ProcessView language={lang} page={page} />
    </Page>
  );
}

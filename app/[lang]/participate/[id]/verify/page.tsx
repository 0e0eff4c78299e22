import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/verify.css';
import { Page } from '@/components/layout/Page';
import { VerifyView } from '@/components/verify/VerifyView';
import { readProcess, readProcesses } from '@/lib/cached/process';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
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
  if (!isLanguage(lang) || page === null) return {};
  const { title, description } = messages(lang).verify;
  const name = page.titles[lang];
  return pageMetadata(lang, {
    path: `/participate/${id}/verify`,
    title: title(name),
    description: description(name),
  });
}

/** The same for everybody: what is checked, the page's script asks for itself. */
export default async function VerifyPage({ params }: Props) {
  const { lang, id } = await params;
  const process = isLanguage(lang) ? await readProcess(id) : null;
  if (!isLanguage(lang) || process === null) notFound();
  const path = `/participate/${id}/verify`;
  countRender(localPath(lang, path));
  return (
    <Page language={lang} path={path}>
      <VerifyView language={lang} process={process} />
    </Page>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/process.css';
import '@/app/styles/result.css';
import { Page } from '@/components/layout/Page';
import { ResultView } from '@/components/result/ResultView';
import { readResult } from '@/lib/cached/election';
import { readProcesses } from '@/lib/cached/process';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; id: string }>;
}

export async function generateStaticParams() {
  const processes = (await readProcesses()).filter(({ winners }) => winners > 0);
  return processes.length > 0 ? processes.map(({ id }) => ({ id })) : [{ id: '0000000-2000' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const page = isLanguage(lang) ? await readResult(id) : null;
  if (!isLanguage(lang) || page === null) return {};
  const { titles, government } = page.process;
  const { title, description } = messages(lang).result;
  return pageMetadata(lang, {
    path: `/participate/${id}/result`,
    title: title(titles[lang]),
    description: description(titles[lang], government.names[lang]),
  });
}

export default async function ResultRoute({ params }: Props) {
  const { lang, id } = await params;
  const page = isLanguage(lang) ? await readResult(id) : null;
  if (!isLanguage(lang) || page === null) notFound();
  const path = `/participate/${id}/result`;
  countRender(localPath(lang, path));
  return (
    <Page language={lang} path={path}>
      <ResultView language={lang} page={page} />
    </Page>
  );
}

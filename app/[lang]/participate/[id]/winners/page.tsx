import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/process.css';
import { Page } from '@/components/layout/Page';
import { WinnersView } from '@/components/winners/WinnersView';
import { readProcesses } from '@/lib/cached/process';
import { readWinners } from '@/lib/cached/winners';
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
  const page = isLanguage(lang) ? await readWinners(id) : null;
  if (!isLanguage(lang) || page === null) return {};
  const { titles, government } = page.process;
  const { title, description } = messages(lang).winners;
  return pageMetadata(lang, {
    path: `/participate/${id}/winners`,
    title: title(titles[lang]),
    description: description(titles[lang], government.names[lang]),
  });
}

export default async function WinnersPage({ params }: Props) {
  const { lang, id } = await params;
  const page = isLanguage(lang) ? await readWinners(id) : null;
  if (!isLanguage(lang) || page === null) notFound();
  const path = `/participate/${id}/winners`;
  countRender(localPath(lang, path));
  return (
    <Page language={lang} path={path}>
      <WinnersView language={lang} page={page} />
    </Page>
  );
}

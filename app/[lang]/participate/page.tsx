import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Page } from '@/components/layout/Page';
import { CountsBlock } from '@/components/winners/CountsBlock';
import { ProcessesView } from '@/components/process/ProcessesView';
import { readProcesses } from '@/lib/cached/process';
import { readWinnersCounts } from '@/lib/cached/winners';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLanguage(lang)) return {};
  const { title, description } = messages(lang).process;
  return pageMetadata(lang, { path: '/participate', title, description });
}

/** Every participatory budget. */
export default async function ProcessesPage({ params }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const processes = await readProcesses();
  const counts = await readWinnersCounts();
  const nameOf = (id: string) => processes.find((one) => one.id === id)?.titles[lang];
  countRender(localPath(lang, '/participate'));
  return (
    <Page language={lang} path="/participate">
      <ProcessesView language={lang} processes={processes} />
      <CountsBlock
        language={lang}
        title={messages(lang).winners.countsTitle}
        counts={counts}
        nameOf={nameOf}
      />
    </Page>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HomeView } from '@/components/home/HomeView';
import { Page } from '@/components/layout/Page';
import { readHome } from '@/lib/cached/home';
import { isDemo } from '@/lib/cached/site';
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
  return pageMetadata(lang, { path: '/', description: messages(lang).home.description });
}

export default async function HomePage({ params }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  countRender(localPath(lang, '/'));
  return (
    <Page language={lang} path="/">
      <HomeView language={lang} home={await readHome()} demo={await isDemo()} />
    </Page>
  );
}

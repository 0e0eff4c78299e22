import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/recount.css';
import { RecountView } from '@/components/recount/RecountView';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage } from '@/lib/domain/language';

interface Props {
  params: Promise<{ lang: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLanguage(lang)) return {};
  const { title, description } = messages(lang).recount;
  return pageMetadata(lang, { path: '/participate/recount', title, description });
}

/** Counts a vote again, in the browser of whoever reads. */
export default async function RecountPage({ params }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  return <RecountView language={lang} />;
}

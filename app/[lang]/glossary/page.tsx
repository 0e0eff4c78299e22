import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GlossaryView } from '@/components/glossary/GlossaryView';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage } from '@/lib/domain/language';

interface Props {
  params: Promise<{ lang: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLanguage(lang)) return {};
  const { title, description } = messages(lang).glossary;
  return pageMetadata(lang, { path: '/glossary', title, description });
}

/** The terms of local finance, each at an address of its own. */
export default async function GlossaryPage({ params }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  return <GlossaryView language={lang} />;
}

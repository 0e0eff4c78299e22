import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MethodView } from '@/components/method/MethodView';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage } from '@/lib/domain/language';

interface Props {
  params: Promise<{ lang: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLanguage(lang)) return {};
  const { title, description } = messages(lang).method;
  return pageMetadata(lang, { path: '/participate/method', title, description });
}

/** How the vote works, and what it promises. */
export default async function MethodPage({ params }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  return <MethodView language={lang} />;
}

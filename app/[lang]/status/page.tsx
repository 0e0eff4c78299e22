import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { StatusView } from '@/components/status/StatusView';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage } from '@/lib/domain/language';
import { siteStatus } from '@/lib/http/status';

/** Read anew for every visit, whole, without anything shown ahead of it. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLanguage(lang)) return {};
  const { title, description } = messages(lang).status;
  return pageMetadata(lang, { path: '/status', title, description });
}

/** How the portal stands: runs, sources, dates, what is kept out and why. */
export default async function Page({ params }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  await connection();
  return <StatusView data={await siteStatus()} language={lang} />;
}

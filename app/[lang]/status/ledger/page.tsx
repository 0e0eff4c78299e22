import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { LedgerView } from '@/components/ledger/LedgerView';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage } from '@/lib/domain/language';
import { parseLedgerFilter } from '@/lib/domain/rules/ledger';
import { readLedger } from '@/lib/http/ledger';

/** Read anew for every visit, whole, as the status is. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLanguage(lang)) return {};
  const { title, description } = messages(lang).ledger;
  return pageMetadata(lang, { path: '/status/ledger', title, description });
}

/** Where the data do not fit each other, rule by rule. */
export default async function LedgerPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  await connection();
  return <LedgerView ledger={await readLedger(parseLedgerFilter(await searchParams))} language={lang} />;
}

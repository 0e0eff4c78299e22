import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { DiscrepancyView } from '@/components/ledger/DiscrepancyView';
import { ruleName, subjectText } from '@/components/ledger/ledger-text';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage } from '@/lib/domain/language';
import { RULES } from '@/lib/domain/rules';
import { readDiscrepancy } from '@/lib/http/ledger';

/** Read anew for every visit: it may have been resolved a minute ago. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  await connection();
  const page = isLanguage(lang) ? await readDiscrepancy(id) : null;
  if (!isLanguage(lang) || page === null) return {};
  const { rule } = page.discrepancy;
  const subject = subjectText(page.discrepancy, lang);
  const { one, oneDescription } = messages(lang).ledger;
  const title = one(ruleName(rule, lang), subject);
  const description = oneDescription(RULES[rule].sentence[lang], subject);
  return pageMetadata(lang, { path: `/status/ledger/${id}`, title, description });
}

/** One discrepancy, at an address that stays. */
export default async function EntryPage({ params }: Props) {
  const { lang, id } = await params;
  await connection();
  const page = isLanguage(lang) ? await readDiscrepancy(id) : null;
  if (!isLanguage(lang) || page === null) notFound();
  return <DiscrepancyView page={page} language={lang} />;
}

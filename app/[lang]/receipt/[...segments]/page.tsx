import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReceiptView } from '@/components/receipt/ReceiptView';
import { receiptTitle } from '@/components/receipt/receipt-text';
import { readAsked } from '@/lib/cached/questions';
import { findReceiptPage } from '@/lib/cached/receipts';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import { isLanguage } from '@/lib/domain/language';
import { askedKey } from '@/lib/domain/questions/about';
import { receiptRequest } from '@/lib/http/receipt-request';
import { readEnv } from '@/lib/env';

/** The query is read for every visit, and a reader without scripts gets the whole page: nothing is shown ahead of it. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; segments: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function read({ params, searchParams }: Props) {
  const { lang, segments } = await params;
  const request = receiptRequest(segments, await searchParams);
  // The site's door lets no such address in; this is for one that was true a moment ago.
  if (!isLanguage(lang) || request === null) notFound();
  const page = await findReceiptPage(request.address, request.view);
  if (page === null) notFound();
  return { lang, page, asked: request.view };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { lang, page } = await read(props);
  const { address, run } = page;
  return {
    title: receiptTitle(page, lang),
    description: messages(lang).receipt.description(date(address.asOf, lang), String(run.id)),
    robots: { index: false, follow: true },
  };
}

/** The rows behind a figure, and their sum. */
export default async function Page(props: Props) {
  const { lang, page, asked } = await read(props);
  const site = readEnv().SITE_URL?.replace(/\/$/, '') ?? '';
  const questions = await readAsked(askedKey({ kind: 'receipt', address: page.address }));
  return (
    <ReceiptView page={page} language={lang} site={site} rawAsked={asked.raw !== null} asked={questions} />
  );
}

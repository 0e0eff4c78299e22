import { AskedBlock } from '@/components/questions/AskedBlock';
import { RawRow } from '@/components/receipt/RawRow';
import { ReceiptGovernments } from '@/components/receipt/ReceiptGovernments';
import { ReceiptHead } from '@/components/receipt/ReceiptHead';
import { ReceiptRows } from '@/components/receipt/ReceiptRows';
import { ReceiptSource } from '@/components/receipt/ReceiptSource';
import { ReceiptSums } from '@/components/receipt/ReceiptSums';
import { viewPath } from '@/components/receipt/receipt-text';
import { Page } from '@/components/layout/Page';
import { Breadcrumbs, type Crumb } from '@/components/ui/Breadcrumbs';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { Asked } from '@/lib/domain/questions/types';
import type { ReceiptPage } from '@/lib/domain/receipt-page';

interface Props {
  page: ReceiptPage;
  language: Language;
  site: string;
  /** Whether a row as received was asked for. */
  rawAsked: boolean;
  /** What was asked about the figure. */
  asked: Asked;
}

/** The page of a receipt. */
export function ReceiptView({ page, language, site, rawAsked, asked }: Props) {
  const view: Record<string, string> = page.page === 1 ? {} : { page: String(page.page) };
  if (page.byGovernment) view.by = 'government';
  if (page.raw !== null) view.raw = page.raw.row.id;
  const crumb = { label: messages(language).receipt.crumb };
  return (
    <Page language={language} path={viewPath(page.address, view)}>
      <Breadcrumbs language={language} items={[...wayTo(page, language), crumb]} />
      <ReceiptHead page={page} language={language} />
      <ReceiptSums page={page} language={language} />
      <AskedBlock language={language} about={{ kind: 'receipt', address: page.address }} asked={asked} />
      {rawAsked ? <RawRow raw={page.raw} language={language} /> : null}
      {page.byGovernment ? (
        <ReceiptGovernments page={page} language={language} />
      ) : (
        <ReceiptRows page={page} language={language} />
      )}
      <ReceiptSource page={page} language={language} site={site} />
    </Page>
  );
}

/** The page that shows the figure. */
function wayTo({ subject, address }: ReceiptPage, language: Language): Crumb[] {
  if (subject.kind === 'tier' || subject.kind === 'peers') return [];
  const { lafCd, names } = subject.government;
  const government: Crumb = { label: names[language], href: `/g/${lafCd}/${address.year}` };
  if (subject.kind !== 'project') return [government];
  return [government, { label: subject.name, href: `/p/${subject.id}` }];
}

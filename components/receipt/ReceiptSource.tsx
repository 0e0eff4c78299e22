import { receiptTitle, viewPath } from '@/components/receipt/receipt-text';
import { Block } from '@/components/ui/Block';
import { SourceNote } from '@/components/ui/SourceNote';
import { messages } from '@/lib/content/messages';
import { sourceText } from '@/lib/content/source-text';
import { date } from '@/lib/domain/format';
import { type Language, localPath } from '@/lib/domain/language';
import { receiptPath } from '@/lib/domain/receipt';
import type { ReceiptPage } from '@/lib/domain/receipt-page';

interface Props {
  page: ReceiptPage;
  language: Language;
  /** The site's own address, without a slash at its end; empty where it is not known. */
  site: string;
}

/** Where the rows come from, the files to check them with, and how to cite this receipt. */
export function ReceiptSource({ page, language, site }: Props) {
  const { common, receipt } = messages(language);
  const { address, run } = page;
  const sources = new Set([...page.rows.map(({ source }) => source), run.source]);
  const citation = receipt.cite(
    common.siteName,
    receiptTitle(page, language),
    date(address.asOf, language),
    String(run.id),
    site + localPath(language, receiptPath(address)),
  );
  return (
    <Block id="source" title={receipt.sourceTitle}>
      <SourceNote
        language={language}
        source={[...sources].map((source) => sourceText(source, language)).join(', ')}
        asOf={address.asOf}
        downloads={[
          { href: viewPath(address, { format: 'csv' }), label: receipt.csv },
          { href: viewPath(address, { format: 'json' }), label: receipt.json },
        ]}
      >
        <p>
          {receipt.citation}: {citation}
        </p>
      </SourceNote>
    </Block>
  );
}

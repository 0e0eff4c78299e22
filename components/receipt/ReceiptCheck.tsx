import { FigureValue } from '@/components/receipt/FigureValue';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { receiptPath } from '@/lib/domain/receipt';
import type { ReceiptPage } from '@/lib/domain/receipt-page';

/**
 * Whether the sum equals what pages show. Pages read roll-ups that the pipeline made; this sum is made of the rows
 * themselves: where both name the same receipt and differ, something is wrong, and the page says so.
 */
export function ReceiptCheck({ page, language }: { page: ReceiptPage; language: Language }) {
  const { receipt } = messages(language);
  const { shown, address, value } = page;
  if (shown === null) return null;
  if (shown.receipt !== receiptPath(address)) {
    return (
      <p>
        {receipt.checkNewer} <FigureValue figure={shown} language={language} link={false} />{' '}
        <Link language={language} href={shown.receipt}>
          {receipt.checkNewerLink}
        </Link>
      </p>
    );
  }
  if (shown.value === value) return <p>{receipt.checkSame}</p>;
  return (
    <Notice language={language} kind="warning">
      <p>
        {receipt.checkDiffers} <FigureValue figure={shown} language={language} link={false} />
      </p>
    </Notice>
  );
}

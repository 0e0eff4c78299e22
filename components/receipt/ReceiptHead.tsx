import { FigureValue } from '@/components/receipt/FigureValue';
import { receiptTitle, restrictions } from '@/components/receipt/receipt-text';
import { messages } from '@/lib/content/messages';
import { figureOf } from '@/lib/domain/receipt-figures';
import { count, date, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ReceiptPage } from '@/lib/domain/receipt-page';

/** What the figure is, the figure, and how it is made, in words. */
export function ReceiptHead({ page, language }: { page: ReceiptPage; language: Language }) {
  const { receipt } = messages(language);
  const { address, run, totals, subject } = page;
  const day = date(address.asOf, language);
  const made =
    totals.rows === 0 ? receipt.emptyBy(day) : receipt.made[address.measure](count(totals.rows), day);
  const only = restrictions(address, language);
  return (
    <>
      <h1>{receiptTitle(page, language)}</h1>
      {only.length === 0 ? null : <p>{only.join(' · ')}</p>}
      <p className="lead">
        <strong>
          <FigureValue figure={figureOf(address, page.value)} language={language} link={false} />
        </strong>
      </p>
      <p>
        {made} {perResidentText(page, language)}{' '}
        {receipt.knownBy(String(run.id), moment(run.finishedAt, language))}
        {subject.kind === 'tier' || subject.kind === 'sido' ? ` ${receipt.tierCaution}` : null}
      </p>
    </>
  );
}

function perResidentText({ address, totals }: ReceiptPage, language: Language): string | null {
  if (address.residents === undefined || totals.residents === null) return null;
  return messages(language).receipt.perResidentMade(count(totals.residents), String(address.residents));
}

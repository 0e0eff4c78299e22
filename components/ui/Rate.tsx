import { Missing } from '@/components/ui/Missing';
import { ReceiptLink } from '@/components/ui/ReceiptLink';
import { messages } from '@/lib/content/messages';
import type { RateFigure } from '@/lib/domain/figure';
import { percent } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  figure: RateFigure;
  language: Language;
  /** False only where the figure already stands inside a link. */
  link?: boolean;
}

/**
 * A rate with one decimal. What is over 100 % or below zero is shown as it is, and stands out in words as well as in
 * colour. The machine-readable value is in tenths of a per cent, as its receipt gives it.
 */
export function Rate({ figure, language, link = true }: Props) {
  if (figure.value === null) return <Missing language={language} />;
  const remark = remarkOn(figure.value, language);
  const data = (
    <data value={figure.value} data-receipt={figure.receipt} data-unit="tenths" className="rate">
      {percent(figure.value)}
    </data>
  );
  return (
    <>
      {link ? (
        <ReceiptLink language={language} receipt={figure.receipt}>
          {data}
        </ReceiptLink>
      ) : (
        data
      )}
      {remark === null ? null : <strong className="remark"> {remark}</strong>}
    </>
  );
}

function remarkOn(tenths: number, language: Language): string | null {
  const { common } = messages(language);
  if (tenths > 1000) return common.overBudget;
  return tenths < 0 ? common.belowZero : null;
}

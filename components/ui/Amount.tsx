import { Missing } from '@/components/ui/Missing';
import { ReceiptLink } from '@/components/ui/ReceiptLink';
import type { WonFigure } from '@/lib/domain/figure';
import { amountBare, amountExact, amountShort, isShortened } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { Won } from '@/lib/domain/money';

export type AmountVariant = 'both' | 'exact' | 'bare';

interface Props {
  figure: WonFigure;
  language: Language;
  /**
   * `both`: short, with the exact won beside it (running text, headline figures). `exact`: the exact won with its unit.
   * `bare`: digits alone, for a column whose header names the unit.
   */
  variant?: AmountVariant;
  /** False only where the figure already stands inside a link. */
  link?: boolean;
}

/**
 * The one component that renders an amount: `<data value="56823940" data-receipt="/receipt/…">56,823,940원</data>`.
 * People read the text, checks read the attributes; the figure itself is the link to its receipt.
 */
export function Amount({ figure, language, variant = 'both', link = true }: Props) {
  if (figure.value === null) return <Missing language={language} />;
  const data = (
    <data value={figure.value} data-receipt={figure.receipt} data-unit="won" className="amount">
      <AmountText value={figure.value} language={language} variant={variant} />
    </data>
  );
  if (!link) return data;
  return (
    <ReceiptLink language={language} receipt={figure.receipt}>
      {data}
    </ReceiptLink>
  );
}

function AmountText({
  value,
  language,
  variant,
}: {
  value: Won;
  language: Language;
  variant: AmountVariant;
}) {
  if (variant === 'bare') return amountBare(value);
  if (variant === 'exact' || !isShortened(value, language)) return amountExact(value, language);
  return (
    <>
      <span className="amount-short">{amountShort(value, language)}</span>{' '}
      <span className="amount-exact">{amountExact(value, language)}</span>
    </>
  );
}

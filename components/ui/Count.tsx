import { Missing } from '@/components/ui/Missing';
import { ReceiptLink } from '@/components/ui/ReceiptLink';
import type { CountFigure } from '@/lib/domain/figure';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  figure: CountFigure;
  language: Language;
  /** False only where the figure already stands inside a link. */
  link?: boolean;
}

/** A number of rows, leading to them. */
export function Count({ figure, language, link = true }: Props) {
  if (figure.value === null) return <Missing language={language} />;
  const data = (
    <data value={figure.value} data-receipt={figure.receipt} data-unit="count" className="count">
      {count(figure.value)}
    </data>
  );
  if (!link) return data;
  return (
    <ReceiptLink language={language} receipt={figure.receipt}>
      {data}
    </ReceiptLink>
  );
}

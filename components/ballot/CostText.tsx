import { amountExact, amountShort, isShortened } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';

/** What a project costs as the rules have it, short and exact together. @param value whole won, as text */
export function CostText({ language, value }: { language: Language; value: string | bigint }) {
  const amount = won(value);
  if (!isShortened(amount, language)) return <span className="whole">{amountExact(amount, language)}</span>;
  return (
    <span className="amount">
      <span className="amount-short">{amountShort(amount, language)}</span>{' '}
      <span className="amount-exact">{amountExact(amount, language)}</span>
    </span>
  );
}

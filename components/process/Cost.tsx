import { messages } from '@/lib/content/messages';
import { amountBare, amountExact, amountShort, isShortened } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { Won } from '@/lib/domain/money';

/** What something is to cost, or may cost at most: said by people, not a figure of the finance data, so without receipt. */
export function Cost({ language, value, none }: { language: Language; value: Won | null; none: string }) {
  if (value === null) return <span className="missing">{none}</span>;
  if (!isShortened(value, language)) return <span className="whole">{amountExact(value, language)}</span>;
  return (
    <span className="amount">
      <span className="amount-short">{amountShort(value, language)}</span>{' '}
      <span className="amount-exact">{amountExact(value, language)}</span>
    </span>
  );
}

/** The same for a column whose header names the unit. */
export function BareCost({ value, none }: { value: Won | null; none: string }) {
  return value === null ? <span className="missing">{none}</span> : amountBare(value);
}

/** For a list: whether the department found it or the author expects it. */
export function CostBasis({ language, official }: { language: Language; official: boolean }) {
  const { process: text } = messages(language);
  return <span className="details">{official ? text.official : text.estimated}</span>;
}

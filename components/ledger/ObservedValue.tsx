import { Amount } from '@/components/ui/Amount';
import { Count } from '@/components/ui/Count';
import { messages } from '@/lib/content/messages';
import { amountExact, count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';
import type { Observed } from '@/lib/domain/rules/ledger';

/** A value that was seen, leading to its rows where it has a receipt. */
export function ObservedValue({ seen, language }: { seen: Observed; language: Language }) {
  if (seen.kind === 'won') return <Amount figure={seen.figure} language={language} variant="exact" />;
  if (seen.kind === 'count') return <Count figure={seen.figure} language={language} />;
  return plainText(seen, language);
}

function plainText(seen: Exclude<Observed, { kind: 'won' | 'count' }>, language: Language): string {
  const { ledger } = messages(language);
  if (seen.kind === 'won-without-receipt') return amountExact(won(seen.value), language);
  if (seen.kind === 'day') return date(seen.value, language);
  if (seen.kind === 'word') return ledger.words[seen.value] ?? seen.value;
  if (seen.key === 'factor') return ledger.times(count(seen.value));
  return seen.key === 'days' || seen.key === 'limit' ? ledger.days(count(seen.value)) : count(seen.value);
}

/** Its name, with the year where that is another than the subject's. */
export function observedName(seen: Observed, year: number | null, language: Language): string {
  const { ledger } = messages(language);
  const name = ledger.observed[seen.key] ?? seen.key;
  return seen.year === null || seen.year === year ? name : ledger.ofYear(name, seen.year);
}

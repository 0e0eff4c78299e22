import { ObservedValue, observedName } from '@/components/ledger/ObservedValue';
import type { Language } from '@/lib/domain/language';
import type { Observed } from '@/lib/domain/rules/ledger';

interface Props {
  observed: readonly Observed[];
  year: number | null;
  language: Language;
}

/** What was seen, in a cell: a name and a value on each line. */
export function ObservedList({ observed, year, language }: Props) {
  return (
    <ul className="plain">
      {observed.map((seen) => (
        <li key={seen.key}>
          {observedName(seen, year, language)} <ObservedValue seen={seen} language={language} />
        </li>
      ))}
    </ul>
  );
}

import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { NationYear } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  nation: NationYear;
}

/** How many governments there are, and how many reported. */
export function HomeOpening({ language, nation }: Props) {
  const { home: text } = messages(language);
  const { existing, reporting, year, asOf } = nation;
  return (
    <p className="lead">
      {text.openingExisting(date(asOf, language), count(existing.upper), count(existing.lower))}{' '}
      {text.openingReporting(year, count(reporting.upper), count(reporting.lower))}
    </p>
  );
}

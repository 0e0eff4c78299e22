import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { GovernmentYear, YearLine } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  page: GovernmentYear;
  years: readonly YearLine[] | null;
}

/** In place of the figures of a year, or of all, that nobody reported: what is missing, when somebody looked, where to go. */
export function NotReported({ language, page, years }: Props) {
  const { government: text } = messages(language);
  const { year, lastChecked, frame } = page;
  const titleOf = () => {
    if (years === null) return text.notReported(year);
    return frame.government.to === null ? text.notReportedAtAll : text.notReportedClosed;
  };
  return (
    <EmptyState language={language} title={titleOf()} {...(lastChecked === null ? {} : { lastChecked })}>
      {years === null ? (
        <p>
          <Link language={language} href={`/g/${frame.government.lafCd}`}>
            {text.otherYearsLink}
          </Link>
        </p>
      ) : null}
    </EmptyState>
  );
}

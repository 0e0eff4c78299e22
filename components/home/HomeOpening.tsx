import { GovernmentNames } from '@/components/government/GovernmentLinks';
import { Amount } from '@/components/ui/Amount';
import { Notice } from '@/components/ui/Notice';
import { Rate } from '@/components/ui/Rate';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { NationYear } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  nation: NationYear;
  demo: boolean;
}

/** How many governments there are, how many reported, and what each tier may spend. */
export function HomeOpening({ language, nation, demo }: Props) {
  const { home: text } = messages(language);
  const { existing, reporting, closedReporting, spending, year, asOf } = nation;
  const closed = <GovernmentNames language={language} governments={closedReporting} />;
  return (
    <>
      <p className="lead">
        {text.openingExisting(date(asOf, language), count(existing.upper), count(existing.lower))}{' '}
        {text.openingReporting(year, count(reporting.upper), count(reporting.lower))}{' '}
        {spending.upper === null || spending.lower === null ? null : (
          <Sentence
            text={text.openingTier}
            slots={{
              upper: <Amount figure={spending.upper.comparable.current} language={language} />,
              upperRate: <Rate figure={spending.upper.comparable.rate} language={language} />,
              lower: <Amount figure={spending.lower.comparable.current} language={language} />,
              lowerRate: <Rate figure={spending.lower.comparable.rate} language={language} />,
            }}
          />
        )}
      </p>
      {demo || !nation.whole ? (
        <Notice language={language} kind="warning">
          <p>{demo ? text.nationSample : text.nationPart}</p>
        </Notice>
      ) : null}
      <p>
        {text.openingTermNote}{' '}
        {closedReporting.length === 0 ? null : <Sentence text={text.openingClosed} slots={{ closed }} />}
      </p>
    </>
  );
}

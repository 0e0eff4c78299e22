import { GovernmentNames } from '@/components/government/GovernmentLinks';
import { Amount } from '@/components/ui/Amount';
import { Notice } from '@/components/ui/Notice';
import { Rate } from '@/components/ui/Rate';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { NationYear } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  nation: NationYear;
  demo: boolean;
}

/** What each tier may spend and has spent, what is meant by that, and what these sums are not. */
export function NationOpening({ language, nation, demo }: Props) {
  const { home: text } = messages(language);
  const { closedReporting, spending, whole } = nation;
  const closed = <GovernmentNames language={language} governments={closedReporting} />;
  return (
    <>
      {spending.upper === null || spending.lower === null ? null : (
        <p className="lead">
          <Sentence
            text={text.openingTier}
            slots={{
              upper: <Amount figure={spending.upper.comparable.current} language={language} />,
              upperRate: <Rate figure={spending.upper.comparable.rate} language={language} />,
              lower: <Amount figure={spending.lower.comparable.current} language={language} />,
              lowerRate: <Rate figure={spending.lower.comparable.rate} language={language} />,
            }}
          />
        </p>
      )}
      <p>
        {text.openingTermNote}{' '}
        {closedReporting.length === 0 ? null : <Sentence text={text.openingClosed} slots={{ closed }} />}
      </p>
      {demo || !whole ? (
        <Notice language={language} kind="warning">
          <p>{demo ? text.nationSample : text.nationPart}</p>
        </Notice>
      ) : null}
    </>
  );
}

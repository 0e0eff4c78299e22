import { Amount } from '@/components/ui/Amount';
import { Count } from '@/components/ui/Count';
import { Rate } from '@/components/ui/Rate';
import { Sentence } from '@/components/ui/Sentence';
import { fieldName } from '@/lib/content/field-name';
import { messages } from '@/lib/content/messages';
import { peersLabel } from '@/lib/content/peers-label';
import { count, date } from '@/lib/domain/format';
import { ownName } from '@/lib/domain/government-link';
import type { GovernmentYear } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';
import type { Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  page: GovernmentYear;
  spending: Spending;
}

/** The answer in a few plain sentences: what may be spent, what was, how that compares, on what most. */
export function Opening({ language, page, spending }: Props) {
  const { government: text, terms } = messages(language);
  const name = ownName(page.frame, language);
  const whole = page.coverage?.verifiedAsOf != null;
  const term = language === 'ko' ? terms.current : terms.current.toLowerCase();
  const { current, spent, rate, comparable } = spending;
  return (
    <p className="lead">
      <Sentence
        text={whole ? text.openingCurrent(name, page.year) : text.openingPart(name, page.year)}
        slots={{
          projects: <Count figure={spending.projects} language={language} />,
          current: <Amount figure={current} language={language} />,
          term: <dfn>{term}</dfn>,
        }}
      />{' '}
      {spent.value === null || rate.value === null ? null : (
        <Sentence
          text={(spent.value < 0 ? text.openingSpentBelowZero : text.openingSpent)(
            date(spending.asOf, language),
          )}
          slots={{
            spent: <Amount figure={spent} language={language} />,
            rate: <Rate figure={rate} language={language} />,
          }}
        />
      )}{' '}
      {spending.internal === null || comparable.rate.value === null ? null : (
        <Sentence
          text={text.openingComparable}
          slots={{ rate: <Rate figure={comparable.rate} language={language} /> }}
        />
      )}{' '}
      <Compared page={page} language={language} /> <LargestField spending={spending} language={language} />
    </p>
  );
}

function Compared({ page: { peers }, language }: { page: GovernmentYear; language: Language }) {
  if (peers?.median.value == null) return null;
  const { government: text } = messages(language);
  const median = <Rate figure={peers.median} language={language} />;
  return (
    <Sentence
      text={text.openingPeers(peersLabel(peers.group, language), count(peers.reporting))}
      slots={{ median }}
    />
  );
}

function LargestField({ spending, language }: { spending: Spending; language: Language }) {
  const [first] = spending.fields;
  if (first?.share.value == null || first.share.value <= 0) return null;
  const slots = {
    field: fieldName(first.code, language),
    share: <Rate figure={first.share} language={language} />,
  };
  return <Sentence text={messages(language).government.openingField} slots={slots} />;
}

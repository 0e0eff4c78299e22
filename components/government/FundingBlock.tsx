import { FiguresSource } from '@/components/government/FiguresSource';
import { FundingTable } from '@/components/government/FundingTable';
import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { WonFigure } from '@/lib/domain/figure';
import { count, date } from '@/lib/domain/format';
import type { GovernmentYear } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';
import type { Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  page: GovernmentYear;
  spending: Spending;
  demo: boolean;
}

/** Where the money comes from, and whether the four sources add up to the current budget. */
export function FundingBlock({ language, page, spending, demo }: Props) {
  const { government: text } = messages(language);
  const { funding, current, asOf, missing } = spending;
  return (
    <Block
      id="funding"
      title={text.fundingTitle}
      lead={text.fundingLead}
      wide
      source={
        <FiguresSource
          language={language}
          coverage={page.coverage}
          demo={demo}
          asOf={asOf}
          receipt={current.receipt}
        />
      }
    >
      <FundingTable
        language={language}
        caption={text.fundingCaption(date(asOf, language))}
        funding={funding}
        current={current}
      />
      <p>
        <Tie difference={funding.difference} language={language} />{' '}
        {missing.sources > 0 ? text.fundingMissing(count(missing.sources)) : null}
      </p>
    </Block>
  );
}

function Tie({ difference, language }: { difference: WonFigure; language: Language }) {
  const { government: text } = messages(language);
  if (difference.value === null) return null;
  if (difference.value === 0) return text.fundingTies;
  const amount = <Amount figure={difference} language={language} variant="exact" />;
  return <Sentence text={text.fundingDiffers} slots={{ difference: amount }} />;
}

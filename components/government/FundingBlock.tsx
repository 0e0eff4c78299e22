import { FiguresSource } from '@/components/government/FiguresSource';
import { FundingTable } from '@/components/government/FundingTable';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { amountExact, count, date } from '@/lib/domain/format';
import type { GovernmentYear } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';
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
        {tieText(funding.difference, language)}{' '}
        {missing.sources > 0 ? text.fundingMissing(count(missing.sources)) : null}
      </p>
    </Block>
  );
}

function tieText(difference: number | null, language: Language): string | null {
  const { government: text } = messages(language);
  if (difference === null) return null;
  if (difference === 0) return text.fundingTies;
  return text.fundingDiffers(amountExact(won(Math.abs(difference)), language), difference > 0);
}

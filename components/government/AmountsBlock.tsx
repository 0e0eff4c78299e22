import { ExecutionBar } from '@/components/charts/ExecutionBar';
import { AmountsTable } from '@/components/government/AmountsTable';
import { FiguresSource } from '@/components/government/FiguresSource';
import { InternalTransfersText } from '@/components/government/InternalTransfersText';
import { MissingText } from '@/components/government/MissingText';
import { Block } from '@/components/ui/Block';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
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

/** Planned, current budget, spent and rate; what of it is internal transfers, and what is missing. */
export function AmountsBlock({ language, page, spending, demo }: Props) {
  const { government: text } = messages(language);
  const { frame, year, population } = page;
  const { asOf, current, spent, rate } = spending;
  // Per resident says something of a whole budget only.
  const whole = page.coverage?.verifiedAsOf != null;
  return (
    <Block
      id="amounts"
      title={text.amountsTitle}
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
      <ExecutionBar language={language} id="execution" {...{ year, asOf, current, spent, rate }} />
      <Unusual rate={rate.value} spent={spent.value} language={language} />
      <AmountsTable
        language={language}
        caption={text.amountsCaption(date(asOf, language))}
        figures={spending}
        perResident={page.perResident}
      />
      {whole ? (
        <p className="note">
          {population === null
            ? text.residentsUnknown
            : text.residentsNote(count(population.residents), population.year)}
        </p>
      ) : null}
      <InternalTransfersText language={language} lafCd={frame.government.lafCd} spending={spending} />
      <MissingText language={language} lafCd={frame.government.lafCd} spending={spending} />
    </Block>
  );
}

/** Over the budget or below zero: shown as it is, with what may be behind it. */
function Unusual({
  rate,
  spent,
  language,
}: {
  rate: number | null;
  spent: number | null;
  language: Language;
}) {
  const { government: text } = messages(language);
  const over = rate !== null && rate > 1000;
  const below = spent !== null && spent < 0;
  if (!over && !below) return null;
  return (
    <Notice language={language} kind="warning">
      <p>{below ? text.belowText : text.overText}</p>
    </Notice>
  );
}

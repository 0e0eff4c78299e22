import { DatedFrame } from '@/components/asof/DatedFrame';
import { DatedGovernments } from '@/components/asof/DatedGovernments';
import { HomeOpening } from '@/components/home/HomeOpening';
import { NationBlock } from '@/components/home/NationBlock';
import { NationFields } from '@/components/home/NationFields';
import { EmptyState } from '@/components/ui/EmptyState';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Dated } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';
import type { Home } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  dated: Dated;
  /** Null where the date itself has nothing to show. */
  home: Home | null;
  demo: boolean;
}

/** The nation by tier and field as of an earlier date, and the governments of that day. */
export function HomeAsOfView({ language, dated, home, demo }: Props) {
  const { history: text } = messages(language);
  const day = date(dated.asOf, language);
  const nation = home?.nation ?? null;
  return (
    <DatedFrame
      language={language}
      dated={dated}
      live="/"
      subject={{}}
      crumbs={[{ label: day }]}
      title={text.titleAsOf(text.home, day)}
    >
      {home !== null && nation === null ? (
        <EmptyState language={language} title={text.nationNotReported(day)} />
      ) : null}
      {nation === null ? null : (
        <>
          <HomeOpening language={language} nation={nation} />
          <NationBlock language={language} nation={nation} demo={demo} />
          <NationFields language={language} nation={nation} tier="upper" demo={demo} />
          <NationFields language={language} nation={nation} tier="lower" demo={demo} />
        </>
      )}
      {home === null ? null : <DatedGovernments language={language} dated={dated} home={home} />}
    </DatedFrame>
  );
}

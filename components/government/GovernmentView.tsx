import { AsOfForm } from '@/components/asof/AsOfForm';
import { AmountsBlock } from '@/components/government/AmountsBlock';
import { FieldsBlock } from '@/components/government/FieldsBlock';
import { FundingBlock } from '@/components/government/FundingBlock';
import { LargestBlock } from '@/components/government/LargestBlock';
import { LedgerBlock } from '@/components/government/LedgerBlock';
import { NeighboursBlock } from '@/components/government/NeighboursBlock';
import { NotReported } from '@/components/government/NotReported';
import { Opening } from '@/components/government/Opening';
import { Remarks } from '@/components/government/Remarks';
import { YearsBlock } from '@/components/government/YearsBlock';
import { AskedLinks } from '@/components/questions/AskedBlock';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Citation } from '@/components/ui/Citation';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import { governmentLink, ownName } from '@/lib/domain/government-link';
import type { GovernmentYear, YearLine } from '@/lib/domain/government-page';
import { displayName, fullName } from '@/lib/domain/governments';
import { changesPath } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';
import type { Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  page: GovernmentYear;
  /** All its years, on the page of the latest; null on the page of one year, which leads there. */
  years: readonly YearLine[] | null;
  demo: boolean;
  /** How many questions its officials were asked. */
  asked: number;
}

/** A government in a fiscal year. */
export function GovernmentView({ language, page, years, demo, asked }: Props) {
  const { government: text } = messages(language);
  const { frame, year, spending } = page;
  const { lafCd } = frame.government;
  const name = displayName(frame.government, frame.on, language);
  const full = fullName(frame.government, frame.on, language);
  const upper =
    frame.upper === null ? [] : [{ label: frame.upper.names[language], href: `/g/${frame.upper.lafCd}` }];
  return (
    <>
      <Breadcrumbs language={language} items={[...upper, { label: name }]} />
      <h1>
        {spending === null && years?.length === 0 ? text.titleWithoutYear(full) : text.title(full, year)}
      </h1>
      {spending === null ? null : <Opening language={language} page={page} spending={spending} />}
      <Remarks language={language} page={page} demo={demo} />
      {spending === null ? <NotReported language={language} page={page} years={years} /> : null}
      {spending === null ? null : <Blocks language={language} page={page} spending={spending} demo={demo} />}
      <LedgerBlock language={language} page={page} />
      <Years language={language} page={page} years={years} />
      <NeighboursBlock language={language} page={page} />
      <p>
        <Link language={language} href="/participate">
          {messages(language).process.homeLink}
        </Link>
      </p>
      <AskedLinks language={language} lafCd={lafCd} total={asked} />
      {spending === null ? null : <Past language={language} page={page} years={years} spending={spending} />}
      {spending === null ? null : (
        <Citation
          language={language}
          title={text.citationTitle}
          line={text.citation(full, year, date(spending.asOf, language))}
          path={`/g/${lafCd}/${year}`}
          note={text.citationNote}
        />
      )}
      <p className="note">{text.code(lafCd)}</p>
    </>
  );
}

/** The blocks of figures, in the order in which they are asked for. */
function Blocks(props: { language: Language; page: GovernmentYear; spending: Spending; demo: boolean }) {
  return (
    <>
      <AmountsBlock {...props} />
      <FieldsBlock {...props} />
      <FundingBlock {...props} />
      <LargestBlock {...props} />
    </>
  );
}

/** The same page as of an earlier date, and what changed between two dates. */
function Past({ language, page, years, spending }: Omit<Props, 'demo' | 'asked'> & { spending: Spending }) {
  const { lafCd } = page.frame.government;
  const subject = { government: lafCd, ...(years === null ? { year: page.year } : {}) };
  return (
    <>
      <AsOfForm language={language} subject={subject} day={spending.asOf} />
      <p>
        <Link language={language} href={changesPath(lafCd)}>
          {messages(language).history.changesLink}
        </Link>
      </p>
    </>
  );
}

/** All years on the page of the latest; elsewhere the way there. A year that was not reported says so above. */
function Years({ language, page: { frame, spending }, years }: Omit<Props, 'demo' | 'asked'>) {
  const { lafCd } = frame.government;
  if (years !== null)
    return (
      <YearsBlock language={language} government={governmentLink(frame.government, frame.on)} years={years} />
    );
  if (spending === null) return null;
  return (
    <p>
      <Link language={language} href={`/g/${lafCd}`}>
        {messages(language).government.latestAndAll(ownName(frame, language))}
      </Link>
    </p>
  );
}

import { DatedFrame } from '@/components/asof/DatedFrame';
import { DatedLargest } from '@/components/asof/DatedLargest';
import { DatedYears } from '@/components/asof/DatedYears';
import { fieldsFinding } from '@/components/government/FieldsBlock';
import { AmountsBlock } from '@/components/government/AmountsBlock';
import { FieldsTable } from '@/components/government/FieldsTable';
import { FiguresSource } from '@/components/government/FiguresSource';
import { FundingBlock } from '@/components/government/FundingBlock';
import { Opening } from '@/components/government/Opening';
import { Remarks } from '@/components/government/Remarks';
import { Block } from '@/components/ui/Block';
import { Citation } from '@/components/ui/Citation';
import { EmptyState } from '@/components/ui/EmptyState';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { GovernmentYear, YearLine } from '@/lib/domain/government-page';
import { displayName, fullName } from '@/lib/domain/governments';
import { asOfPath, type Dated } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';
import type { Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  dated: Dated;
  page: GovernmentYear;
  /** Null on the page of one year. */
  years: readonly YearLine[] | null;
  demo: boolean;
}

/** A government as of an earlier date: the blocks of its live page, without what compares it with others. */
export function GovernmentAsOfView({ language, dated, page, years, demo }: Props) {
  const { government: text, history } = messages(language);
  const { frame, year, spending } = page;
  const { lafCd } = frame.government;
  const full = fullName(frame.government, frame.on, language);
  const ofYear = years === null;
  const day = date(dated.asOf, language);
  return (
    <DatedFrame
      language={language}
      dated={dated}
      live={ofYear ? `/g/${lafCd}/${year}` : `/g/${lafCd}`}
      subject={{ government: lafCd, ...(ofYear ? { year } : {}) }}
      crumbs={[
        { label: displayName(frame.government, frame.on, language), href: `/g/${lafCd}` },
        { label: day },
      ]}
      title={history.titleAsOf(spending === null ? text.titleWithoutYear(full) : text.title(full, year), day)}
    >
      <Missing language={language} dated={dated} page={page} ofYear={ofYear} />
      {spending === null ? null : (
        <Figures language={language} dated={dated} page={page} spending={spending} demo={demo} />
      )}
      {ofYear ? null : <DatedYears language={language} dated={dated} lafCd={lafCd} years={years} />}
      {spending === null ? null : (
        <Citation
          language={language}
          title={text.citationTitle}
          line={text.citation(full, year, day)}
          path={asOfPath(dated.asOf, `/g/${lafCd}/${year}`, dated.known?.run ?? null)}
          note={text.citationNote}
        />
      )}
      <p className="note">{text.code(lafCd)}</p>
    </DatedFrame>
  );
}

/** Where there are no figures although the date has nothing wrong: it had not reported by then. */
function Missing({
  language,
  dated: { problem, asOf },
  page: { frame, year, spending },
  ofYear,
}: Pick<Props, 'language' | 'dated' | 'page'> & { ofYear: boolean }) {
  const { history: text } = messages(language);
  if (problem !== null || spending !== null) return null;
  const full = fullName(frame.government, frame.on, language);
  const day = date(asOf, language);
  return (
    <EmptyState
      language={language}
      title={ofYear ? text.notReportedYear(full, year, day) : text.notReported(full, day)}
    />
  );
}

function Figures({ dated, ...parts }: BlockProps & { dated: Dated }) {
  return (
    <>
      <Opening {...parts} />
      <Remarks {...parts} />
      <AmountsBlock {...parts} />
      <Fields {...parts} />
      <FundingBlock {...parts} />
      <DatedLargest {...parts} dated={dated} />
    </>
  );
}

interface BlockProps {
  language: Language;
  page: GovernmentYear;
  spending: Spending;
  demo: boolean;
}

/** The table of fields, without links to lists of the present. */
function Fields({ language, page, spending, demo }: BlockProps) {
  const { government: text } = messages(language);
  const { fields, comparable, asOf } = spending;
  if (fields.length === 0) return null;
  const source = { coverage: page.coverage, demo, asOf, receipt: comparable.current.receipt };
  return (
    <Block
      id="fields"
      title={text.fieldsTitle}
      lead={fieldsFinding(fields, language)}
      wide
      source={<FiguresSource language={language} {...source} />}
    >
      <FieldsTable
        language={language}
        id="field"
        caption={text.fieldsCaption(date(asOf, language))}
        fields={fields}
        total={comparable}
      />
    </Block>
  );
}

import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Rate } from '@/components/ui/Rate';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { GovernmentLink } from '@/lib/domain/government-link';
import type { YearLine } from '@/lib/domain/government-page';
import { isOneToOne } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  government: GovernmentLink;
  years: readonly YearLine[];
}

/** Every year with data, of what went into the government too, each leading to its own page. */
export function YearsBlock({ language, government, years }: Props) {
  const { common, terms, government: text } = messages(language);
  if (years.length === 0) return null;
  const columns: Column<YearLine>[] = [
    {
      key: 'year',
      header: text.year,
      rowHeader: true,
      cell: (line) => (
        <Link language={language} href={yearPath(line, government)}>
          {terms.year(line.year)}
        </Link>
      ),
    },
    ...(years.some(({ ancestor }) => ancestor !== null) ? [reporterColumn(government, language)] : []),
    {
      key: 'asOf',
      header: common.asOf,
      cell: ({ asOf }) => <time dateTime={asOf}>{date(asOf, language)}</time>,
    },
    {
      key: 'current',
      header: terms.current,
      unit: common.won,
      numeric: true,
      cell: ({ current }) => <Amount figure={current} language={language} variant="bare" />,
    },
    {
      key: 'spent',
      header: terms.spent,
      unit: common.won,
      numeric: true,
      cell: ({ spent }) => <Amount figure={spent} language={language} variant="bare" />,
    },
    {
      key: 'rate',
      header: terms.rate,
      numeric: true,
      cell: ({ rate }) => <Rate figure={rate} language={language} />,
    },
  ];
  return (
    <Block id="years" title={text.yearsTitle} wide>
      <Table
        language={language}
        caption={text.yearsCaption}
        columns={columns}
        rows={years}
        rowKey={({ year, ancestor }) => `${year} ${ancestor?.government.lafCd ?? ''}`}
      />
      <p className="note">
        {text.yearsNote}
        {years.some(({ ancestor }) => ancestor !== null) ? ` ${text.yearsAncestors}` : null}
      </p>
    </Block>
  );
}

/** A code that a one-to-one change replaced has no page of its own: the newer one's page shows that year. */
function yearPath({ year, ancestor }: YearLine, government: GovernmentLink): string {
  const { lafCd } = ancestor === null || isOneToOne(ancestor) ? government : ancestor.government;
  return `/g/${lafCd}/${year}`;
}

/** Which government the figures are of, where it is not the same one in all years. */
function reporterColumn(government: GovernmentLink, language: Language): Column<YearLine> {
  const { government: text } = messages(language);
  return {
    key: 'reporter',
    header: text.reporter,
    cell: ({ ancestor }) =>
      ancestor === null
        ? government.names[language]
        : `${ancestor.government.names[language]} (${text.ancestorKinds[ancestor.kind]})`,
  };
}

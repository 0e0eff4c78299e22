import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Rate } from '@/components/ui/Rate';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { YearLine } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  lafCd: string;
  years: readonly YearLine[];
}

/** Every year with data, each leading to its own page. */
export function YearsBlock({ language, lafCd, years }: Props) {
  const { common, terms, government: text } = messages(language);
  if (years.length === 0) return null;
  const columns: Column<YearLine>[] = [
    {
      key: 'year',
      header: text.year,
      rowHeader: true,
      cell: ({ year }) => (
        <Link language={language} href={`/g/${lafCd}/${year}`}>
          {terms.year(year)}
        </Link>
      ),
    },
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
        rowKey={({ year }) => year}
      />
      <p className="note">{text.yearsNote}</p>
    </Block>
  );
}

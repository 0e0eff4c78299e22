import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Rate } from '@/components/ui/Rate';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { YearLine } from '@/lib/domain/government-page';
import { asOfPath, type Dated } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  dated: Dated;
  lafCd: string;
  years: readonly YearLine[];
}

/** Every year reported by that day, each leading to its own page of that day. */
export function DatedYears({ language, dated, lafCd, years }: Props) {
  const { common, terms, government: text, history } = messages(language);
  if (years.length === 0) return null;
  const run = dated.fixed ? (dated.known?.run ?? null) : null;
  const amount = { unit: common.won, numeric: true };
  const columns: Column<YearLine>[] = [
    {
      key: 'year',
      header: text.year,
      rowHeader: true,
      cell: ({ year }) => (
        <Link language={language} href={asOfPath(dated.asOf, `/g/${lafCd}/${year}`, run)}>
          {terms.year(year)}
        </Link>
      ),
    },
    {
      key: 'current',
      header: terms.current,
      ...amount,
      cell: ({ current }) => <Amount figure={current} language={language} variant="bare" />,
    },
    {
      key: 'spent',
      header: terms.spent,
      ...amount,
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
    <Block id="years" title={history.yearsTitle} wide>
      <Table
        language={language}
        caption={history.yearsCaption(date(dated.asOf, language))}
        columns={columns}
        rows={years}
        rowKey={({ year }) => year}
      />
    </Block>
  );
}

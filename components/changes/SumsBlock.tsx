import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { amountBare, count, date } from '@/lib/domain/format';
import type { ChangesPage, YearDifference } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';
import type { Won } from '@/lib/domain/money';

interface Props {
  language: Language;
  page: ChangesPage;
  shown: YearDifference;
}

type Measure = keyof YearDifference['figures'];

/** Planned, current budget and spent on both dates; each sum has its receipt, the difference is what lies between them. */
export function SumsBlock({ language, page: { from, to }, shown }: Props) {
  const { common, government, terms, history: text } = messages(language);
  const amount = { unit: common.won, numeric: true };
  const columns: Column<Measure>[] = [
    { key: 'measure', header: government.what, rowHeader: true, cell: (measure) => terms[measure] },
    {
      key: 'before',
      header: date(from, language),
      ...amount,
      cell: (measure) => <Amount figure={shown.figures[measure].from} language={language} variant="bare" />,
    },
    {
      key: 'after',
      header: date(to, language),
      ...amount,
      cell: (measure) => <Amount figure={shown.figures[measure].to} language={language} variant="bare" />,
    },
    {
      key: 'difference',
      header: text.difference,
      ...amount,
      cell: (measure) => signed(shown.measures[measure].difference, language),
    },
  ];
  const { missingBefore, missingAfter } = shown.measures.spent;
  return (
    <Block id="sums" title={text.sumsTitle(shown.year)} wide>
      <Table
        language={language}
        caption={text.sumsCaption(date(from, language), date(to, language))}
        columns={columns}
        rows={['planned', 'current', 'spent']}
        rowKey={(measure) => measure}
      />
      {missingBefore + missingAfter === 0 ? null : (
        <p className="note">{text.missingNote(count(missingBefore), count(missingAfter))}</p>
      )}
    </Block>
  );
}

/** A difference with its sign; unknown where either sum is. */
function signed(value: Won | null, language: Language): string {
  if (value === null) return messages(language).common.unknown;
  return (value > 0 ? '+' : '') + amountBare(value);
}

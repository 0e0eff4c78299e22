import { Amount } from '@/components/ui/Amount';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { WonFigure } from '@/lib/domain/figure';
import type { PerResident } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  caption: string;
  figures: { planned: WonFigure; current: WonFigure; spent: WonFigure };
  /** Null or left out: no column per resident. */
  perResident?: PerResident | null;
}

interface Row {
  key: 'planned' | 'current' | 'spent';
  figure: WonFigure;
}

/** Planned, current budget and spent, each with its meaning, and per resident where residents are known. */
export function AmountsTable({ language, caption, figures, perResident = null }: Props) {
  const { common, terms, government: text } = messages(language);
  const perHead: Column<Row> = {
    key: 'per-resident',
    header: text.perResident,
    unit: common.won,
    numeric: true,
    cell: ({ key }) =>
      perResident === null ? null : <Amount figure={perResident[key]} language={language} variant="bare" />,
  };
  const columns: Column<Row>[] = [
    { key: 'what', header: text.what, rowHeader: true, cell: ({ key }) => terms[key] },
    {
      key: 'amount',
      header: text.amount,
      unit: common.won,
      numeric: true,
      cell: ({ figure }) => <Amount figure={figure} language={language} variant="bare" />,
    },
    ...(perResident === null ? [] : [perHead]),
    { key: 'meaning', header: text.meaning, prose: true, cell: ({ key }) => terms[`${key}Meaning`] },
  ];
  const keys = ['planned', 'current', 'spent'] as const;
  const rows = keys.map((key): Row => ({ key, figure: figures[key] }));
  return (
    <Table language={language} caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} />
  );
}

import type { ReactNode } from 'react';
import { Bar } from '@/components/charts/Bar';
import { scaleOf } from '@/components/charts/scale';
import { Amount } from '@/components/ui/Amount';
import { Rate } from '@/components/ui/Rate';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { RateFigure, WonFigure } from '@/lib/domain/figure';
import type { Language } from '@/lib/domain/language';

export interface BarRow {
  key: string;
  label: ReactNode;
  amount: WonFigure;
  /** The row's share of the whole. */
  share?: RateFigure;
}

interface Props {
  language: Language;
  /** Unique in the page, for the patterns of the bars. */
  id: string;
  /** What the figures say: "사회복지가 38 %로 가장 크다". */
  title: string;
  /** Unit, basis and date. */
  subtitle: string;
  /** What the rows are; what is measured; and, where rows have one, what the share is of. */
  headers: { label: string; amount: string; share?: string };
  rows: readonly BarRow[];
}

/** A comparison: the table first, and in each row the bar drawn from it, on an axis that begins at zero. */
export function BarList({ language, id, title, subtitle, headers, rows }: Props) {
  const { common } = messages(language);
  const scale = scaleOf(rows.map((row) => row.amount.value ?? 0));
  const share: Column<BarRow>[] =
    headers.share === undefined
      ? []
      : [
          {
            key: 'share',
            header: headers.share,
            numeric: true,
            cell: (row) => (row.share ? <Rate figure={row.share} language={language} /> : null),
          },
        ];
  const columns: Column<BarRow>[] = [
    { key: 'label', header: headers.label, rowHeader: true, cell: (row) => row.label },
    {
      key: 'amount',
      header: headers.amount,
      unit: common.won,
      numeric: true,
      cell: (row) => <Amount figure={row.amount} language={language} variant="bare" />,
    },
    ...share,
    {
      key: 'bar',
      header: common.bar,
      picture: true,
      cell: (row) =>
        row.amount.value === null ? null : (
          <Bar id={`${id}-${row.key}`} value={row.amount.value} scale={scale} />
        ),
    },
  ];
  const caption = (
    <>
      {title} <span className="subtitle">{subtitle}</span>
    </>
  );
  return (
    <Table language={language} caption={caption} columns={columns} rows={rows} rowKey={(row) => row.key} />
  );
}

import { Amount } from '@/components/ui/Amount';
import { Rate } from '@/components/ui/Rate';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { WonFigure } from '@/lib/domain/figure';
import type { Language } from '@/lib/domain/language';
import { sourceShare } from '@/lib/domain/receipt-figures';
import type { Funding } from '@/lib/domain/spending';

interface Props {
  language: Language;
  caption: string;
  funding: Funding;
  current: WonFigure;
}

interface Row {
  key: string;
  name: string;
  meaning: string;
  figure: WonFigure;
}

/** The four funding sources, and the current budget that they should add up to in the foot. */
export function FundingTable({ language, caption, funding, current }: Props) {
  const { common, terms } = messages(language);
  const sources = ['national', 'province', 'municipal', 'other'] as const;
  const rows = sources.map((key): Row => ({
    key,
    name: terms[key],
    meaning: terms[`${key}Meaning`],
    figure: funding[key],
  }));
  const columns: Column<Row>[] = [
    { key: 'source', header: terms.fundingSource, rowHeader: true, cell: ({ name }) => name },
    {
      key: 'amount',
      header: terms.current,
      unit: common.won,
      numeric: true,
      cell: ({ figure }) => <Amount figure={figure} language={language} variant="bare" />,
    },
    {
      key: 'share',
      header: terms.share,
      numeric: true,
      // Left blank where it says nothing: no whole, or the whole itself.
      cell: ({ figure }) => {
        const share = sourceShare(figure, current);
        return figure === current || share.value === null ? '' : <Rate figure={share} language={language} />;
      },
    },
    { key: 'meaning', header: terms.meaning, prose: true, cell: ({ meaning }) => meaning },
  ];
  const foot: Row = { key: 'current', name: terms.current, meaning: '', figure: current };
  return (
    <Table
      language={language}
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      foot={[foot]}
    />
  );
}

import { ReceiptCheck } from '@/components/receipt/ReceiptCheck';
import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { WonSum } from '@/lib/domain/money';
import { sumFigure } from '@/lib/domain/receipt-figures';
import type { ReceiptPage } from '@/lib/domain/receipt-page';
import { termsOf, type TermName } from '@/lib/domain/receipt-sheet';

interface SumLine {
  name: TermName;
  sum: WonSum;
}

/** The sum done again, what is missing in it, and whether pages show the same. */
export function ReceiptSums({ page, language }: { page: ReceiptPage; language: Language }) {
  const { receipt } = messages(language);
  // A median is no sum: what it is made of stands government by government.
  if (page.address.measure === 'median') return <ReceiptCheck page={page} language={language} />;
  const lines = termsOf(page.address).flatMap(({ name }, index): SumLine[] => {
    const sum = page.totals.sums[index];
    return sum === undefined ? [] : [{ name, sum }];
  });
  const missing = Math.max(0, ...lines.map(({ sum }) => sum.missing));
  return (
    <Block
      id="sums"
      title={receipt.sumsTitle}
      lead={page.totals.rows === 0 ? undefined : <p>{receipt.sumsLead}</p>}
    >
      {lines.length === 0 || page.totals.rows === 0 ? null : (
        <Table
          language={language}
          caption={receipt.sumsCaption}
          captionHidden
          columns={columnsOf(page, language)}
          rows={lines}
          rowKey={({ name }) => name}
        />
      )}
      {missing === 0 ? null : <p>{receipt.missing(count(missing))}</p>}
      <ReceiptCheck page={page} language={language} />
    </Block>
  );
}

function columnsOf({ address }: ReceiptPage, language: Language): Column<SumLine>[] {
  const { common, receipt } = messages(language);
  return [
    {
      key: 'term',
      header: receipt.term,
      rowHeader: true,
      cell: ({ name }) => (name === 'amount' ? receipt.measures[address.measure] : receipt.terms[name]),
    },
    { key: 'counted', header: receipt.counted, numeric: true, cell: ({ sum }) => count(sum.counted) },
    { key: 'missing', header: receipt.notReported, numeric: true, cell: ({ sum }) => count(sum.missing) },
    {
      key: 'sum',
      header: receipt.sum,
      unit: common.won,
      numeric: true,
      cell: ({ name, sum }) => (
        <Amount
          figure={sumFigure(address, name, sum.total)}
          language={language}
          variant="bare"
          // The page's own sum needs no link to itself; divided by residents, it is another figure's.
          link={name !== 'amount' || address.residents !== undefined}
        />
      ),
    },
  ];
}

import { viewPath } from '@/components/receipt/receipt-text';
import { Amount } from '@/components/ui/Amount';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Rate } from '@/components/ui/Rate';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { rateOf, subtotalFigure } from '@/lib/domain/receipt-figures';
import type { ReceiptAddress } from '@/lib/domain/receipt';
import type { ReceiptPage } from '@/lib/domain/receipt-page';
import { type ReceiptSubtotal, termsOf } from '@/lib/domain/receipt-sheet';

/** The subtotal of each government: what a receipt over several shows in place of its rows when asked to. */
export function ReceiptGovernments({ page, language }: { page: ReceiptPage; language: Language }) {
  const { receipt } = messages(language);
  const rows = page.totals.governments;
  return (
    <Block id="governments" title={receipt.governmentsTitle} wide>
      {page.address.measure === 'median' ? null : (
        <p>
          <Link language={language} href={viewPath(page.address, {}, '#rows')}>
            {receipt.rowsLink}
          </Link>
        </p>
      )}
      <Table
        language={language}
        caption={receipt.governmentsCaption(count(rows.length))}
        columns={columnsOf(page, language)}
        rows={rows}
        rowKey={({ lafCd }) => lafCd}
      />
    </Block>
  );
}

function columnsOf({ address, governments }: ReceiptPage, language: Language): Column<ReceiptSubtotal>[] {
  const { common, receipt } = messages(language);
  return [
    {
      key: 'government',
      header: receipt.government,
      rowHeader: true,
      cell: ({ lafCd }) => (
        <Link language={language} href={`/g/${lafCd}/${address.year}`}>
          {governments[lafCd]?.names[language] ?? lafCd}
        </Link>
      ),
    },
    { key: 'rows', header: receipt.projects, numeric: true, cell: ({ rows }) => count(rows) },
    ...termsOf(address).flatMap(({ name }, index): Column<ReceiptSubtotal>[] => [
      {
        key: `${name}-missing`,
        header: receipt.notReported,
        numeric: true,
        cell: ({ sums }) => count(sums[index]?.missing ?? 0),
      },
      {
        key: name,
        header: name === 'amount' ? receipt.measures[address.measure] : receipt.terms[name],
        unit: common.won,
        numeric: true,
        cell: ({ lafCd, sums }) => (
          <Amount
            figure={subtotalFigure(address, name, lafCd, sums[index]?.total ?? null)}
            language={language}
            variant="bare"
          />
        ),
      },
    ]),
    ...(address.measure === 'rate' || address.measure === 'median' ? [rateColumn(address, language)] : []),
  ];
}

function rateColumn(address: ReceiptAddress, language: Language): Column<ReceiptSubtotal> {
  return {
    key: 'rate',
    header: messages(language).receipt.measures.rate,
    numeric: true,
    cell: ({ lafCd, sums }) => <Rate figure={rateOf(address, lafCd, sums)} language={language} />,
  };
}

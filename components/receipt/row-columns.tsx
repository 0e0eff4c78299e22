import { viewPath } from '@/components/receipt/receipt-text';
import { Amount } from '@/components/ui/Amount';
import { Link } from '@/components/ui/Link';
import type { Column } from '@/components/ui/Table';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { rowFigure } from '@/lib/domain/receipt-figures';
import type { ReceiptPage } from '@/lib/domain/receipt-page';
import { type ReceiptRow, type Term, termsOf } from '@/lib/domain/receipt-sheet';

/** The columns of a receipt's rows: what it is, whose, the amounts that entered the sums, since when, and the raw row. */
export function rowColumns(page: ReceiptPage, language: Language): Column<ReceiptRow>[] {
  const several = page.totals.governments.length > 1;
  return [
    projectColumn(language),
    ...(several ? [governmentColumn(page, language)] : []),
    ...termsOf(page.address).map((term) => termColumn(page, term, language)),
    ...originColumns(page, language),
  ];
}

function projectColumn(language: Language): Column<ReceiptRow> {
  return {
    key: 'project',
    header: messages(language).receipt.project,
    rowHeader: true,
    cell: (row) => (
      <>
        <Link language={language} href={`/p/${row.id}`}>
          {row.name}
        </Link>
        <br />
        <small>{[row.accountName, row.fieldName, row.sectionName].filter(Boolean).join(' · ')}</small>
      </>
    ),
  };
}

function governmentColumn({ governments }: ReceiptPage, language: Language): Column<ReceiptRow> {
  return {
    key: 'government',
    header: messages(language).receipt.government,
    cell: ({ lafCd }) => governments[lafCd]?.names[language] ?? lafCd,
  };
}

function termColumn({ address }: ReceiptPage, term: Term, language: Language): Column<ReceiptRow> {
  const { common, receipt } = messages(language);
  return {
    key: term.name,
    header: term.name === 'amount' ? receipt.measures[address.measure] : receipt.terms[term.name],
    unit: common.won,
    numeric: true,
    cell: (row) => {
      const amount = term.amountOf(row);
      if (amount === undefined) return <span className="missing">{receipt.notInPart}</span>;
      return (
        <Amount figure={rowFigure(address, term.name, row, amount)} language={language} variant="bare" />
      );
    },
  };
}

function originColumns({ address, page }: ReceiptPage, language: Language): Column<ReceiptRow>[] {
  const { receipt } = messages(language);
  const place: Record<string, string> = page === 1 ? {} : { page: String(page) };
  return [
    {
      key: 'as-of',
      header: receipt.asOf,
      cell: ({ asOf }) => <time dateTime={asOf}>{date(asOf, language)}</time>,
    },
    { key: 'run', header: receipt.run, numeric: true, cell: ({ run }) => String(run) },
    {
      key: 'raw',
      header: receipt.rawTitle,
      cell: (row) =>
        row.raw === null ? (
          <span className="missing">{receipt.noRaw}</span>
        ) : (
          <Link language={language} href={viewPath(address, { ...place, raw: row.id }, '#raw')}>
            {receipt.rawLink}
            <VisuallyHidden>, {receipt.rawOf(row.name)}</VisuallyHidden>
          </Link>
        ),
    },
  ];
}

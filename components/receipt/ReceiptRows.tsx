import { rowColumns } from '@/components/receipt/row-columns';
import { viewPath } from '@/components/receipt/receipt-text';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { Pagination } from '@/components/ui/Pagination';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ReceiptPage } from '@/lib/domain/receipt-page';

interface Props {
  page: ReceiptPage;
  language: Language;
}

/** The rows that entered the sum, a page of them. */
export function ReceiptRows({ page, language }: Props) {
  const { receipt } = messages(language);
  const { rows, totals, address } = page;
  const governments = totals.governments.length;
  const from = page.offset + 1;
  const caption = receipt.rowsCaption(count(from), count(from + rows.length - 1), count(totals.rows));
  if (rows.length === 0) {
    return (
      <Block id="rows" title={receipt.rowsTitle}>
        <EmptyState language={language} title={receipt.empty} />
      </Block>
    );
  }
  return (
    <Block id="rows" title={receipt.rowsTitle} wide>
      {rows.length < 2 ? null : <p>{governments < 2 ? receipt.rowsOrder : receipt.rowsOrderOfSeveral}</p>}
      {governments < 2 ? null : (
        <p>
          <Link language={language} href={viewPath(address, { by: 'government' }, '#governments')}>
            {receipt.governmentsLink(count(governments))}
          </Link>
        </p>
      )}
      <Table
        language={language}
        caption={caption}
        columns={rowColumns(page, language)}
        rows={rows}
        rowKey={({ id }) => id}
      />
      <Pagination
        language={language}
        page={page.page}
        pages={page.pages}
        hrefOf={(number) => viewPath(address, number === 1 ? {} : { page: String(number) }, '#rows')}
      />
    </Block>
  );
}

import { ruleName } from '@/components/ledger/ledger-text';
import { ObservedList } from '@/components/ledger/ObservedList';
import { Subject } from '@/components/ledger/Subject';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { Discrepancy, Ledger } from '@/lib/domain/rules/ledger';

/** A page of the ledger: each row leads to its own page, its subject and the rows behind each amount. */
export function LedgerTable({ ledger, language }: { ledger: Ledger; language: Language }) {
  const { ledger: text } = messages(language);
  const columns: Column<Discrepancy>[] = [
    {
      key: 'rule',
      header: text.rule,
      rowHeader: true,
      cell: ({ id, rule }) => (
        <Link language={language} href={`/status/ledger/${id}`}>
          {ruleName(rule, language)}
        </Link>
      ),
    },
    { key: 'subject', header: text.subject, cell: (one) => <Subject one={one} language={language} /> },
    {
      key: 'seen',
      header: text.seen,
      cell: ({ observed, year }) => <ObservedList observed={observed} year={year} language={language} />,
    },
    { key: 'since', header: text.since, cell: (one) => sinceText(one, language) },
  ];
  return (
    <Table
      language={language}
      caption={text.listCaption(count(ledger.total))}
      columns={columns}
      rows={ledger.items}
      rowKey={({ id }) => id}
    />
  );
}

function sinceText({ first, last, closed }: Discrepancy, language: Language): string {
  const { ledger: text } = messages(language);
  if (closed !== null) return text.closed(date(closed.asOf, language));
  if (first.asOf === last.asOf) return date(first.asOf, language);
  return text.sinceText(date(first.asOf, language), date(last.asOf, language));
}

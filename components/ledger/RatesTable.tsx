import { rateText } from '@/components/ledger/ledger-text';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { RULES } from '@/lib/domain/rules';
import { type BaseRate, type LedgerFilter, ledgerPath } from '@/lib/domain/rules/ledger';

interface Props {
  rates: readonly BaseRate[];
  /** What the links to single rules keep: a government, a year. */
  within: Partial<LedgerFilter>;
  caption: string;
  language: Language;
}

/** Rules with how often each is broken, of how often it could be put. */
export function RatesTable({ rates, within, caption, language }: Props) {
  const { ledger: text } = messages(language);
  const columns: Column<BaseRate>[] = [
    {
      key: 'rule',
      header: text.rule,
      rowHeader: true,
      cell: ({ rule }) => (
        <Link language={language} href={ledgerPath({ ...within, rule })}>
          {RULES[rule].name[language]}
        </Link>
      ),
    },
    { key: 'found', header: text.found, numeric: true, cell: ({ found }) => count(found) },
    { key: 'checked', header: text.checked, numeric: true, cell: ({ checked }) => count(checked) },
    { key: 'rate', header: text.rate, numeric: true, cell: (rate) => rateText(rate) },
    {
      key: 'expected',
      header: text.expected,
      prose: true,
      cell: ({ rule }) => RULES[rule].expected[language],
    },
  ];
  return (
    <Table language={language} caption={caption} columns={columns} rows={rates} rowKey={({ rule }) => rule} />
  );
}

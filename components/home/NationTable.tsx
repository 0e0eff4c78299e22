import { Amount } from '@/components/ui/Amount';
import { Rate } from '@/components/ui/Rate';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { Tier } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import type { NationYear } from '@/lib/domain/nation-page';
import type { Spending } from '@/lib/domain/spending';

interface Row {
  tier: Tier;
  counted: number;
  spending: Spending;
}

/** One row a tier, without a row for both. */
export function NationTable({ language, nation }: { language: Language; nation: NationYear }) {
  const { common, terms, home: text } = messages(language);
  const rows = (['upper', 'lower'] as const).flatMap((tier): Row[] => {
    const spending = nation.spending[tier];
    return spending === null ? [] : [{ tier, counted: nation.counted[tier], spending }];
  });
  const amount = { unit: common.won, numeric: true };
  const columns: Column<Row>[] = [
    { key: 'tier', header: text.tier, rowHeader: true, cell: ({ tier }) => text[tier] },
    {
      key: 'governments',
      header: text.governments,
      numeric: true,
      cell: ({ counted }) => count(counted),
    },
    {
      key: 'current',
      header: terms.current,
      ...amount,
      cell: ({ spending }) => (
        <Amount figure={spending.comparable.current} language={language} variant="bare" />
      ),
    },
    {
      key: 'spent',
      header: terms.spent,
      ...amount,
      cell: ({ spending }) => (
        <Amount figure={spending.comparable.spent} language={language} variant="bare" />
      ),
    },
    {
      key: 'rate',
      header: terms.rate,
      numeric: true,
      cell: ({ spending }) => <Rate figure={spending.comparable.rate} language={language} />,
    },
  ];
  return (
    <Table
      language={language}
      caption={text.tierCaption(date(nation.asOf, language))}
      columns={columns}
      rows={rows}
      rowKey={({ tier }) => tier}
    />
  );
}

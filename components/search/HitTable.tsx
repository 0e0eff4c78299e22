import { HitName } from '@/components/search/HitName';
import { Amount } from '@/components/ui/Amount';
import { Link } from '@/components/ui/Link';
import { Rate } from '@/components/ui/Rate';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { findField } from '@/lib/domain/fields';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { type SearchHit, searchPath, type SearchState, type Sort, usualOrder } from '@/lib/domain/search';

interface Props {
  language: Language;
  state: SearchState;
  items: readonly SearchHit[];
}

/** The link of a column's header: sorts by it, the other way round where the list already is. */
function sortBy(state: SearchState, sort: Sort) {
  const usual = usualOrder(sort);
  if (state.sort !== sort) return { href: searchPath(state, { sort, order: usual }), direction: null };
  const order = state.order === 'asc' ? 'desc' : 'asc';
  const direction = state.order === 'asc' ? ('ascending' as const) : ('descending' as const);
  return { href: searchPath(state, { order }), direction };
}

function fieldOf({ fieldCode, fieldName }: SearchHit, language: Language): string {
  const known = fieldCode === null ? null : findField(fieldCode);
  return known?.[language] ?? fieldName ?? messages(language).terms.fieldUnknown;
}

function columnsOf({ language, state }: Props): Column<SearchHit>[] {
  const { common, search, terms } = messages(language);
  const amount = { numeric: true, unit: common.won };
  return [
    {
      key: 'name',
      header: search.name,
      rowHeader: true,
      sort: sortBy(state, 'name'),
      cell: (hit) => <HitName language={language} hit={hit} />,
    },
    {
      key: 'government',
      header: search.government,
      cell: ({ government }) => (
        <Link language={language} href={`/g/${government.lafCd}`}>
          {government.names[language]}
        </Link>
      ),
    },
    { key: 'year', header: search.year, cell: ({ year }) => terms.year(year) },
    { key: 'field', header: terms.field, cell: (hit) => fieldOf(hit, language) },
    {
      key: 'account',
      header: terms.account,
      cell: ({ accountName }) => <span lang="ko">{accountName}</span>,
    },
    {
      key: 'current',
      header: terms.current,
      ...amount,
      sort: sortBy(state, 'current'),
      cell: ({ current }) => <Amount figure={current} language={language} variant="bare" />,
    },
    {
      key: 'spent',
      header: terms.spent,
      ...amount,
      sort: sortBy(state, 'spent'),
      cell: ({ spent }) => <Amount figure={spent} language={language} variant="bare" />,
    },
    {
      key: 'rate',
      header: terms.rate,
      numeric: true,
      sort: sortBy(state, 'rate'),
      cell: ({ rate }) => <Rate figure={rate} language={language} />,
    },
    {
      key: 'asOf',
      header: common.asOf,
      cell: ({ asOf }) => <time dateTime={asOf}>{date(asOf, language)}</time>,
    },
  ];
}

/** The projects of a page of results. */
export function HitTable(props: Props) {
  const { language, items } = props;
  return (
    <Table
      language={language}
      caption={messages(language).search.caption}
      captionHidden
      columns={columnsOf(props)}
      rows={items}
      rowKey={({ year, id }) => `${year} ${id}`}
    />
  );
}

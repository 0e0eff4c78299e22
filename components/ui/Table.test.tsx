import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Pagination, pageWindow } from '@/components/ui/Pagination';
import { type Column, Table } from '@/components/ui/Table';

interface Row {
  name: string;
  spent: string | null;
}
const columns: Column<Row>[] = [
  { key: 'name', header: '사업', rowHeader: true, cell: (row) => row.name },
  {
    key: 'spent',
    header: '지출액',
    unit: '원',
    numeric: true,
    sort: { href: '/search?sort=spent', direction: 'descending' },
    cell: (row) => row.spent,
  },
];

describe('Table', () => {
  const html = renderToStaticMarkup(
    <Table
      language="en"
      caption="사업 목록"
      columns={columns}
      rows={[{ name: '다리', spent: '1' }]}
      foot={[{ name: '합계', spent: null }]}
      rowKey={(row) => row.name}
    />,
  );

  it('names itself, its columns with their units, and its rows', () => {
    expect(html).toContain('<caption>사업 목록</caption>');
    expect(html).toContain('<span class="unit"> (원)</span>');
    expect(html).toContain('<th role="rowheader" scope="row">다리</th>');
  });

  it('labels each value for the phone, and leaves a cell without content empty', () => {
    expect(html).toContain('<td role="cell" class="numeric" data-label="지출액 (원)">1</td>');
    expect(html).toContain('<td role="cell" class="numeric" data-label="지출액 (원)"></td>');
  });

  it('sorts by links and says how it is sorted', () => {
    expect(html).toContain('aria-sort="descending"');
    expect(html).toContain('href="/en/search?sort=spent"');
  });
});

describe('Pagination', () => {
  it.each([
    [1, 2, [1, 2]],
    [1, 80, [1, 2, 3, 80]],
    [5, 80, [1, 3, 4, 5, 6, 7, 80]],
    [80, 80, [1, 78, 79, 80]],
  ])('on page %d of %d', (page, pages, shown) => {
    expect(pageWindow(page, pages)).toEqual(shown);
  });

  it('is not there for one page', () => {
    const html = renderToStaticMarkup(<Pagination language="ko" page={1} pages={1} hrefOf={() => '/'} />);
    expect(html).toBe('');
  });

  it('marks the page that is read', () => {
    const html = renderToStaticMarkup(
      <Pagination language="ko" page={2} pages={3} hrefOf={(page) => `/search?page=${page}`} />,
    );
    expect(html).toContain('<a href="/search?page=2" aria-current="page">2</a>');
    expect(html).toContain('<a href="/search?page=3">다음</a>');
  });
});

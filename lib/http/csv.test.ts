import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvLine, safeFileName } from '@/lib/http/csv';

/** What a reader of CSV makes of a line of ours. */
function readBack(cells: string[]): string[] | undefined {
  const rows: string[][] = parse(csvLine(cells));
  return rows[0];
}

describe('csvLine', () => {
  it.each([
    '=SUM(A1:A9)',
    '+82-2-1234',
    '-3 % 감액',
    '@cmd',
    '  =1+1',
    '\t=1+1',
    '\u200b=1+1',
    '＝1+1',
    '\r\n=1',
  ])('takes the formula out of the text %j', (text) => {
    expect(readBack([text])).toEqual([`'${text}`]);
  });

  it.each(['교통약자 이동편의 증진(국고)', 'a=b', '1-1', "'", ''])('leaves the text %j alone', (text) => {
    expect(readBack([text, 'x'])).toEqual([text, 'x']);
  });

  it('keeps numbers numbers, and what is missing empty', () => {
    expect(csvLine([-300, 0, null, 14245365384703])).toBe('-300,0,,14245365384703\r\n');
  });

  it('quotes commas, quotation marks and line ends', () => {
    expect(csvLine(['a,b', 'say "no"', 'two\nlines'])).toBe('"a,b","say ""no""","two\nlines"\r\n');
  });
});

describe('safeFileName', () => {
  it('lets nothing through that a header or a path could misread', () => {
    expect(safeFileName('receipt-7-field-"; x=\r\n../복지.csv')).toBe('receipt-7-field-_x_.._.csv');
    expect(safeFileName('../../etc/passwd')).toBe('_.._etc_passwd');
  });
});

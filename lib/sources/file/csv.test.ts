import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { scanCsv } from '@/lib/sources/file/csv';

function scan(text: string, width: number | null = null) {
  const bytes = Buffer.from(text);
  const decode = (from: number, to: number) => bytes.toString('utf8', from, to);
  return [...scanCsv(bytes, decode, width, { at: 0, line: 1 })].map((record) => ({
    line: record.line,
    raw: bytes.toString('utf8', record.start, record.next),
    got: record.cells ?? record.broken,
  }));
}

describe('scanCsv', () => {
  it('reads CRLF and LF, empty cells, a last line without end', () => {
    expect(scan('a,b\r\n,\n1,서울')).toEqual([
      { line: 1, raw: 'a,b\r\n', got: ['a', 'b'] },
      { line: 2, raw: ',\n', got: ['', ''] },
      { line: 3, raw: '1,서울', got: ['1', '서울'] },
    ]);
  });

  it('reads quoted cells with commas, doubled marks and line ends, and counts their lines', () => {
    expect(scan('"a,b","say ""hi"""\n"two\r\nlines",x\r\nlast,"q"')).toEqual([
      { line: 1, raw: '"a,b","say ""hi"""\n', got: ['a,b', 'say "hi"'] },
      { line: 2, raw: '"two\r\nlines",x\r\n', got: ['two\r\nlines', 'x'] },
      { line: 4, raw: 'last,"q"', got: ['last', 'q'] },
    ]);
  });

  it('takes a mark inside a bare cell as a character', () => {
    expect(scan('5" pipe,b\nc,d\n', 2).map(({ got }) => got)).toEqual([
      ['5" pipe', 'b'],
      ['c', 'd'],
    ]);
  });

  it('passes over empty lines but counts them', () => {
    expect(scan('a\n\n\r\nb\n').map(({ line, got }) => [line, got])).toEqual([
      [1, ['a']],
      [4, ['b']],
    ]);
  });

  it('reports a line with another number of cells and goes on', () => {
    expect(scan('a,b\nc\nd,e,f\ng,h', 2).map(({ line, got }) => [line, got])).toEqual([
      [1, ['a', 'b']],
      [2, 'broken_line'],
      [3, 'broken_line'],
      [4, ['g', 'h']],
    ]);
  });

  it('loses one line, not the rest of the file, to a mark that is never closed', () => {
    expect(scan('a,b\n"c,d\ne,f\ng,h\n', 2).map(({ line, got }) => [line, got])).toEqual([
      [1, ['a', 'b']],
      [2, 'unclosed_quote'],
      [3, ['e', 'f']],
      [4, ['g', 'h']],
    ]);
  });

  it('loses one line to a mark that another line seems to close', () => {
    expect(scan('"a,b\nc,d\n"e",f\n', 2).map(({ line, got }) => [line, got])).toEqual([
      [1, 'broken_line'],
      [2, ['c', 'd']],
      [3, ['e', 'f']],
    ]);
  });

  it('agrees with a general CSV parser on whatever that one can read', () => {
    const cell = fc.stringMatching(/^[a가",\n ]{0,6}$/);
    const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, fc.constant('z')), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\n');
        const expected: unknown = parse(text);
        expect(scan(text, 3).map(({ got }) => got)).toEqual(expected);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '@/lib/domain/project';
import { detectCharset } from '@/lib/sources/file/charset';
import { csvRows, openCsv } from '@/lib/sources/file/csv-file';
import { type Input } from '@/lib/sources/file/input';
import { readCsv } from '@/lib/sources/file/records';
import { PLAIN } from '@/lib/sources/rows';

const HEADER = `${COLUMNS.join(',')}\n`;
const WIDTH = COLUMNS.length;

function inputOf(bytes: Buffer): Input {
  return {
    size: bytes.length,
    read: async (into, from) => bytes.copy(into, 0, from),
    close: async () => undefined,
  };
}

/** The rows as the block tells them, and what it takes for plain read where it says that the cells lie. */
async function read(text: Buffer, lying = true) {
  const input = inputOf(text);
  const charset = await detectCharset(input);
  const found = [];
  for await (const rows of csvRows(input, await openCsv(input, charset)))
    for (let row = 0; row < rows.count; row += 1) {
      const { line, bytes, cells, problem, blank = false } = rows.record(row);
      const own = { line, bytes: Buffer.from(bytes).toString('latin1'), cells, problem, blank };
      found.push(own);
      if (!lying || rows.kinds[row] !== PLAIN) continue;
      const at = COLUMNS.map((_, column) => row * WIDTH + column);
      expect(at.map((cell) => rows.text.toString('utf8', rows.starts[cell], rows.ends[cell]))).toEqual(cells);
    }
  return { found, charset };
}

describe('a CSV file read a block at a time', () => {
  it('says what the whole text says, whatever stands in it', async () => {
    const cell = fc.stringMatching(/^[a가", ]{0,4}$/);
    const odd = fc.constantFrom('"open', 'a"b', '"x\ny"', '  ', '', '\r', 'short,line', '"a""b"', '\u0001');
    const whole = fc.array(cell, { minLength: WIDTH, maxLength: WIDTH }).map((cells) => cells.join(','));
    const lines = fc.array(fc.tuple(fc.oneof(whole, odd), fc.constantFrom('\n', '\r\n')));
    await fc.assert(
      fc.asyncProperty(lines, async (list) => {
        const text = Buffer.from(HEADER + list.map((line) => line.join('')).join(''));
        const { found, charset } = await read(text);
        const expected = [...readCsv(text, charset).records].map(
          ({ line, bytes, cells, problem, blank }) => ({
            line,
            bytes: Buffer.from(bytes).toString('latin1'),
            cells,
            problem,
            blank: blank ?? false,
          }),
        );
        expect(found).toEqual(expected);
      }),
    );
  });

  it('goes on where a block ends inside a record', async () => {
    const row = (index: number) =>
      [String(index), `"${'가'.repeat(60)}\n${index}"`, ...new Array<string>(WIDTH - 2).fill('')].join(',');
    const count = 9000;
    const text = HEADER + Array.from({ length: count }, (_, index) => row(index)).join('\n');
    const { found } = await read(Buffer.from(text));
    expect(found.map(({ cells }) => cells?.[0])).toEqual(
      Array.from({ length: count }, (_, index) => String(index)),
    );
    expect(found.map(({ line }) => line)).toEqual(Array.from({ length: count }, (_, index) => 2 + 2 * index));
  });

  it('loses one line to a mark that is never closed, however long the file', async () => {
    const plain = `${Array(WIDTH).fill('x'.repeat(900)).join(',')}\n`;
    const text = `${HEADER}"open${plain}${plain.repeat(2000)}`;
    const { found } = await read(Buffer.from(text), false);
    expect(found).toHaveLength(2001);
    expect(found.filter(({ problem }) => problem !== null).map(({ line }) => line)).toEqual([2]);
  });
});

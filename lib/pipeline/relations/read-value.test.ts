import { describe, expect, it } from 'vitest';
import { type ColumnType } from '@/lib/domain/relations';
import { readValue } from '@/lib/pipeline/relations/read-value';

const read = (type: ColumnType, text: string | null | undefined) => {
  const found = readValue({ type, contract: null }, text);
  return found.ok ? found.value : found.problem;
};

describe('a published text', () => {
  it.each<[ColumnType, string | null | undefined, string | null]>([
    ['text', '  가나 다 ', '가나 다'],
    ['text', '   ', null],
    ['text', undefined, null],
    ['won', ' 1,234,567 ', '1234567'],
    ['won', '-5', '-5'],
    ['won', '', null],
    ['won', '1.5', 'text_in_amount'],
    ['won', '1억', 'text_in_amount'],
    ['won', '9007199254740993', 'amount_out_of_range'],
    ['date', '20260105', '2026-01-05'],
    ['date', '2026-01-05', '2026-01-05'],
    ['date', '20260230', 'impossible_date'],
    ['date', '2026.01.05', 'impossible_date'],
    ['integer', '007', '7'],
    ['integer', '7.0', 'text_in_number'],
    ['decimal', '  15.50', '15.5'],
    ['decimal', '-0.0', '0'],
    ['decimal', '1,234.5', '1234.5'],
    ['decimal', '123456789012345678.123', '123456789012345678.123'],
    ['decimal', '15 %', 'text_in_number'],
    ['boolean', 'Y', 't'],
    ['boolean', 'false', 'f'],
    ['boolean', '아니오', 'text_in_number'],
    ['figures', '{"b":["2","won"],"a":[null,"%"]}', '{"a":[null,"%"],"b":["2","won"]}'],
    ['figures', '{"a":[2,"won"]}', 'text_in_number'],
    ['figures', '{"a":["2"]}', 'text_in_number'],
    ['figures', 'nothing', 'text_in_number'],
  ])('%s %j is %j', (type, text, value) => {
    expect(read(type, text)).toBe(value);
  });

  it('is one of those that the column can hold', () => {
    const column = { type: 'text', contract: null, oneOf: ['budget'] } as const;
    expect(readValue(column, ' budget ')).toEqual({ ok: true, value: 'budget' });
    expect(readValue(column, 'Budget')).toEqual({ ok: false, problem: 'unknown_value' });
  });
});

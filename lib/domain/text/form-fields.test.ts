import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { line, text } from '@/lib/domain/text/clean';

const messages = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map((issue) => issue.message);

describe('a field of a form', () => {
  it('is cleaned before it is checked', () => {
    expect(line(4).parse(' 마을\u200b\n길 ')).toBe('마을 길');
    expect(text(4).parse(' 마을\u200b \r\n길 ')).toBe('마을\n길');
  });
});

describe('refusals', () => {
  it.each([
    ['nothing written', line(10), ' \u200b ', ['empty']],
    ['a field that is missing', line(10), undefined, ['empty']],
    ['a file in its place', line(10), new File([], 'a'), ['empty']],
    ['too little', text(10, { least: 5 }), '네', ['too-short']],
    ['too much', text(3), '마을길들', ['too-long']],
    ['a resident number', text(99), '저는 900101-1234567입니다', ['personal-number']],
    ['one cut by unseen characters', line(99), '900101\u200b-12\u206034567', ['personal-number']],
    ['both at once', line(3), '900101-1234567', ['too-long', 'personal-number']],
    [
      'a phone number where none may stand',
      line(99, { noPhoneNumber: true }),
      '010-1234-5678',
      ['phone-number'],
    ],
  ])('%s', (_, schema, value, codes) => {
    expect(messages(schema, value)).toEqual(codes);
  });

  it.each([
    ['a phone number elsewhere', line(99), '010-1234-5678'],
    ['an empty field that may be', text(99, { least: 0 }), ''],
    ['an amount', line(99), '1억 2,000만원 (120,000,000원)'],
  ])('not %s', (_, schema, value) => {
    expect(messages(schema, value)).toBeUndefined();
  });

  it('name the field within a form', () => {
    const form = z.object({ title: line(30), need: text(500) });
    const issues = form.safeParse({ title: '마을 길', need: '900101-1234567' }).error?.issues;
    expect(issues?.map(({ path, message }) => [path, message])).toEqual([[['need'], 'personal-number']]);
  });
});

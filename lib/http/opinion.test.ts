import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { wholeOpinionSheet } from '@/lib/content/opinion-sheet';
import type { OpinionData } from '@/lib/domain/process/opinion';
import { opinionData, opinionLine } from '@/lib/domain/process/opinion.test-support';
import { answerOpinion } from '@/lib/http/opinion';

const ID = '4272000-2027';
const DATA = opinionData([opinionLine(1, { state: 'won' })]);
let drawn = 0;

interface Asking {
  id?: string;
  tag?: string;
  data?: OpinionData | null;
}

async function ask(query: string, { id = ID, tag = '', data = DATA }: Asking = {}) {
  const request = new Request(`http://portal/api/participate/${id}/opinion${query}`, {
    headers: { 'if-none-match': tag },
  });
  return answerOpinion(request, id, {
    read: async () => data,
    sheetOf: (language, opinion) => {
      drawn += 1;
      return wholeOpinionSheet(language, opinion);
    },
  });
}

describe('the 주민의견서 over HTTP', () => {
  it('is a PDF in Korean, or in the language that is asked for', async () => {
    const answer = await ask('');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-language')).toBe('ko');
    expect(answer.headers.get('content-disposition')).toBe(`inline; filename="opinion-${ID}-ko.pdf"`);
    expect((await answer.text()).slice(0, 8)).toBe('%PDF-1.7');
    expect((await ask('?lang=en')).headers.get('content-language')).toBe('en');
  });

  it('gives the data to the byte that the checksum is of', async () => {
    const answer = await ask('?format=json');
    const text = await answer.text();
    const sum = createHash('sha256').update(text).digest('hex');
    expect(answer.headers.get('etag')).toBe(`"${sum}"`);
    expect((await ask('')).headers.get('etag')).toContain(sum);
    expect(JSON.parse(text)).toEqual(DATA);
  });

  it('is made once for all who ask at the same time, and not again for who has it', async () => {
    const data = { ...DATA, steps: 99 };
    drawn = 0;
    const answers = await Promise.all([1, 2, 3].map(() => ask('', { data })));
    const bytes = await Promise.all(answers.map((answer) => answer.bytes()));
    expect(drawn).toBe(1);
    expect(Buffer.from(bytes[0] ?? []).equals(Buffer.from(bytes[2] ?? []))).toBe(true);
    const tag = answers[0]?.headers.get('etag') ?? '';
    expect((await ask('', { data, tag: `"x", W/${tag}` })).status).toBe(304);
    expect((await ask('', { data: { ...data, steps: 100 }, tag })).status).toBe(200);
    expect(drawn).toBe(2);
  });

  it('is made again after it failed', async () => {
    const failing = answerOpinion(new Request('http://portal/x?lang=ko'), ID, {
      read: async () => ({ ...DATA, steps: 7 }),
      sheetOf: () => {
        throw new Error('no sheet');
      },
    });
    await expect(failing).rejects.toThrow('no sheet');
    expect((await ask('', { data: { ...DATA, steps: 7 } })).status).toBe(200);
  });

  it.each([
    ['?lang=fr', 'lang'],
    ['?format=csv', 'format'],
  ])('refuses %s and names the parameter', async (query, parameter) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { errors: { parameter: string }[] }).errors).toEqual([
      expect.objectContaining({ parameter }),
    ]);
  });

  it('is not there for what is no process', async () => {
    expect((await ask('', { data: null })).status).toBe(404);
    expect((await ask('', { id: 'x' })).status).toBe(404);
  });

  it('says so when the database took too long', async () => {
    const answer = await answerOpinion(new Request('http://portal/x'), ID, {
      read: () => Promise.reject(Object.assign(new Error('slow'), { code: '57014' })),
      sheetOf: wholeOpinionSheet,
    });
    expect(answer.status).toBe(503);
  });
});

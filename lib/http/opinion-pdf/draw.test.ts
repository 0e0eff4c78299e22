import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { wholeOpinionSheet } from '@/lib/content/opinion-sheet';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';
import { type OpinionData, opinionOf, type OpinionText } from '@/lib/domain/process/opinion';
import { opinionData, opinionLine } from '@/lib/domain/process/opinion.test-support';
import { opinionPdf } from '@/lib/http/opinion-pdf/draw';
import { readBack } from '@/lib/http/opinion-pdf/read-back.test-support';

const SUM = '0123456789abcdef'.repeat(4);
const made = (data: OpinionData, language: Language = 'ko') =>
  opinionPdf(wholeOpinionSheet(language, opinionOf(data, SUM)));

const text = (number: number, content: string): OpinionText => ({
  ...{ number, content, need: '그늘이 없습니다.', effect: null, beneficiaries: null },
});
const RESULT = opinionData(
  [
    opinionLine(7, { title: '정류장 그늘막', state: 'won', officialCost: won(300), department: '교통과' }),
    opinionLine(2, { title: '긴 의자', state: 'won', opinion: '설치할 수 있음' }),
    opinionLine(3, { title: '도로 넓히기' }),
  ],
  { texts: [text(2, '의자 두 개'), text(7, '그늘막 하나')] },
);

/** The lines behind a line. */
const after = (page: string, line: string, count: number) => {
  const lines = page.split('\n');
  return lines.slice(lines.indexOf(line) + 1).slice(0, count);
};

describe('opinionPdf', () => {
  it('says what it is on every page, and can be read back', async () => {
    const { pages, title, parts, source } = readBack(await made(RESULT));
    expect(title).toBe('횡성군 2027년도 주민참여예산 주민의견서');
    expect(pages).toHaveLength(3);
    for (const [index, page] of pages.entries()) {
      expect(page.split('\n')).toContain(`${index + 1} / 3`);
      expect(page).toContain(`확인 값 (SHA-256) ${SUM}`);
      expect(page).not.toContain('초안');
    }
    const all = pages.join('\n');
    expect(after(all, '7번 정류장 그늘막', 5)).toEqual(['일반', '적지 않음', '교통과', '300', '30.0 %']);
    expect(after(all, '합계 (비용을 아는 1건)', 2)).toEqual(['300', '미상']);
    expect(all).toContain('비용을 알 수 없는 선정 제안이 1건 있습니다.');
    expect(after(all, '3번 도로 넓히기', 4)).toEqual(['일반', '부적격', '도로과', '다른 기관의 일입니다.']);
    expect(after(all, '2번 긴 의자', 2)).toEqual(['일반', '적지 않음']);
    expect(all).toContain('설치할 수 있음');
    expect(all.indexOf('그늘막 하나')).toBeLessThan(all.indexOf('의자 두 개'));
    expect(all).toContain('주민참여예산위원회 위원장');
    expect(Object.fromEntries(parts)).toMatchObject({
      Document: 1,
      H1: 1,
      Table: 6,
      THead: 6,
      TBody: 6,
      Caption: 6,
    });
    expect(source).toMatch(/\/Lang \(ko-KR\)/);
    expect(source).toContain('/Marked true');
    expect(source).toContain('(D:20260920010203Z)');
  });

  it('is marked as a draft on every page while there is no result, and lists what is on the ballot', async () => {
    const lines = [opinionLine(1, { state: 'on-ballot', officialCost: won(500) })];
    const { pages } = readBack(await made(opinionData(lines, { texts: [text(1, '내용'.repeat(3_000))] })));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toContain('[확정 전 초안]');
    const all = pages.join('\n');
    expect(all.split('\n')).toContain('확정 전 초안');
    expect(all).toContain('주민투표에 오른 제안');
    expect(all).toContain('아직 결과가 없습니다.');
  });

  it('has the same bytes for the same data, and small ones', async () => {
    const [first, second] = [await made(RESULT), await made(RESULT)];
    expect(first.equals(second)).toBe(true);
    expect(first.length).toBeLessThan(120_000);
    const other = await made({ ...RESULT, asOf: '2026-09-20T01:02:04Z' });
    expect(other.equals(first)).toBe(false);
  });

  it('keeps a proposal of ten thousand characters whole, over pages', async () => {
    const content = Array.from({ length: 1_260 }, (_, index) => `${String(index).padStart(5, '0')}번째`).join(
      ' ',
    );
    expect(content.length).toBeGreaterThan(10_000);
    const { pages } = readBack(await made({ ...RESULT, texts: [text(7, content)] }));
    const words = pages.join('\n').match(/\d{5}번째/g);
    expect(words).toEqual(content.split(' '));
  });

  it('splits a reason that is longer than a page, and repeats the head', async () => {
    const reason = Array.from({ length: 700 }, (_, index) => `까닭${index + 1000}`).join(' ');
    const { pages, parts } = readBack(await made(opinionData([opinionLine(1, { reason })])));
    expect(pages.join('\n').match(/까닭\d{4}/g)).toEqual(reason.split(' '));
    const withReason = pages.filter((page) => /까닭\d{4}/.test(page));
    expect(withReason.length).toBeGreaterThan(1);
    for (const page of withReason) expect(page.split('\n')).toContain('공개된 사유');
    // The row is one all the same: a head, and one row of each table's body or foot.
    expect(parts.get('Table')).toBe(5);
  });

  it('keeps a row of a few lines together', async () => {
    const lines = Array.from({ length: 200 }, (_, index) =>
      opinionLine(index + 1, {
        reason: `처음${index + 1}시작 ${'사이에 적는 말 '.repeat(20)} 끝${index + 1}남`,
      }),
    );
    const { pages } = readBack(await made(opinionData(lines)));
    for (const { number } of lines) {
      const [page] = pages.filter((one) => one.includes(`처음${number}시작`));
      expect(page).toContain(`끝${number}남`);
    }
  });

  it('prints □ for what the font lacks, and says how often', async () => {
    const lines = [opinionLine(1, { title: '나무🌳와 꽃🌸', reason: '漢字' })];
    const { pages } = readBack(await made(opinionData(lines)));
    const all = pages.join('\n');
    expect(all).toContain('1번 나무□와 꽃□');
    expect(all.replaceAll('\n', ' ')).toContain('글꼴에 없는 글자 4개는 □로');
    expect(readBack(await made(RESULT)).pages.join('\n')).not.toContain('□');
  });

  it('is made of nothing, too', async () => {
    const { pages } = readBack(await made(opinionData([], { asOf: null, steps: 0 })));
    const all = pages.join('\n');
    for (const said of ['접수한 제안이 없습니다.', '기록된 처리가 아직 없음', '그 밖의 제안이 없습니다.'])
      expect(all).toContain(said);
  });

  it('has English labels around Korean words', async () => {
    const { pages, source } = readBack(await made(RESULT, 'en'));
    const all = pages.join('\n');
    expect(all).toContain('The document for the council is the Korean one.');
    expect(all).toContain('7: 정류장 그늘막');
    expect(source).toMatch(/\/Lang \(en\)/);
    expect(source).toMatch(/\/Lang \(ko-KR\)/);
  });

  it('holds three thousand proposals, one row each', async () => {
    const lines = Array.from({ length: 3_000 }, (_, index) =>
      opinionLine(index + 1, {
        ...(index < 60 ? { state: 'won' as const, officialCost: won(10) } : {}),
        reason: `도로법에 따른 점용 허가를 받을 수 없어 놓을 수 없습니다. ${createHash('md5').update(String(index)).digest('hex')}`,
      }),
    );
    const bytes = await made(opinionData(lines));
    const { pages, parts } = readBack(bytes);
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.at(-1)).toContain(`${pages.length} / ${pages.length}`);
    const all = new Set(pages.join('\n').match(/^[\d,]+번 쉼터/gm));
    expect(all.size).toBe(3_000);
    expect(parts.get('TR')).toBeGreaterThan(3_000);
    expect(bytes.length).toBeLessThan(6_000_000);
  }, 120_000);
});

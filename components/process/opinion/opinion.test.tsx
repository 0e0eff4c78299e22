import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { OpinionView } from '@/components/process/opinion/OpinionView';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';
import { type OpinionData, opinionOf, opinionPart } from '@/lib/domain/process/opinion';
import { opinionData, opinionLine } from '@/lib/domain/process/opinion.test-support';

const SUM = '0123456789abcdef'.repeat(4);

const shown = (
  data: OpinionData,
  { language = 'ko', page = 1 }: { language?: Language; page?: number } = {},
) =>
  renderToStaticMarkup(<OpinionView language={language} opinion={opinionPart(opinionOf(data, SUM), page)} />);

const RESULT = opinionData([
  opinionLine(7, { state: 'won', officialCost: won(300) }),
  opinionLine(2, { state: 'won' }),
  opinionLine(3, { title: '<b>도로</b>' }),
]);

describe('the page of a 주민의견서', () => {
  it('leads to its PDF in its language, its data and the proposals, and shows the checksum', () => {
    const page = shown(RESULT, { language: 'en' });
    expect(page).toContain('href="/api/participate/4272000-2027/opinion?lang=en"');
    expect(page).toContain('href="/api/participate/4272000-2027/opinion?format=json"');
    expect(page).toContain('href="/en/participate/4272000-2027/proposals/7"');
    expect(page).toContain(SUM);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<caption/g)).toHaveLength(6);
  });

  it('says that a cost is unknown, of how many the sum is, and takes what was written as text', () => {
    const page = shown(RESULT);
    expect(page).toContain('<span class="missing">미상</span>');
    expect(page).toContain('합계 (비용을 아는 1건)');
    expect(page).toContain('&lt;b&gt;도로&lt;/b&gt;');
    expect(page).not.toContain('확정 전 초안');
  });

  it('is marked as a draft without a result, and as demo data', () => {
    const data = opinionData([opinionLine(1, { state: 'on-ballot' })]);
    const page = shown({ ...data, process: { ...data.process, demo: true } });
    expect(page).toContain('<strong>확정 전 초안</strong>');
    expect(page).toContain('<strong>시범 자료</strong>');
    expect(page).toContain('주민투표에 오른 제안');
  });

  it('shows the others a page at a time, and says which', () => {
    const data = opinionData(Array.from({ length: 401 }, (_, index) => opinionLine(index + 1)));
    const page = shown(data, { page: 3 });
    expect(page).toContain('모두 401건 가운데 401번째부터 401번째까지입니다.');
    expect(page).toContain('href="/participate/4272000-2027/opinion?page=2#others"');
    expect(page).toContain('href="/participate/4272000-2027/opinion#others"');
    expect(page).not.toContain('proposals/400"');
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AskedBlock } from '@/components/questions/AskedBlock';
import { QuestionView } from '@/components/questions/QuestionView';
import type { QuestionLine, QuestionPage } from '@/lib/domain/questions/types';

const ID = 'abcdefgh234567zz';
const thing = { kind: 'project' as const, ref: ID, titles: { ko: '도로 재포장', en: '도로 재포장' } };
const at = '2026-11-30T01:00:00Z';
const answer = { id: '7', at: '2026-12-01T02:30:00Z', by: '수원시 도로과', text: '올해 안에 마칩니다.' };
const line: QuestionLine = {
  id: 12,
  at,
  thing,
  lafCd: '4111000',
  name: '느린걸음',
  text: '언제 끝나나요? https://spam.example <script>',
  answers: 1,
  newest: answer,
};

describe('what was asked about a project', () => {
  const about = { kind: 'project' as const, id: ID };
  const html = renderToStaticMarkup(
    <AskedBlock language="ko" about={about} asked={{ total: 4, lines: [line] }} />,
  );

  it('stands there dated, with the answer and its office', () => {
    expect(html).toContain('올해 안에 마칩니다.');
    expect(html).toContain(
      '<span lang="ko">수원시 도로과</span>, <time dateTime="2026-12-01T02:30:00Z">2026년 12월 1일 11:30</time>',
    );
    expect(html).toContain('질문 4건 모두 보기');
  });

  it('has addresses as text, and links that search engines do not follow', () => {
    expect(html).toContain('https://spam.example &lt;script&gt;');
    expect(html.match(/<a [^>]*>/g)).toEqual([
      '<a href="/questions/12" rel="nofollow">',
      `<a href="/questions?about=project%3A${ID}" rel="nofollow">`,
      `<a href="/questions/ask?about=project%3A${ID}" rel="nofollow">`,
    ]);
  });
});

describe('the page of a question', () => {
  const page: QuestionPage = {
    id: 12,
    at,
    thing,
    lafCd: '4111000',
    name: line.name,
    text: line.text,
    answers: [],
    hiding: null,
  };
  const show = (question: QuestionPage) =>
    renderToStaticMarkup(<QuestionView language="ko" question={question} governments={{}} />);

  it('has every answer, and says that a later one corrects', () => {
    const html = show({ ...page, answers: [answer, { ...answer, id: '8', text: '내년입니다.' }] });
    expect(html.indexOf('올해 안에 마칩니다.')).toBeLessThan(html.indexOf('내년입니다.'));
    expect(html.match(/앞선 답변을 고치거나 보탠 답변입니다/g)).toHaveLength(1);
  });

  it('says of a hidden one why, and none of its words', () => {
    const hiding = { at, reason: '광고입니다.', by: '수원시 편집 담당' };
    const html = show({ ...page, name: null, text: null, hiding });
    expect(html).toContain('까닭: 광고입니다.');
    expect(html).not.toContain('언제 끝나나요');
    expect(html).not.toContain('느린걸음');
  });
});

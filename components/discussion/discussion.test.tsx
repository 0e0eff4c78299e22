import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CommentsView } from '@/components/discussion/CommentsView';
import { DiscussionBlock } from '@/components/discussion/DiscussionBlock';
import type { CommentLine, CommentPage } from '@/lib/domain/discussion/types';

const of = { process: '4111000-2027', number: 7 };

const SHOWN: CommentLine = {
  id: '123',
  place: 51,
  at: '2026-11-30T00:00:00Z',
  state: 'shown',
  author: '<b>이웃</b>',
  text: '<script>alert(1)</script>',
  parent: { id: '5', place: 2 },
  hiding: null,
  answers: [{ id: '900', place: 101 }],
};
const HIDDEN: CommentLine = {
  ...SHOWN,
  id: '124',
  place: 52,
  state: 'hidden',
  author: null,
  text: null,
  parent: null,
  answers: [],
  hiding: {
    rule: 'abuse',
    reason: '남을 욕했습니다.',
    by: '수원시 편집 담당',
    at: '2026-11-30T01:00:00Z',
    appeal: 'open',
  },
};

describe('the block on a proposal’s page', () => {
  const page = (newest: readonly CommentLine[]) =>
    renderToStaticMarkup(
      <DiscussionBlock language="ko" of={of} voice={{ comments: 1234, endorsements: 5678, newest }} />,
    );

  it('says the counts, that agreement is no vote, and leads on', () => {
    const html = page([SHOWN]);
    expect(html).toContain('공감 5,678명, 댓글 1,234개입니다.');
    expect(html).toContain('공감은 투표가 아닙니다.');
    expect(html).toContain('href="/participate/4111000-2027/proposals/7/join"');
    expect(html).toContain('href="/participate/4111000-2027/proposals/7/comments"');
    expect(html).not.toContain('<form');
  });

  it('says so where nothing was said', () => {
    expect(page([])).toContain('아직 댓글이 없습니다');
  });
});

describe('comments', () => {
  const page: CommentPage = {
    proposal: {
      process: { id: of.process, lafCd: '4111000', titles: { ko: '예산', en: 'Budget' }, demo: false },
      number: of.number,
      title: '보행로',
      state: 'submitted',
      mergedInto: null,
    },
    lines: [SHOWN, HIDDEN, { ...HIDDEN, id: '125', place: 53, state: 'withdrawn', hiding: null }],
    comments: 51,
    endorsements: 0,
    page: 2,
    pages: 3,
  };
  const html = renderToStaticMarkup(<CommentsView language="ko" comments={page} />);

  it('are text, whatever is written in them', () => {
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('&lt;b&gt;이웃&lt;/b&gt;');
    expect(html).not.toContain('<script');
  });

  it('have addresses of their own, on the page where each stands', () => {
    expect(html).toContain('id="comment-123"');
    expect(html).toContain('href="/participate/4111000-2027/proposals/7/comments?page=2#comment-123"');
    expect(html).toContain('href="/participate/4111000-2027/proposals/7/comments#comment-5"');
    expect(html).toContain('href="/participate/4111000-2027/proposals/7/comments?page=3#comment-900"');
  });

  it('that are hidden say why and by which office; neither they nor withdrawn ones can be answered', () => {
    expect(html).toContain('‘욕설·비방 금지’ 규정에 따라 가려졌습니다.');
    expect(html).toContain('까닭: 남을 욕했습니다.');
    expect(html).toContain('수원시 편집 담당');
    expect(html).toContain('글쓴이가 이의를 신청해');
    expect(html).toContain('글쓴이가 지운 댓글입니다.');
    expect([...html.matchAll(/join\?answer=(\d+)/g)].map(([, id]) => id)).toEqual(['123']);
  });
});

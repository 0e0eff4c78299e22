import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { parseQuestionList } from '@/lib/domain/questions/list';
import { listQuestions } from '@/lib/queries/questions/list';
import { countAsked, findAsked, findQuestion } from '@/lib/queries/questions/one';

let db: TestDatabase;

/** Asked in this order, a minute apart. */
const ASKED = [
  { title: '도로 재포장', lafCd: '4111000', beside: ['project:a'], text: '왜 두 번 포장하나요?' },
  { title: '도서관 운영', lafCd: '4111000', beside: ['project:b'], text: '문 여는 시간을 늘릴 수 있나요?' },
  {
    title: '종로구',
    lafCd: '1111000',
    beside: ['government:1111000'],
    text: '도서관에서 쓰는 돈은 얼마인가요?',
  },
  { title: '전국 합계', lafCd: null, beside: ['receipt:x'], text: '합계에 무엇이 들어 있나요?' },
  { title: '가려질 것', lafCd: '4111000', beside: ['project:a'], text: '도서관 광고입니다' },
];

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  for (const [index, { title, lafCd, beside, text }] of ASKED.entries())
    await db.owner.query(
      `INSERT INTO question (about_kind, about_ref, beside, laf_cd, title_ko, title_en, asker_name, text, at)
       VALUES ('project', 'x', $1, $2, $3, $3, '느린걸음', $4, '2026-11-01T00:00:00Z'::timestamptz + make_interval(mins => $5))`,
      [beside, lafCd, title, text, index],
    );
  await db.owner.query(
    `INSERT INTO answer (question, taken_by, text) VALUES (1, '수원시 도로과', '처음 답'), (1, '수원시 도로과', '고친 답')`,
  );
  await db.owner.query(
    `INSERT INTO question_moderation (question, kind, reason, taken_by) VALUES (5, 'hidden', '광고', '수원시 편집 담당')`,
  );
});
afterAll(() => db.drop());

const list = (query: string) => listQuestions(db.web, parseQuestionList(new URLSearchParams(query)));
const ids = async (query: string) => (await list(query)).lines.map(({ id }) => id);

describe('the list of questions', () => {
  it('is of all that are shown, the newest first, with the newest answer', async () => {
    const { lines, total, page, pages } = await list('');
    expect({ total, page, pages }).toEqual({ total: 4, page: 1, pages: 1 });
    expect(lines.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
    expect(lines[3]).toMatchObject({
      at: '2026-11-01T00:00:00Z',
      thing: { kind: 'project', ref: 'x', titles: { ko: '도로 재포장' } },
      lafCd: '4111000',
      name: '느린걸음',
      text: '왜 두 번 포장하나요?',
      answers: 2,
      newest: { by: '수원시 도로과', text: '고친 답' },
    });
    expect(lines[0]).toMatchObject({ lafCd: null, answers: 0, newest: null });
  });

  it.each([
    ['state=answered', [1]],
    ['state=open', [4, 3, 2]],
    ['government=4111000', [2, 1]],
    ['government=4111000&state=open', [2]],
    ['about=project:a', [1]],
    ['words=도서관', [3, 2]],
    ['words=도서관에서', [3, 2]],
    ['words=도서관 시간', [2]],
    ['words=도서관&government=1111000', [3]],
    ['words=재포장', [1]],
    ['words=돈', [3]],
    ['words=광고', []],
    ['words=%25', []],
    ['words=느린걸음', []],
  ])('%s', async (query, wanted) => {
    expect(await ids(query)).toEqual(wanted);
  });

  it('has pages, of which one past the last is the last', async () => {
    expect(await list('page=99')).toMatchObject({ page: 1, pages: 1, total: 4 });
    await db.owner.query(
      `INSERT INTO question (about_kind, about_ref, beside, laf_cd, title_ko, title_en, asker_name, text)
       SELECT 'project', 'x', '{project:z}', '4272000', '많은 것', 'many', '이름', '질문입니다 ' || n FROM generate_series(1, 45) n`,
    );
    const last = await list('government=4272000&page=99');
    expect(last).toMatchObject({ page: 3, pages: 3, total: 45 });
    expect(last.lines.map(({ id }) => id)).toEqual([10, 9, 8, 7, 6]);
  });
});

it('one is found by its number, a hidden one without its words', async () => {
  expect(await findQuestion(db.web, 1)).toMatchObject({
    answers: [{ text: '처음 답' }, { text: '고친 답' }],
  });
  expect(await findQuestion(db.web, 5)).toMatchObject({ text: null, name: null, hiding: { reason: '광고' } });
  for (const none of [0, 999, 2_147_483_648, Number.NaN, 1.5])
    expect(await findQuestion(db.web, none)).toBeNull();
});

it('what was asked about a thing is counted without what is hidden', async () => {
  expect(await findAsked(db.web, 'project:a', 3)).toMatchObject({ total: 1, lines: [{ id: 1 }] });
  expect(await findAsked(db.web, 'project:z', 3)).toMatchObject({
    total: 45,
    lines: [{ id: 50 }, { id: 49 }, { id: 48 }],
  });
  expect(await findAsked(db.web, 'project:none', 3)).toEqual({ total: 0, lines: [] });
  expect(await countAsked(db.web, '4111000')).toBe(2);
  expect(await countAsked(db.web, '2611000')).toBe(0);
});

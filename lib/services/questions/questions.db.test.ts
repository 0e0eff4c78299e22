import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing';
import { findDesk } from '@/lib/queries/questions/desk';
import { findAsked, findQuestion } from '@/lib/queries/questions/one';
import { addPerson, TEST_SECRET } from '@/lib/services/people.test-support';
import { questionActions } from '@/lib/services/questions';
import { forgetQuestions } from '@/lib/services/questions/forget';
import {
  buildQuestionsWorld,
  NATION,
  OTHER,
  OWN,
  PROCESS,
  questionsSamples,
  type QuestionsWorld,
  ROAD,
  ROAD_JULY,
  ROAD_JUNE,
} from '@/lib/services/questions/samples.test-support';

let world: QuestionsWorld;
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  world = await buildQuestionsWorld(await createTestDatabase(inject('testServer')));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await world.db.drop();
});
beforeEach(() => world.db.owner.query('DELETE FROM attempt'));

const problem = (code: string, field = '') => ({ done: false, problems: [{ field, code }] });
const find = (id: number) => findQuestion(world.db.web, id);

async function noticesOf(person: string) {
  const { rows } = await world.db.owner.query<Record<string, unknown>>(
    'SELECT kind, topic, path, detail, mail_at FROM notice WHERE person = $1 ORDER BY id',
    [person],
  );
  return rows;
}

/** The tags that pages were told since an entry of the outbox. */
async function toldSince(entry: number): Promise<string[]> {
  const { rows } = await world.db.owner.query<{ payload: string }>(
    'SELECT payload FROM outbox WHERE id > $1 ORDER BY 1',
    [entry],
  );
  return rows.map(({ payload }) => payload);
}

async function newestEntry(): Promise<number> {
  const { rows } = await world.db.owner.query<{ id: number }>(
    'SELECT coalesce(max(id), 0)::int AS id FROM outbox',
  );
  return rows[0]?.id ?? 0;
}

describe('asking with an account', () => {
  it('is public at once under the account’s name, beside the figure and the project', async () => {
    const before = await newestEntry();
    const fields = { about: ROAD_JUNE, text: '  왜 900원인가요?  ', name: '남의 이름' };
    const outcome = await world.perform('questions.ask', world.viewers.asker, fields);
    const id = outcome.done ? (outcome.value as { id: number }).id : 0;
    expect(outcome).toMatchObject({ to: `/questions/confirm?number=${id}`, said: 'asked' });
    expect(await find(id)).toMatchObject({
      name: '느린걸음',
      text: '왜 900원인가요?',
      lafCd: OWN,
      thing: {
        kind: 'receipt',
        ref: ROAD_JUNE.slice('receipt:'.length),
        titles: {
          ko: expect.stringContaining('도로 재포장') as string,
          en: expect.stringContaining('2026') as string,
        },
      },
      answers: [],
      hiding: null,
    });
    const figure = `receipt:2026:p-${ROAD}:current:all:all:all`;
    for (const key of [figure, `project:${ROAD}`])
      expect((await findAsked(world.db.web, key, 3)).lines.map((one) => one.id)).toContain(id);
    expect(await toldSince(before)).toEqual(
      [
        `asked:${figure}`,
        `asked:project:${ROAD}`,
        `asked:government:${OWN}`,
        `question:${id}`,
        'questions',
      ].sort(),
    );
  });

  it('about what there is alone', async () => {
    for (const about of [
      'project:zzzzzzzzzzzzzzzz',
      `proposal:${PROCESS}:99`,
      'government:9999999',
      'nonsense',
    ])
      expect(
        await world.perform('questions.ask', world.viewers.asker, { about, text: '이것이 있나요?' }),
      ).toEqual({
        done: false,
        refusal: 'not-found',
      });
  });

  it.each([
    ['짧다', 'too-short'],
    ['열 자쯤 되는 말'.repeat(223), 'too-long'],
    ['제 번호는 900101-1234567입니다', 'personal-number'],
    ['010-1234-5678로 답해 주세요', 'phone-number'],
  ])('%.20s is refused: %s', async (text, code) => {
    const asked = await world.perform('questions.ask', world.viewers.asker, {
      about: `project:${ROAD}`,
      text,
    });
    expect(asked).toEqual(problem(code, 'text'));
  });

  it('is not taken twice, nor of somebody who may not write', async () => {
    const viewer = await addPerson(world.db.owner);
    const fields = { about: `project:${ROAD}`, text: '두 번 눌렀습니다' };
    const both = await Promise.all([1, 2].map(() => world.perform('questions.ask', viewer, fields)));
    expect(both.filter(({ done }) => done)).toHaveLength(1);
    expect(both.find(({ done }) => !done)).toEqual(problem('asked-before', 'text'));
    const young = await addPerson(world.db.owner, { begun: false });
    expect(await world.perform('questions.ask', young, fields)).toEqual(problem('begin-first'));
    expect(await world.perform('questions.ask', { ...viewer, bar: 'barred' }, fields)).toEqual(
      problem('barred'),
    );
  });

  it('is limited by account and by address', async () => {
    const viewer = await addPerson(world.db.owner);
    const ask = (text: string) => world.perform('questions.ask', viewer, { about: `project:${ROAD}`, text });
    for (const n of [1, 2, 3, 4, 5, 6]) expect(await ask(`질문입니다 ${n}`)).toMatchObject({ done: true });
    expect(await ask('질문입니다 7')).toMatchObject({ waitSeconds: expect.any(Number) as number });
    const flood = () =>
      world.perform(
        'questions.ask',
        null,
        { about: 'nonsense', text: '가나다라마' },
        { address: '198.51.100.1' },
      );
    for (let n = 0; n < 20; n += 1) expect(await flood()).toMatchObject({ refusal: 'not-found' });
    expect(await flood()).toMatchObject({ waitSeconds: expect.any(Number) as number });
  });

  it('tells the officials of that government, in one notice, mailed once a day', async () => {
    await world.db.owner.query('DELETE FROM notice');
    await world.ask();
    await world.ask(`proposal:${PROCESS}:3`);
    const { reviewer, editor, committee, operator, 'other-editor': other } = world.viewers;
    for (const { id } of [reviewer, editor])
      expect(await noticesOf(id)).toEqual([
        {
          kind: 'question-asked',
          topic: 'answers',
          path: '/desk/questions',
          detail: { count: 2 },
          mail_at: expect.any(Date) as Date,
        },
      ]);
    for (const { id } of [committee, operator, other]) expect(await noticesOf(id)).toEqual([]);
    await world.db.owner.query('UPDATE notice SET mailed_at = now()');
    await world.ask();
    const [, second] = await noticesOf(editor.id);
    expect(second).toMatchObject({ detail: { count: 1 } });
    // A day after the mail before, to the second.
    const hours = ((second?.['mail_at'] as Date).getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThan(24.1);
    await world.ask(NATION);
    expect(await noticesOf(operator.id)).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('stands dated beside the figure, later data too, under the office’s name', async () => {
    const id = await world.ask(ROAD_JUNE);
    const before = await newestEntry();
    const fields = { question: String(id), version: '0', text: '재포장 구간이 늘었습니다.', sure: 'yes' };
    expect(await world.perform('questions.answer', world.viewers.reviewer, fields)).toMatchObject({
      to: '/desk/questions',
      said: 'answered',
    });
    const answer = {
      by: '수원시 도로과',
      text: '재포장 구간이 늘었습니다.',
      at: expect.stringMatching(/^20..-..-..T/) as string,
    };
    expect((await find(id))?.answers).toMatchObject([answer]);
    expect(await toldSince(before)).toContain(`asked:project:${ROAD}`);
    await world.perform('questions.ask', world.viewers.asker, { about: ROAD_JULY, text: '칠월에는요?' });
    const { lines } = await findAsked(world.db.web, `receipt:2026:p-${ROAD}:current:all:all:all`, 3);
    expect(lines.find((one) => one.id === id)).toMatchObject({ answers: 1, newest: answer });
  });

  it('is corrected by a later one, and both stay; by who saw the one before', async () => {
    const id = await world.ask();
    const say = (who: 'reviewer' | 'editor', version: string, text: string) =>
      world.perform('questions.answer', world.viewers[who], {
        question: String(id),
        version,
        text,
        sure: 'yes',
      });
    const both = await Promise.all([
      say('reviewer', '0', '처음 답입니다.'),
      say('editor', '0', '같은 때의 답입니다.'),
    ]);
    expect(both.filter(({ done }) => done)).toHaveLength(1);
    expect(both.find(({ done }) => !done)).toEqual(problem('changed-meanwhile'));
    const [first] = (await find(id))?.answers ?? [];
    expect(await say('editor', first?.id ?? '', '바로잡습니다.')).toMatchObject({ done: true });
    const answers = (await find(id))?.answers ?? [];
    expect(answers).toHaveLength(2);
    expect(answers[0]).toEqual(first);
    expect(answers[1]).toMatchObject({ by: '수원시 편집 담당', text: '바로잡습니다.' });
    for (const statement of [`UPDATE answer SET text = '다른 말'`, 'DELETE FROM answer'])
      await expect(world.db.owner.query(statement)).rejects.toThrow();
  });

  it.each([
    ['committee', 'no-role'],
    ['auditor', 'no-role'],
    ['asker', 'no-role'],
    ['operator', 'no-role'],
    ['other-reviewer', 'other-government'],
    ['other-editor', 'other-government'],
  ] as const)('of %s is refused: %s', async (who, refusal) => {
    const fields = await questionsSamples['questions.answer']?.(world);
    expect(await world.perform('questions.answer', world.viewers[who], fields ?? {})).toEqual({
      done: false,
      refusal,
    });
    expect((await find(Number(fields?.['question'])))?.answers).toEqual([]);
  });

  it('to a figure of the nation is the operators’', async () => {
    const fields = (await questionsSamples['questions.answer-national']?.(world)) ?? {};
    const { operator, reviewer, editor } = world.viewers;
    expect(await world.perform('questions.answer-national', reviewer, fields)).toMatchObject({
      refusal: 'no-role',
    });
    expect(await world.perform('questions.answer', editor, fields)).toMatchObject({ refusal: 'not-found' });
    const weak = { ...operator, secondFactor: 'asked' as const };
    expect(await world.perform('questions.answer-national', weak, fields)).toMatchObject({
      refusal: 'second-factor',
    });
    expect(await world.perform('questions.answer-national', operator, fields)).toMatchObject({ done: true });
    expect((await find(Number(fields['question'])))?.answers).toMatchObject([{ by: '열린곳간 운영자' }]);
    const own = (await questionsSamples['questions.answer']?.(world)) ?? {};
    expect(await world.perform('questions.answer-national', operator, own)).toMatchObject({
      refusal: 'not-found',
    });
  });

  it('is confirmed a second time, and tells whoever asked', async () => {
    const asked = await world.perform('questions.ask', world.viewers.asker, {
      about: NATION,
      text: '합계가 맞나요?',
    });
    const id = asked.done ? (asked.value as { id: number }).id : 0;
    const fields = { question: String(id), version: '0', text: '맞습니다.' };
    expect(await world.perform('questions.answer-national', world.viewers.operator, fields)).toEqual(
      problem('required', 'sure'),
    );
    await world.perform('questions.answer-national', world.viewers.operator, { ...fields, sure: 'yes' });
    expect((await noticesOf(world.viewers.asker.id)).at(-1)).toMatchObject({
      kind: 'question-answered',
      topic: 'answers',
      path: `/questions/${id}`,
    });
    const { rows } = await world.db.owner.query<{ row: string }>(
      'SELECT e::text AS row FROM audit_entry e ORDER BY id DESC LIMIT 1',
    );
    expect(rows[0]?.row).toContain('questions.answer-national');
    expect(rows[0]?.row).toContain(`question:${id}`);
    expect(rows[0]?.row).not.toContain('맞습니다');
  });
});

describe('a hidden question', () => {
  it('is in no read, but why it is hidden; and comes back', async () => {
    const id = await world.ask(ROAD_JUNE, '이것은 가려질 말입니다');
    await world.perform('questions.answer', world.viewers.editor, {
      question: String(id),
      version: '0',
      text: '답입니다.',
      sure: 'yes',
    });
    const hide = (who: keyof QuestionsWorld['viewers']) =>
      world.perform('questions.hide', world.viewers[who], { question: String(id), reason: '광고입니다.' });
    expect(await hide('reviewer')).toMatchObject({ refusal: 'no-role' });
    expect(await hide('other-editor')).toMatchObject({ refusal: 'other-government' });
    expect(await hide('editor')).toMatchObject({ said: 'hidden' });
    expect(await hide('editor')).toEqual(problem('changed-meanwhile'));
    expect(await find(id)).toMatchObject({
      name: null,
      text: null,
      hiding: { reason: '광고입니다.', by: '수원시 편집 담당' },
    });
    // All that the reading role can read.
    const { rows } = await world.db.web.query<{ all: string }>(
      'SELECT concat((SELECT json_agg(q) FROM question q), (SELECT json_agg(m) FROM question_moderation m)) AS all',
    );
    expect(rows[0]?.all).not.toContain('이것은 가려질 말입니다');
    for (const table of ['question_hidden', 'question_asker'])
      await expect(world.db.web.query(`SELECT FROM ${table}`)).rejects.toThrow('permission denied');
    const key = `project:${ROAD}`;
    expect((await findAsked(world.db.web, key, 100)).lines.map((one) => one.id)).not.toContain(id);
    const late = await world.perform('questions.answer', world.viewers.editor, {
      question: String(id),
      version: '0',
      text: '답입니다.',
      sure: 'yes',
    });
    expect(late).toEqual(problem('changed-meanwhile'));
    const show = { question: String(id), reason: '다시 보니 광고가 아닙니다.' };
    expect(await world.perform('questions.show', world.viewers.editor, show)).toMatchObject({
      said: 'shown',
    });
    expect(await find(id)).toMatchObject({ name: '느린걸음', text: '이것은 가려질 말입니다', hiding: null });
    expect(
      (await findDesk(world.db.member, { answers: [OWN], moderates: [OWN] }, null)).answered.map(
        (one) => one.id,
      ),
    ).toContain(id);
  });

  it('nobody rewrites what was asked', async () => {
    const id = await world.ask();
    for (const change of [`text = '다른 말입니다'`, `state = 'answered'`, `laf_cd = '${OTHER}'`])
      await expect(world.db.owner.query(`UPDATE question SET ${change} WHERE id = $1`, [id])).rejects.toThrow(
        String(id),
      );
    await expect(world.db.owner.query('DELETE FROM question WHERE id = $1', [id])).rejects.toThrow();
    await expect(world.db.member.query(`UPDATE question SET text = '다른 말입니다'`)).rejects.toThrow(
      'permission denied',
    );
  });
});

it('the desk of an official has its governments’ questions alone, the one that waits longest first', async () => {
  const ids = [await world.ask(), await world.ask(`government:${OTHER}`), await world.ask(NATION)] as const;
  await world.db.owner.query('ALTER TABLE question DISABLE TRIGGER question_stands');
  await world.db.owner.query(`UPDATE question SET at = at - interval '20 days 1 minute' WHERE id = $1`, [
    ids[0],
  ]);
  await world.db.owner.query('ALTER TABLE question ENABLE TRIGGER question_stands');
  const waiting = async (codes: string[]) =>
    (await findDesk(world.db.member, { answers: codes, moderates: [] }, null)).waiting;
  expect((await waiting([OWN]))[0]).toMatchObject({ id: ids[0], days: 20 });
  expect((await waiting([OTHER])).map(({ id }) => id)).toEqual([ids[1]]);
  expect((await waiting([''])).map(({ id }) => id)).toContain(ids[2]);
  expect((await waiting([''])).every(({ lafCd }) => lafCd === null)).toBe(true);
});

it('of somebody who closes the account the questions stay, without name', async () => {
  const viewer = await addPerson(world.db.owner, { name: '곧떠남' });
  const ask = async (text: string) => {
    const asked = await world.perform('questions.ask', viewer, { about: `project:${ROAD}`, text });
    return asked.done ? (asked.value as { id: number }).id : 0;
  };
  const [shown, hidden] = [await ask('남을 질문입니다'), await ask('가려질 질문입니다')];
  await world.perform('questions.hide', world.viewers.editor, { question: String(hidden), reason: '까닭' });
  const tx = await world.db.member.connect();
  const told = await forgetQuestions(tx, viewer.id);
  tx.release();
  expect(told).toContain(`question:${shown}`);
  expect(await find(shown)).toMatchObject({ name: '탈퇴한 이용자', text: '남을 질문입니다' });
  await world.perform('questions.show', world.viewers.editor, { question: String(hidden), reason: '까닭' });
  expect(await find(hidden)).toMatchObject({ name: '탈퇴한 이용자' });
  const { rowCount } = await world.db.owner.query('SELECT FROM question_asker WHERE person = $1', [
    viewer.id,
  ]);
  expect(rowCount).toBe(0);
});

it.each(questionActions.map((action) => [action.name, action.audited] as const))(
  '%s can be done as its sample says, and is audited: %s',
  async (name, audited) => {
    const fields = (await questionsSamples[name]?.(world)) ?? {};
    const { editor, operator } = world.viewers;
    const viewer = audited ? (name.endsWith('-national') ? operator : editor) : null;
    if (name === 'questions.ask') {
      // Without an account it needs mail: see mails.db.test.ts.
      expect(await world.perform(name, null, fields)).toEqual(problem('no-mail'));
      return;
    }
    const entries = async () =>
      (await world.db.owner.query('SELECT FROM audit_entry WHERE action = $1', [name])).rowCount;
    const before = await entries();
    expect(await world.perform(name, viewer, fields)).toMatchObject({ done: true });
    expect(await entries()).toBe((before ?? 0) + (audited ? 1 : 0));
    expect(await world.perform(name, viewer, fields)).toMatchObject({ done: false });
    if (audited) expect(await world.perform(name, null, fields)).toEqual({ done: false, refusal: 'sign-in' });
  },
);

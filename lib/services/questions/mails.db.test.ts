import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing';
import { listQuestions } from '@/lib/queries/questions/list';
import { parseQuestionList } from '@/lib/domain/questions/list';
import { addPerson, TEST_SECRET } from '@/lib/services/people.test-support';
import {
  ASKER,
  buildQuestionsWorld,
  questionsSamples,
  type QuestionsWorld,
  ROAD,
} from '@/lib/services/questions/samples.test-support';

interface Taken {
  to: string;
  subject: string;
  text: string;
}

let world: QuestionsWorld;
let smtp: SMTPServer;
let mails: Taken[] = [];
let isFull = false;
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  world = await buildQuestionsWorld(await createTestDatabase(inject('testServer')));
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: (_address, _session, done) => done(isFull ? new Error('full') : null),
    onData: (stream, session, done) => {
      void simpleParser(stream).then(({ subject = '', text = '' }) => {
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', subject, text });
        done();
      });
    },
  });
  await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening));
  // A server that listens on TCP has an address of this shape.
  const { port } = smtp.server.address() as { port: number };
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
  vi.stubEnv('SITE_URL', 'https://gotgan.test');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise<void>((closed) => smtp.close(closed));
  await world.db.drop();
});
beforeEach(async () => {
  mails = [];
  isFull = false;
  await world.db.owner.query('DELETE FROM attempt');
});

const problem = (code: string, field = '') => ({ done: false, problems: [{ field, code }] });
const WAITING = '메일로 여쭙습니다, 언제 끝나나요?';
const FIELDS = {
  about: `project:${ROAD}`,
  text: WAITING,
  name: '두아이아빠',
  email: ' Kim@Example.org ',
  age: 'yes',
};
const linkIn = (text: string, name: 'token' | 'stop') =>
  new RegExp(`${name}=([\\w.-]+)`).exec(text)?.[1] ?? '';

/** All that pages can read of people's words, as one text. */
async function publicText(): Promise<string> {
  const { rows } = await world.db.web.query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.table_privileges
      WHERE grantee = 'gotgan_web' AND privilege_type = 'SELECT' AND table_schema = 'public'`,
  );
  const texts = await Promise.all(
    rows.map(({ table_name: name }) =>
      world.db.web.query<{ all: string }>(`SELECT coalesce(json_agg(t)::text, '') AS all FROM "${name}" t`),
    ),
  );
  return texts.map((found) => found.rows[0]?.all ?? '').join('\n');
}

async function ask(more: Partial<typeof FIELDS> = {}): Promise<number> {
  await world.perform('questions.ask', null, { ...FIELDS, ...more });
  const confirmed = await world.perform('questions.confirm', null, {
    token: linkIn(mails.at(-1)?.text ?? '', 'token'),
  });
  return confirmed.done ? (confirmed.value as { id: number }).id : 0;
}

it('a question asked by e-mail is public once the link is confirmed, and no sooner, and once', async () => {
  expect(await world.perform('questions.ask', null, FIELDS)).toMatchObject({
    to: '/questions/confirm',
    said: 'mailed',
  });
  expect(mails).toEqual([
    {
      to: ASKER,
      subject: '[열린곳간] 질문을 확인해 주세요',
      text: expect.stringContaining('도로 재포장') as string,
    },
  ]);
  expect(mails[0]?.text).toContain('https://gotgan.test/questions/confirm?token=');
  expect(await publicText()).not.toContain(WAITING);
  expect((await listQuestions(world.db.web, parseQuestionList(new URLSearchParams()))).total).toBe(0);
  const token = linkIn(mails[0]?.text ?? '', 'token');
  const both = await Promise.all([1, 2].map(() => world.perform('questions.confirm', null, { token })));
  expect(both.filter(({ done }) => done)).toHaveLength(1);
  expect(both.find(({ done }) => !done)).toEqual(problem('link-used'));
  expect(await world.perform('questions.confirm', null, { token })).toEqual(problem('link-used'));
  const { lines, total } = await listQuestions(world.db.web, parseQuestionList(new URLSearchParams()));
  expect(total).toBe(1);
  expect(lines[0]).toMatchObject({ name: '두아이아빠', text: WAITING });
  expect(await publicText()).not.toContain(ASKER);
});

it.each([
  [{ name: '나' }, 'too-short', 'name'],
  [{ name: '가'.repeat(21) }, 'too-long', 'name'],
  [{ email: 'nobody' }, 'not-an-email', 'email'],
])('%j is refused', async (more, code, field) => {
  expect(await world.perform('questions.ask', null, { ...FIELDS, ...more })).toEqual(problem(code, field));
});

it.each(['name', 'email', 'age'] as const)('without an account %s is needed', async (field) => {
  const rest = Object.fromEntries(Object.entries(FIELDS).filter(([name]) => name !== field));
  expect(await world.perform('questions.ask', null, rest)).toEqual(problem('required', field));
  expect(mails).toEqual([]);
});

it('five links a day go to one address; one that is not taken says so and leaves nothing', async () => {
  for (let n = 0; n < 5; n += 1)
    expect(await world.perform('questions.ask', null, FIELDS)).toMatchObject({ done: true });
  expect(await world.perform('questions.ask', null, FIELDS)).toEqual(problem('too-often', 'email'));
  isFull = true;
  const other = { ...FIELDS, email: 'full@example.org' };
  expect(await world.perform('questions.ask', null, other)).toEqual(problem('mail-failed'));
  const { rowCount } = await world.db.owner.query(`SELECT FROM mailed_link WHERE email = 'full@example.org'`);
  expect(rowCount).toBe(0);
});

it('a link that is too old, or of somebody barred, or about what is gone, makes nothing public', async () => {
  await world.perform('questions.ask', null, FIELDS);
  const token = linkIn(mails[0]?.text ?? '', 'token');
  const confirm = () => world.perform('questions.confirm', null, { token });
  await world.db.owner.query(`UPDATE mailed_link SET expires_at = now() - interval '1 second'`);
  expect(await confirm()).toEqual(problem('link-used'));
  await world.db.owner.query(`UPDATE mailed_link SET expires_at = now() + interval '1 hour'`);
  const barred = await addPerson(world.db.owner, { email: ASKER });
  await world.db.owner.query('UPDATE person SET barred_at = now() WHERE id = $1', [barred.id]);
  expect(await confirm()).toEqual(problem('barred'));
  await world.db.owner.query('UPDATE person SET barred_at = NULL WHERE id = $1', [barred.id]);
  await world.db.owner.query('UPDATE project SET serving = false');
  expect(await confirm()).toEqual(problem('about-gone'));
  await world.db.owner.query('UPDATE project SET serving = true');
  expect(await confirm()).toMatchObject({ done: true });
});

it('each answer is mailed, until a link in it asks for no more: the address is then gone', async () => {
  const id = await ask({ email: 'lee@example.org' });
  const answer = async (version: string, text: string) =>
    world.perform('questions.answer', world.viewers.reviewer, {
      question: String(id),
      version,
      text,
      sure: 'yes',
    });
  mails = [];
  await answer('0', '올해 안에 마칩니다.');
  expect(mails).toEqual([
    {
      to: 'lee@example.org',
      subject: '[열린곳간] 답변: 도로 재포장',
      text: expect.stringContaining('올해 안에 마칩니다.') as string,
    },
  ]);
  expect(mails[0]?.text).toContain(`https://gotgan.test/questions/${id}\n`);
  const { rows } = await world.db.owner.query<{ id: string }>('SELECT max(id)::text AS id FROM answer');
  await answer(rows[0]?.id ?? '', '내년으로 미뤄졌습니다.');
  expect(mails).toHaveLength(2);
  const token = linkIn(mails[1]?.text ?? '', 'stop');
  expect(
    await world.perform('questions.stop', null, { token: token.replace(/^\d+/, String(id + 1)) }),
  ).toEqual(problem('link-used'));
  expect(
    await world.perform('questions.stop', null, {
      token: `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`,
    }),
  ).toEqual(problem('link-used'));
  expect(await world.perform('questions.stop', null, { token })).toMatchObject({ said: 'stopped' });
  expect(await world.perform('questions.stop', null, { token })).toEqual(problem('link-used'));
  const tables = await world.db.owner.query<{ all: string }>(
    `SELECT concat((SELECT json_agg(a) FROM question_asker a), (SELECT json_agg(l) FROM mailed_link l), (SELECT json_agg(e) FROM audit_entry e)) AS all`,
  );
  expect(tables.rows[0]?.all).not.toContain('lee@example.org');
  await world.perform('questions.hide', world.viewers.editor, { question: String(id), reason: '까닭' });
  expect(mails).toHaveLength(2);
});

it('an answer that cannot be mailed is given all the same', async () => {
  const id = await ask({ email: 'park@example.org' });
  isFull = true;
  const fields = { question: String(id), version: '0', text: '답입니다.', sure: 'yes' };
  expect(await world.perform('questions.answer', world.viewers.editor, fields)).toMatchObject({ done: true });
});

it('with mail the sample of asking is taken', async () => {
  const fields = (await questionsSamples['questions.ask']?.(world)) ?? {};
  expect(await world.perform('questions.ask', null, fields)).toMatchObject({ done: true });
});

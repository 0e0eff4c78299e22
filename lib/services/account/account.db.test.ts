import { createHmac } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findViewer } from '@/lib/auth/sessions';
import { personOfIdentity } from '@/lib/auth/people';
import { addProcess, addProposal, addSteps } from '@/lib/queries/process/process.test-support';
import { accountActions } from '@/lib/services/account';
import type { AnyAction } from '@/lib/services/action';
import type { Outcome } from '@/lib/services/perform';
import { notify } from '@/lib/services/notices';
import { sendNotices } from '@/lib/services/notices-mail';
import { act, addPerson, sameAgain, TEST_SECRET } from '@/lib/services/people.test-support';
import { forget } from '@/lib/worker/jobs/forget';

interface Taken {
  to: string;
  subject: string;
  text: string;
}

let db: TestDatabase;
let mails: Taken[] = [];
let isFull = false;
let smtp: SMTPServer;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: (_address, _session, done) => done(isFull ? new Error('full') : null),
    onData: (stream, { envelope }, done) => {
      const to = envelope.rcptTo.map(({ address }) => address).join();
      void simpleParser(stream).then((mail) => {
        mails.push({ to, subject: String(mail.subject), text: String(mail.text) });
        done();
      });
    },
  });
  await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening));
  // A server that listens on TCP has an address of this shape.
  const { port } = smtp.server.address() as { port: number };
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
  vi.stubEnv('SITE_URL', 'https://gotgan.test');
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise<void>((closed) => smtp.close(closed));
  await db.drop();
});
beforeEach(() => {
  mails = [];
  isFull = false;
});

function action(name: string): AnyAction {
  const found = accountActions.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** The session that began. */
const sessionIn = (outcome: Outcome) => (outcome.done ? (outcome.session ?? '') : '');
const tokenIn = (text: string) => /token=([\w-]+)/.exec(text)?.[1] ?? '';

describe('signing in by a mailed link', () => {
  const ask = () =>
    act(db.member, action('account.send-link'), null, [{ email: ' Kim@Example.ORG ', next: '/participate' }]);
  const take = (mail: number) =>
    act(db.member, action('account.take-link'), null, [{ token: tokenIn(mails.at(mail)?.text ?? '') }]);

  it('makes an account, once for each address', async () => {
    expect(await ask()).toMatchObject({ to: '/sign-in/mailed' });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: 'kim@example.org', subject: '[열린곳간] 로그인 링크' });
    expect(mails[0]?.text).toContain('https://gotgan.test/sign-in/link?token=');
    const taken = await take(0);
    expect(taken).toMatchObject({ done: true, to: '/participate' });
    const viewer = await findViewer(db.member, sessionIn(taken));
    expect(viewer).toMatchObject({ email: 'kim@example.org', grants: [], bar: 'age', secondFactor: 'none' });
    await ask();
    expect((await findViewer(db.member, sessionIn(await take(1))))?.id).toBe(viewer?.id);
  });

  it('works once, and stands nowhere in the database', async () => {
    await ask();
    expect(await take(0)).toMatchObject({ done: true });
    expect(await take(0)).toEqual({ done: false, problems: [{ field: '', code: 'link-used' }] });
    const token = tokenIn(mails.at(0)?.text ?? 'none');
    const { rows } = await db.owner.query<{ row: string }>('SELECT l::text AS row FROM mailed_link l');
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  });

  it('leads to no other site, and no longer works when it is old', async () => {
    await act(db.member, action('account.send-link'), null, [
      { email: 'old@example.org', next: '//evil.example' },
    ]);
    const token = tokenIn(mails[0]?.text ?? '');
    await db.owner.query(
      `UPDATE mailed_link SET expires_at = now() - interval '1 second' WHERE email = 'old@example.org'`,
    );
    expect(await act(db.member, action('account.take-link'), null, [{ token }])).toMatchObject({
      done: false,
    });
    await db.owner.query(
      `UPDATE mailed_link SET expires_at = now() + interval '1 minute' WHERE email = 'old@example.org'`,
    );
    expect(await act(db.member, action('account.take-link'), null, [{ token }])).toMatchObject({ to: '/' });
  });

  it('is sent three times to one address in a quarter of an hour, whoever asks', async () => {
    const ask = (address: string) =>
      act(db.member, action('account.send-link'), null, [{ email: 'flood@example.org' }, { address }]);
    for (const address of ['a', 'b', 'c']) expect(await ask(address)).toMatchObject({ done: true });
    expect(await ask('d')).toEqual({ done: false, problems: [{ field: 'email', code: 'too-often' }] });
    expect(mails).toHaveLength(3);
  });

  it('says so where the mail is not taken, and leaves no link', async () => {
    isFull = true;
    const asked = await act(db.member, action('account.send-link'), null, [{ email: 'full@example.org' }]);
    expect(asked).toEqual({ done: false, problems: [{ field: '', code: 'mail-failed' }] });
    const { rowCount } = await db.owner.query(`SELECT FROM mailed_link WHERE email = 'full@example.org'`);
    expect(rowCount).toBe(0);
  });
});

describe('signing in with an identity', () => {
  const claims = {
    provider: 'https://id.example',
    subject: 'abc',
    email: 'id@example.org',
    language: 'ko',
  } as const;

  it('is one account, which shares none by its mail address', async () => {
    const person = await personOfIdentity(db.member, claims);
    expect(await personOfIdentity(db.member, claims)).toBe(person);
    expect(await personOfIdentity(db.member, { ...claims, subject: 'another' })).not.toBe(person);
    const { rows } = await db.owner.query(`SELECT id FROM person WHERE email = 'id@example.org'`);
    expect(rows).toEqual([{ id: person }]);
  });

  it('is refused once the account was closed', async () => {
    const person = await personOfIdentity(db.member, { ...claims, subject: 'closed', email: null });
    await db.owner.query('UPDATE person SET erased_at = now() WHERE id = $1', [person]);
    expect(await personOfIdentity(db.member, { ...claims, subject: 'closed', email: null })).toBeNull();
  });
});

describe('acting as an invented person', () => {
  it('needs demo mode and an invented person', async () => {
    const real = await addPerson(db.owner);
    const asked = () => act(db.member, action('account.act-as'), null, [{ person: real.id }]);
    expect(await asked()).toEqual({ done: false, problems: [{ field: '', code: 'demo-only' }] });
    vi.stubEnv('GOTGAN_DEMO_PEOPLE', '1');
    expect(await asked()).toEqual({ done: false, problems: [{ field: 'person', code: 'demo-only' }] });
    await db.owner.query('UPDATE person SET demo = true WHERE id = $1', [real.id]);
    expect(await asked()).toMatchObject({ done: true });
    vi.stubEnv('GOTGAN_DEMO_PEOPLE', '');
    expect(await asked()).toMatchObject({ done: false });
  });
});

describe('who is under 14', () => {
  it('writes nothing before a guardian has agreed, and then does', async () => {
    const child = await addPerson(db.owner, { begun: false, email: 'child@example.org' });
    const begun = { name: '어린이', age: 'under', turns14: '2999-05-01' };
    expect(
      await act(db.member, action('account.begin'), child, [{ ...begun, turns14: '2020-01-01' }]),
    ).toEqual({
      done: false,
      problems: [{ field: 'turns14', code: 'required' }],
    });
    expect(await act(db.member, action('account.begin'), child, [begun])).toMatchObject({
      to: '/account/guardian',
    });
    const waiting = await sameAgain(db.member, child.session);
    expect(waiting.bar).toBe('guardian');
    expect(await act(db.member, action('account.begin'), waiting, [{ name: '어린이', age: 'over' }])).toEqual(
      {
        done: false,
        problems: [{ field: 'age', code: 'age-said' }],
      },
    );
    const own = await act(db.member, action('account.ask-guardian'), waiting, [
      { email: 'child@example.org' },
    ]);
    expect(own).toMatchObject({ problems: [{ field: 'email', code: 'guardian-own-address' }] });
    await act(db.member, action('account.ask-guardian'), waiting, [{ email: 'mother@example.org' }]);
    expect(mails[0]).toMatchObject({ to: 'mother@example.org' });
    const token = tokenIn(mails[0]?.text ?? '');
    const agreed = await act(db.member, action('account.guardian-answer'), null, [
      { token, answer: 'agree' },
    ]);
    expect(agreed).toMatchObject({ done: true, said: 'guardian-agree' });
    expect((await sameAgain(db.member, child.session)).bar).toBeNull();
  });

  it('still writes nothing when the guardian refuses, whose address goes', async () => {
    const child = await addPerson(db.owner, { begun: false });
    await act(db.member, action('account.begin'), child, [
      { name: '아이', age: 'under', turns14: '2999-05-01' },
    ]);
    const waiting = await sameAgain(db.member, child.session);
    await act(db.member, action('account.ask-guardian'), waiting, [{ email: 'father@example.org' }]);
    const token = tokenIn(mails[0]?.text ?? '');
    await act(db.member, action('account.guardian-answer'), null, [{ token, answer: 'refuse' }]);
    expect((await sameAgain(db.member, child.session)).bar).toBe('guardian');
    const { rows } = await db.owner.query('SELECT guardian_email FROM person WHERE id = $1', [child.id]);
    expect(rows).toEqual([{ guardian_email: null }]);
  });
});

/** The codes of RFC 6238 by hand, for a key in base 32. */
function codeOf(key: string, at: Date): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replaceAll(' ', '')]
    .map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)));
  const mac = createHmac('sha1', bytes).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('a second factor', () => {
  it('is confirmed by a code, asked for in every session, and taken once', async () => {
    const { findEnrolment } = await import('@/lib/auth/second-factor');
    const office = await addPerson(db.owner, { roles: [{ role: 'election-office', lafCd: '4111000' }] });
    await act(db.member, action('second-factor.begin'), office, [{}]);
    const tx = await db.member.connect();
    const enrolment = async () => findEnrolment(tx, office.id, office.name);
    const key = (await enrolment())?.key ?? '';
    const now = new Date();
    const give = (name: string, code: string, at: Date, who = office) =>
      act(db.member, action(name), who, [{ code }, { now: at }]);
    expect(await give('second-factor.confirm', '12345x', now)).toMatchObject({
      problems: [{ code: 'wrong-code' }],
    });
    expect(await give('second-factor.confirm', codeOf(key, now), now)).toMatchObject({ done: true });
    expect((await sameAgain(db.member, office.session)).secondFactor).toBe('given');
    await db.owner.query('UPDATE person_session SET second_factor_at = NULL WHERE id = $1', [office.session]);
    const asked = await sameAgain(db.member, office.session);
    expect(asked.secondFactor).toBe('asked');
    // The code that confirmed it is used up; the next one is not.
    expect(await give('second-factor.give', codeOf(key, now), now, asked)).toMatchObject({ done: false });
    const later = new Date(now.getTime() + 30_000);
    expect(await give('second-factor.give', codeOf(key, later), later, asked)).toMatchObject({ done: true });
    const spare = (await enrolment())?.spare ?? [];
    expect(spare).toHaveLength(8);
    expect(await give('second-factor.give', spare[0] ?? '', later, asked)).toMatchObject({ done: true });
    expect(await give('second-factor.give', spare[0] ?? '', later, asked)).toMatchObject({ done: false });
    expect((await enrolment())?.spare).toHaveLength(7);
    tx.release();
    const { rows } = await db.owner.query<{ row: string }>('SELECT f::text AS row FROM second_factor f');
    expect(rows.some(({ row }) => row.includes(key.replaceAll(' ', '')))).toBe(false);
    expect(await give('second-factor.remove', spare[1] ?? '', later, asked)).toMatchObject({ done: true });
    expect((await sameAgain(db.member, office.session)).secondFactor).toBe('none');
  });

  it('is guessed six times in ten minutes and no more', async () => {
    const person = await addPerson(db.owner);
    await act(db.member, action('second-factor.begin'), person, [{}]);
    const now = new Date('2026-03-01T00:00:00Z');
    const guess = () =>
      act(db.member, action('second-factor.confirm'), person, [{ code: '000000' }, { now }]);
    for (let tries = 0; tries < 6; tries += 1) expect(await guess()).toHaveProperty('problems');
    expect(await guess()).toEqual({ done: false, waitSeconds: 600 });
  });
});

describe('what people settle for themselves', () => {
  it('ends the own sessions, and nobody else’s', async () => {
    const [me, you] = [await addPerson(db.owner), await addPerson(db.owner)];
    const end = (session: string) => act(db.member, action('account.end-session'), me, [{ session }]);
    expect(await end(you.session)).toEqual({ done: false, problems: [{ field: '', code: 'not-found' }] });
    expect(await findViewer(db.member, you.session)).not.toBeNull();
    expect(await end(me.session)).toMatchObject({ done: true, session: null });
    expect(await findViewer(db.member, me.session)).toBeNull();
  });

  it('closes the account: nothing is left of the person, the audit log stays whole', async () => {
    const me = await addPerson(db.owner, { name: '비밀이름', email: 'gone@example.org' });
    const [other] = [await addPerson(db.owner, { email: 'other@example.org' })];
    await db.owner.query(`INSERT INTO person_login VALUES ('p', 's', $1)`, [me.id]);
    expect(await act(db.member, action('account.erase'), me, [{}])).toMatchObject({
      problems: [{ field: 'sure' }],
    });
    expect(await act(db.member, action('account.erase'), me, [{ sure: 'yes' }])).toMatchObject({
      session: null,
    });
    expect(await findViewer(db.member, me.session)).toBeNull();
    expect(await findViewer(db.member, other.session)).not.toBeNull();
    const { rows } = await db.owner.query<{ row: string }>('SELECT p::text AS row FROM person p');
    expect(rows.filter(({ row }) => /비밀이름|gone@/.test(row))).toEqual([]);
    expect((await db.owner.query('SELECT FROM person_login WHERE person = $1', [me.id])).rowCount).toBe(0);
    expect((await db.owner.query('SELECT id FROM audit_broken()')).rows).toEqual([]);
  });
});

describe('every table that names a person', () => {
  /** What becomes of its rows when the account is closed; what stays names an id, and nobody is behind it any more. */
  const TABLES: Readonly<Record<string, 'emptied' | 'stays'>> = {
    // Which two officers entered a sheet of paper.
    'ballotbox.sheet': 'stays',
    'ballotbox.sheet_differed': 'stays',
    'ballotbox.sheet_entry': 'stays',
    comment_author: 'emptied',
    draft: 'emptied',
    // Who proposed a decision of a vote and who confirmed it stays, as the audit log does.
    election_decision: 'stays',
    endorsement: 'emptied',
    follow: 'emptied',
    held_form: 'emptied',
    'identity.ballot_draft': 'emptied',
    'identity.eligibility_answer': 'emptied',
    'identity.eligibility_case': 'stays',
    // A closed account does not free its vote.
    'identity.eligibility_claim': 'stays',
    'identity.eligibility_sheet': 'emptied',
    'identity.let_in': 'stays',
    mailed_link: 'emptied',
    moderation_by: 'stays',
    notice: 'emptied',
    person_login: 'emptied',
    person_session: 'stays',
    proposal_author: 'emptied',
    question_asker: 'emptied',
    report: 'emptied',
    role_grant: 'stays',
    second_factor: 'emptied',
  };

  it('is known', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint WHERE confrelid = 'person'::regclass ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(TABLES).sort());
  });

  it('is emptied when the account is closed, where nothing needs it', async () => {
    const me = await addPerson(db.owner);
    await addProcess(db.owner, '4111000-2027');
    await addProposal(db.owner, '4111000-2027', { number: 1 });
    await addSteps(db.owner, ['4111000-2027', 1], 'submitted');
    for (const statement of [
      `INSERT INTO person_login VALUES ('p', 'whole', $1)`,
      `INSERT INTO second_factor (person, secret) VALUES ($1, '\\x00')`,
      `INSERT INTO notice (person, kind, topic, path) VALUES ($1, 'x', 'steps', '/')`,
      `INSERT INTO held_form (id, person, action, fields, problems) VALUES ('abcdefghijklmnop', $1, 'x', '{}', '[]')`,
      `INSERT INTO proposal_author VALUES ('4111000-2027', 1, $1)`,
      `INSERT INTO mailed_link (token_hash, purpose, email, person, expires_at) VALUES (sha256('x'), 'guardian', 'g@example.org', $1, now())`,
      `INSERT INTO follow VALUES ($1, '4111000-2027', 1)`,
      `INSERT INTO draft (person, process_id, fields) VALUES ($1, '4111000-2027', '{}')`,
      `INSERT INTO endorsement (process_id, number, person) VALUES ('4111000-2027', 1, $1)`,
      `WITH said AS (INSERT INTO comment (process_id, number, author_name, text) VALUES ('4111000-2027', 1, '나', '말') RETURNING id)
       INSERT INTO comment_author (comment, person) SELECT id, $1 FROM said`,
      `INSERT INTO report (person, process_id, number, rule) VALUES ($1, '4111000-2027', 1, 'abuse')`,
    ])
      await db.owner.query(statement, [me.id]);
    expect(await act(db.member, action('account.erase'), me, [{ sure: 'yes' }])).toMatchObject({
      done: true,
    });
    for (const [table, fate] of Object.entries(TABLES)) {
      if (fate === 'stays') continue;
      const { rowCount } = await db.owner.query(`SELECT FROM ${table} WHERE person = $1`, [me.id]);
      expect([table, rowCount]).toEqual([table, 0]);
    }
    const { rows } = await db.owner.query(
      'SELECT author_name FROM proposal UNION ALL SELECT author_name FROM comment',
    );
    expect(rows).toEqual([{ author_name: '탈퇴한 이용자' }, { author_name: '탈퇴한 이용자' }]);
  });
});

describe('notices by mail', () => {
  const tell = async (person: string, topic: 'steps' | 'account', minutes = 2) => {
    const tx = await db.member.connect();
    await notify(tx, [person], { kind: 'role-granted', topic, path: '/desk', detail: { role: 'editor' } });
    tx.release();
    await db.owner.query(
      `UPDATE notice SET mail_at = mail_at - make_interval(mins => $1) WHERE mailed_at IS NULL`,
      [minutes],
    );
  };

  it('go to who wants them, several in one, and once', async () => {
    const me = await addPerson(db.owner, { email: 'news@example.org' });
    await addPerson(db.owner, { email: 'nobody@example.org' });
    await tell(me.id, 'steps');
    await tell(me.id, 'account');
    expect(await sendNotices(db.member, 'https://gotgan.test')).toBe(1);
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['news@example.org', '[열린곳간] 새 소식 2건'],
    ]);
    expect(mails[0]?.text).toContain('https://gotgan.test/desk');
    expect(await sendNotices(db.member, 'https://gotgan.test')).toBe(0);
    await act(db.member, action('account.mail'), me, [{ topics: [] }]);
    await tell(me.id, 'steps');
    expect(await sendNotices(db.member, 'https://gotgan.test')).toBe(0);
    await tell(me.id, 'account');
    expect(await sendNotices(db.member, 'https://gotgan.test')).toBe(1);
    expect(mails[1]?.subject).toBe('[열린곳간] 맡은 일이 생겼습니다: editor');
  });

  it('that are not taken are tried again later, and given up in the end', async () => {
    const me = await addPerson(db.owner, { email: 'full-box@example.org' });
    await tell(me.id, 'account');
    isFull = true;
    expect(await sendNotices(db.member, 'https://gotgan.test')).toBe(0);
    expect(await sendNotices(db.member, 'https://gotgan.test')).toBe(0);
    const { rows } = await db.owner.query(
      'SELECT failures, mail_at > now() AS waits FROM notice WHERE person = $1',
      [me.id],
    );
    expect(rows).toEqual([{ failures: 1, waits: true }]);
    await db.owner.query('UPDATE notice SET failures = 8, mail_at = now() WHERE person = $1', [me.id]);
    await db.owner.query(`UPDATE notice SET mail_at = now() - interval '5 minutes' WHERE person = $1`, [
      me.id,
    ]);
    await sendNotices(db.member, 'https://gotgan.test');
    isFull = false;
    expect(await sendNotices(db.member, 'https://gotgan.test')).toBe(0);
  });
});

describe('what has served its purpose', () => {
  it('goes after its days, and nothing else does', async () => {
    const [old, young] = [await addPerson(db.owner), await addPerson(db.owner)];
    for (const [person, days] of [
      [old.id, 40],
      [young.id, 20],
    ] as const) {
      await db.owner.query(
        `INSERT INTO notice (person, kind, topic, path, at) VALUES ($1, 'x', 'steps', '/', now() - make_interval(days => $2))`,
        [person, days],
      );
      await db.owner.query(
        'UPDATE person_session SET ended_at = now() - make_interval(days => $2) WHERE person = $1',
        [person, days],
      );
      await db.owner.query(
        `UPDATE person SET under_14_until = current_date + 30 - $2::int, guardian_email = 'g@example.org' WHERE id = $1`,
        [person, days],
      );
    }
    const before = await db.owner.query<{ entries: string }>('SELECT count(*) AS entries FROM audit_entry');
    await forget(db.member, { notices: 30, sessions: 30, drafts: 30 });
    const left = await db.owner.query(
      `SELECT p.id, guardian_email, (SELECT count(*)::int FROM notice n WHERE n.person = p.id) AS notices,
              (SELECT count(*)::int FROM person_session s WHERE s.person = p.id) AS sessions
         FROM person p WHERE p.id = ANY ($1) ORDER BY p.id = $2 DESC`,
      [[old.id, young.id], old.id],
    );
    expect(left.rows).toEqual([
      { id: old.id, guardian_email: null, notices: 0, sessions: 0 },
      { id: young.id, guardian_email: 'g@example.org', notices: 1, sessions: 1 },
    ]);
    const after = await db.owner.query<{ entries: string }>('SELECT count(*) AS entries FROM audit_entry');
    expect(after.rows).toEqual(before.rows);
  });
});

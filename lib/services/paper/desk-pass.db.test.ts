import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { newSeed } from '@/lib/ballot/recovery';
import { voterOf } from '@/lib/ballot/voter';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { issueCredential } from '@/lib/services/ballot/issue';
import { takeKioskTicket } from '@/lib/services/ballot/kiosk-ticket';
import { PROCESS } from '@/lib/services/ballot/world.test-support';
import { identify } from '@/lib/services/eligibility/verifiers';
import { findSetup, personKey } from '@/lib/services/eligibility/setup';
import { giveDeskPass } from '@/lib/services/paper/desk-pass';
import { buildPaperWorld, type PaperWorld } from '@/lib/services/paper/samples.test-support';
import { keepClaims } from '@/lib/auth/kept-claims';
import { addPerson } from '@/lib/services/people.test-support';
import type { Outcome } from '@/lib/services/perform';

const ISSUER = 'https://id.example.go.kr';
const SETTING = 'birth=birthdate,district=address.region';
/** Another process with a vote of its own. */
const OTHER = '1111000-2027';

let db: TestDatabase;
let world: PaperWorld;
let now: Date;

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  vi.stubEnv('OIDC_ISSUER', ISSUER);
  vi.stubEnv('OIDC_CLAIMS', SETTING);
  world = await buildPaperWorld(db);
  await verifyByProvider(`oidc:${ISSUER}`);
  // From 18 years on.
  await db.owner.query('ALTER TABLE identity.eligibility_rule DISABLE TRIGGER USER');
  await db.owner.query(
    `UPDATE identity.eligibility_rule SET least_age = 18, age_day = '2027-07-01' WHERE process_id = $1`,
    [PROCESS],
  );
});
beforeEach(() => {
  now = new Date();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

/** Set while voting goes on, which nobody but a test does. */
async function verifyByProvider(namespace: string): Promise<void> {
  await db.owner.query('ALTER TABLE identity.eligibility_process DISABLE TRIGGER USER');
  await db.owner.query(
    `UPDATE identity.eligibility_process SET verifier = 'oidc', namespace = $2 WHERE process_id = $1`,
    [PROCESS, namespace],
  );
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const adult = (sub: string = randomUUID()) => ({
  sub,
  auth_time: seconds(now),
  birthdate: '1990-02-28',
  address: { region: '행궁동' },
});
const give = (claims: Record<string, unknown> = adult(), process = PROCESS) =>
  giveDeskPass(db.member, claims, { process, begun: now, now });

async function passOf(claims?: Record<string, unknown>): Promise<string> {
  const given = await give(claims);
  if ('problem' in given) throw new Error(given.problem);
  return given.pass;
}

const problemOf = (outcome: Outcome) => ('problems' in outcome ? outcome.problems[0]?.code : null);
const letIn = (way: 'kiosk' | 'paper', pass: string, at = now) =>
  world.act('paper.let-in', world.office, { process: PROCESS, way, person_code: pass }, at);
const ticketOf = (outcome: Outcome) => (outcome.done ? (outcome.to.split('#')[1] ?? '') : '');

describe('a pass for the desk', () => {
  it('stands for the person whom the provider has named, and is kept as a hash', async () => {
    const pass = await passOf(adult('Kim-01'));
    expect(pass).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]$/);
    const { rows } = await db.owner.query<{ text: string }>(
      'SELECT t::text AS text FROM identity.kiosk_ticket t',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain(pass.replaceAll('-', ''));
    // A machine takes no pass for a ticket: an officer has to see the person.
    expect(await takeKioskTicket(db.member, PROCESS, pass)).toBeNull();
    const ticket = ticketOf(await letIn('kiosk', pass.toLowerCase()));
    const key = await takeKioskTicket(db.member, PROCESS, ticket);
    const setup = await setupOf();
    expect(key).toEqual(personKey(setup, `oidc:${ISSUER}`, 'Kim-01'));
    expect(await db.owner.query('SELECT FROM person_login').then(({ rowCount }) => rowCount)).toBe(0);
  });

  it('stands for the same key as an account that signs in with the provider', async () => {
    const { id } = await addPerson(db.owner);
    await db.owner.query(`INSERT INTO person_login (provider, subject, person) VALUES ($1, 'Lee-02', $2)`, [
      ISSUER,
      id,
    ]);
    await keepClaims(db.member, { provider: ISSUER, subject: 'Lee-02' }, SETTING, adult('Lee-02'));
    const setup = await setupOf();
    const tx = await db.member.connect();
    const own = await identify(tx, setup, { person: id, code: '', birth: '', now });
    tx.release();
    if ('problem' in own) throw new Error(own.problem);
    const key = personKey(setup, own.namespace, own.identifier);
    const ticket = ticketOf(await letIn('kiosk', await passOf(adult('Lee-02'))));
    expect(await takeKioskTicket(db.member, PROCESS, ticket)).toEqual(key);
  });

  it('is refused to whom the provider did not ask anew, or says nothing of', async () => {
    const before = { ...adult(), auth_time: seconds(now) - 60 };
    expect(await give(before)).toEqual({ problem: 'not-anew' });
    expect(await give({ ...adult(), auth_time: undefined })).toEqual({ problem: 'not-anew' });
    expect(await give({ ...adult(), sub: '' })).toEqual({ problem: 'no-claims' });
    vi.stubEnv('OIDC_CLAIMS', '');
    expect(await give()).toEqual({ problem: 'no-claims' });
    vi.stubEnv('OIDC_CLAIMS', SETTING);
  });

  it('is refused to who may vote nowhere, and leaves nothing of them', async () => {
    const kept = () => db.owner.query('SELECT FROM identity.eligibility').then(({ rowCount }) => rowCount);
    const before = await kept();
    expect(await give({ ...adult(), birthdate: '2010-02-28' })).toEqual({ problem: 'not-eligible' });
    expect(await give({ ...adult(), birthdate: undefined })).toEqual({ problem: 'not-eligible' });
    expect(await kept()).toBe(before);
  });

  it('is refused by another provider, and while voting is not on', async () => {
    const at = (moment: Date) =>
      giveDeskPass(db.member, adult(), { process: PROCESS, begun: now, now: moment });
    expect(await at(world.election.ends)).toEqual({ problem: 'vote-not-on' });
    expect(await give(adult(), OTHER)).toEqual({ problem: 'vote-not-on' });
    vi.stubEnv('OIDC_ISSUER', 'https://other.example.org');
    expect(await give()).toEqual({ problem: 'not-by-provider' });
    vi.stubEnv('OIDC_ISSUER', ISSUER);
  });
});

describe('letting somebody in by a pass', () => {
  it('is refused where it was used, is over, of another process, or mistyped', async () => {
    const pass = await passOf();
    expect(problemOf(await letIn('paper', pass, new Date(now.getTime() + 15 * 60_000 + 1000)))).toBe(
      'pass-expired',
    );
    expect(await letIn('paper', pass)).toMatchObject({ done: true, said: 'paper-given' });
    expect(problemOf(await letIn('paper', pass))).toBe('pass-gone');
    expect(problemOf(await letIn('kiosk', pass))).toBe('pass-gone');

    const elsewhere = await passOf();
    await db.owner.query('ALTER TABLE identity.kiosk_ticket DROP CONSTRAINT kiosk_ticket_process_id_fkey');
    await db.owner.query('UPDATE identity.kiosk_ticket SET process_id = $1 WHERE process_id = $2', [
      OTHER,
      PROCESS,
    ]);
    expect(problemOf(await letIn('paper', elsewhere))).toBe('pass-elsewhere');
    expect(problemOf(await letIn('paper', elsewhere.slice(0, -1)))).toBe('code-miswritten');
  });

  it('is used once, of ten at once', async () => {
    const pass = await passOf();
    const answers = await Promise.all(Array.from({ length: 10 }, () => letIn('kiosk', pass)));
    expect(answers.filter(({ done }) => done)).toHaveLength(1);
    expect(answers.filter((answer) => problemOf(answer) === 'pass-gone')).toHaveLength(9);
  });

  it('makes an earlier pass of the same person void', async () => {
    const person = adult();
    const first = await passOf(person);
    const second = await passOf(person);
    expect(problemOf(await letIn('kiosk', first))).toBe('pass-gone');
    expect(await letIn('kiosk', second)).toMatchObject({ done: true });
  });

  it('is to a credential or to paper, whatever pass is shown; a refusal leaves the pass', async () => {
    const online = adult();
    const key = await takeKioskTicket(
      db.member,
      PROCESS,
      ticketOf(await letIn('kiosk', await passOf(online))),
    );
    for (const track of ['general', 'youth']) {
      const { blinded } = await voterOf(world.device, track, newSeed());
      await issueCredential(
        db.member,
        world.election,
        { track, personKey: key ?? Buffer.alloc(32), blinded },
        now,
      );
    }
    const pass = await passOf(online);
    expect(problemOf(await letIn('paper', pass))).toBe('has-credential-for-paper');
    expect(problemOf(await letIn('kiosk', pass))).toBe('has-credential');

    const onPaper = adult();
    await letIn('paper', await passOf(onPaper));
    const again = await passOf(onPaper);
    expect(problemOf(await letIn('kiosk', again))).toBe('on-paper');
    expect(problemOf(await letIn('paper', again))).toBe('on-paper');
  });
});

async function setupOf() {
  const tx = await db.member.connect();
  const setup = await findSetup(tx, PROCESS, 'SHARE');
  tx.release();
  if (setup === null) throw new Error('no set-up');
  return setup;
}

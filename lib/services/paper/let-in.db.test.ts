import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { newSeed } from '@/lib/ballot/recovery';
import { voterOf } from '@/lib/ballot/voter';
import { issueCredential } from '@/lib/services/ballot/issue';
import { forgetKioskTickets, takeKioskTicket } from '@/lib/services/ballot/kiosk-ticket';
import { PROCESS } from '@/lib/services/ballot/world.test-support';
import { birthKey, findSetup, personKey } from '@/lib/services/eligibility/setup';
import { buildPaperWorld, newCode, type PaperWorld } from '@/lib/services/paper/samples.test-support';
import type { Outcome } from '@/lib/services/perform';

let db: TestDatabase;
let world: PaperWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildPaperWorld(db);
});
afterAll(() => db.drop());

const problemOf = (outcome: Outcome) => ('problems' in outcome ? outcome.problems[0]?.code : null);
const letIn = (way: 'kiosk' | 'paper', code: string, now?: Date) =>
  world.act('paper.let-in', world.office, { process: PROCESS, way, person_code: code }, now);
const ticketOf = (outcome: Outcome) => (outcome.done ? (outcome.to.split('#')[1] ?? '') : '');
const ask = async (personKey: Buffer, track = 'general') => {
  const { blinded } = await voterOf(world.device, track, newSeed());
  return issueCredential(db.member, world.election, { track, personKey, blinded }, new Date());
};

describe('letting somebody in', () => {
  it('to a kiosk gives a ticket of which the hash alone is kept, for a quarter of an hour', async () => {
    const before = new Date();
    const given = await letIn('kiosk', await newCode(world, ['general', 'youth']));
    expect(given).toMatchObject({ done: true, said: 'kiosk-given' });
    const ticket = ticketOf(given);
    expect(ticket).toMatch(/^(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}$/);
    expect(given.done && given.to.includes('tracks=general.youth#')).toBe(true);
    const { rows } = await db.owner.query<{ text: string }>(
      'SELECT t::text AS text FROM identity.kiosk_ticket t',
    );
    expect(rows.some(({ text }) => text.includes(ticket))).toBe(false);
    const key = await takeKioskTicket(db.member, PROCESS, ticket.toLowerCase());
    if (key === null) throw new Error('the ticket does not hold');
    // A credential for each track, the same again where an answer was lost, and no second one.
    const voter = await voterOf(world.device, 'general', newSeed());
    const issue = () =>
      issueCredential(
        db.member,
        world.election,
        { track: 'general', personKey: key, blinded: voter.blinded },
        new Date(),
      );
    expect(await issue()).toEqual(await issue());
    expect(await ask(key, 'youth')).toHaveProperty('signature');
    expect(await ask(key)).toEqual({ refusal: 'other' });
    expect(await takeKioskTicket(db.member, '1111000-2027', ticket)).toBeNull();
    expect(
      await takeKioskTicket(
        db.member,
        PROCESS,
        ticket.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
      ),
    ).toBeNull();
    const late = new Date(before.getTime() + 15 * 60_000 + 1000);
    expect(await takeKioskTicket(db.member, PROCESS, ticket, late)).toBeNull();
    expect(await forgetKioskTickets(db.member, late)).toBe(1);
  });

  it('to a kiosk again makes the earlier ticket void', async () => {
    const code = await newCode(world);
    const first = ticketOf(await letIn('kiosk', code));
    const second = ticketOf(await letIn('kiosk', code));
    expect(await takeKioskTicket(db.member, PROCESS, first)).toBeNull();
    expect(await takeKioskTicket(db.member, PROCESS, second)).not.toBeNull();
  });

  it('is to one of the two: whoever has a credential is given no paper, whoever has paper no ticket', async () => {
    const code = await newCode(world);
    const key = await takeKioskTicket(db.member, PROCESS, ticketOf(await letIn('kiosk', code)));
    await ask(key ?? Buffer.alloc(32));
    expect(problemOf(await letIn('paper', code))).toBe('has-credential-for-paper');
    expect(problemOf(await letIn('kiosk', code))).toBe('has-credential');

    const other = await newCode(world);
    const ticket = ticketOf(await letIn('kiosk', other));
    expect(await letIn('paper', other)).toMatchObject({ done: true, said: 'paper-given' });
    expect(await takeKioskTicket(db.member, PROCESS, ticket)).toBeNull();
    expect(problemOf(await letIn('paper', other))).toBe('on-paper');
    expect(problemOf(await letIn('kiosk', other))).toBe('on-paper');
  });

  it('never comes to both, in twenty races', async () => {
    for (let round = 0; round < 20; round += 1) {
      const code = await newCode(world, ['general', 'youth']);
      const key = await takeKioskTicket(db.member, PROCESS, ticketOf(await letIn('kiosk', code)));
      if (key === null) throw new Error('the ticket does not hold');
      const [issued, paper] = await Promise.all([ask(key, 'youth'), letIn('paper', code)]);
      expect('signature' in issued).toBe(!paper.done);
    }
    const { rows } = await db.owner.query<{ both: number }>(
      `SELECT count(*)::int AS both FROM (SELECT FROM identity.eligibility GROUP BY process_id, person_key
        HAVING bool_or(credential_issued) AND bool_or(paper_checked_in)) AS person`,
    );
    expect(rows).toEqual([{ both: 0 }]);
  });

  it('on paper happens once, of twenty at once', async () => {
    const code = await newCode(world);
    const answers = await Promise.all(Array.from({ length: 20 }, () => letIn('paper', code)));
    expect(answers.filter(({ done }) => done)).toHaveLength(1);
    expect(answers.filter((answer) => problemOf(answer) === 'on-paper')).toHaveLength(19);
  });

  it('is refused to whom the verifier does not know, and while voting is not on', async () => {
    expect(problemOf(await letIn('paper', ''))).toBe('required');
    expect(problemOf(await letIn('paper', 'no code'))).toBe('code-miswritten');
    const known = await newCode(world);
    const strange = await newCode(world);
    await db.owner.query(
      'DELETE FROM identity.eligibility_code WHERE ctid = (SELECT max(ctid) FROM identity.eligibility_code)',
    );
    expect(problemOf(await letIn('paper', strange))).toBe('not-found-there');
    expect(problemOf(await letIn('paper', known, world.election.ends))).toBe('vote-not-on');
    expect(problemOf(await letIn('kiosk', known, new Date(world.election.begins.getTime() - 1)))).toBe(
      'vote-not-on',
    );
    const foreign = await world.act('paper.let-in', world.otherOffice, {
      process: PROCESS,
      way: 'paper',
      person_code: known,
    });
    expect(foreign).toEqual({ done: false, refusal: 'other-government' });
  });

  it('leaves numbers by officer and day, and nothing of the person anywhere', async () => {
    const { rows } = await db.owner.query<{ way: string; people: number }>(
      'SELECT way, people FROM identity.let_in WHERE officer = $1 ORDER BY way',
      [world.office.id],
    );
    expect(rows.map(({ way }) => way)).toEqual(['kiosk', 'paper']);
    const paper = await db.owner.query<{ people: number }>(
      `SELECT count(DISTINCT person_key)::int AS people FROM identity.eligibility WHERE paper_checked_in`,
    );
    expect(rows[1]?.people).toBe(paper.rows[0]?.people);
    const traces = await db.owner.query(`SELECT action FROM audit_entry WHERE action = 'paper.let-in'`);
    expect(traces.rowCount).toBe(0);
  });
});

it('a list is asked for number and date of birth, as in the own check', async () => {
  const fresh = await createTestDatabase(inject('testServer'));
  try {
    const listed = await buildPaperWorld(fresh);
    await fresh.owner.query('ALTER TABLE identity.eligibility_process DISABLE TRIGGER USER');
    await fresh.owner.query(
      `UPDATE identity.eligibility_process SET verifier = 'list', namespace = 'list:suwon', list_key = $1`,
      [randomBytes(32)],
    );
    const tx = await fresh.member.connect();
    const setup = await findSetup(tx, PROCESS, 'SHARE');
    tx.release();
    if (setup === null) throw new Error('no set-up');
    await fresh.owner.query(
      `INSERT INTO identity.eligibility_list (process_id, serial, on_day, sha256, rows) VALUES ($1, 1, '2027-07-01', sha256(''), 1)`,
      [PROCESS],
    );
    await fresh.owner.query(
      'INSERT INTO identity.eligibility_list_row (process_id, person_key, serial, birth_key) VALUES ($1, $2, 1, $3)',
      [
        PROCESS,
        personKey(setup, 'list:suwon', 'SW000001'),
        birthKey(setup, 'list:suwon', ['SW000001', '1990-02-28']),
      ],
    );
    const show = (birth: string) =>
      listed.act('paper.let-in', listed.office, {
        process: PROCESS,
        way: 'paper',
        person_code: 'sw-000001',
        birth_code: birth,
      });
    expect(problemOf(await show('1990-02-30'))).toBe('not-a-day');
    expect(problemOf(await show('1990-02-27'))).toBe('not-found-there');
    expect(await show('1990.2.28')).toMatchObject({ done: true, said: 'paper-given' });
  } finally {
    await fresh.drop();
  }
});

import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findElection, voteState } from '@/lib/services/ballot/election';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import { readElectionOffice } from '@/lib/services/election/read-office';
import { findCeremony, findVoteFacts } from '@/lib/queries/process/vote-facts';
import { addPerson } from '@/lib/services/people.test-support';
import { electionActions } from '@/lib/services/election';
import {
  buildOffice,
  ceremony,
  type ElectionWorld,
  electionSamples,
  FREEZE,
  hashNow,
  PROCESS,
  type Values,
} from '@/lib/services/election/samples.test-support';
import type { Viewer } from '@/lib/domain/access/roles';

let db: TestDatabase;
let world: ElectionWorld;
// The box is closed by the site's own pools.
vi.mock('@/lib/db/site-pool', () => ({ ballotSitePool: () => db.ballot, memberSitePool: () => db.member }));
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildOffice(db);
});
afterAll(() => db.drop());

const problem = (code: string, field = '') => ({ done: false, problems: [{ field, code }] });
const vote = async () => {
  const found = await findElection(db.member, PROCESS);
  if (found === null) throw new Error('no vote');
  return found;
};
const shift = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);
const HOUR = 3600;
const propose = (who: Viewer, values: Values, now?: Date) =>
  world.act('election.propose', who, { process: PROCESS, ...values }, now);
async function answer(who: Viewer, outcome: string, now?: Date) {
  const { rows } = await db.owner.query<{ id: string }>('SELECT max(id)::text AS id FROM election_decision');
  return world.act('election.answer', who, { decision: rows[0]?.id ?? '', outcome }, now);
}
async function lastAudit() {
  const { rows } = await db.owner.query(
    'SELECT action, role, subject FROM audit_entry ORDER BY id DESC LIMIT 1',
  );
  return rows[0] as unknown;
}
const seoul = (at: Date) => new Date(at.getTime() + 9 * HOUR * 1000).toISOString().slice(0, 19);
async function phaseTimes() {
  const { rows } = await db.owner.query<{ phase: string; begins: Date; ends: Date }>(
    'SELECT phase, begins, ends FROM process_phase WHERE process_id = $1 ORDER BY begins',
    [PROCESS],
  );
  return rows;
}

describe('freezing the rules', () => {
  it('is not done while something is missing, and says so', async () => {
    await db.owner.query(`UPDATE process_track SET ceiling = NULL WHERE process_id = $1 AND key = 'youth'`, [
      PROCESS,
    ]);
    expect(await world.act('election.freeze', world.first, FREEZE)).toEqual(problem('gaps'));
    await db.owner.query(`UPDATE process_track SET ceiling = 500 WHERE process_id = $1 AND key = 'youth'`, [
      PROCESS,
    ]);
    const after = shift(new Date(), 20 * 86_400);
    expect(await world.act('election.freeze', world.first, FREEZE, after)).toEqual(problem('voting-over'));
    expect(await findElection(db.member, PROCESS)).toBeNull();
  });

  it('is done once, into the audit log, and taken back before the vote is opened', async () => {
    const both = await Promise.all(
      [world.first, world.second].map((who) => world.act('election.freeze', who, FREEZE)),
    );
    expect(both.filter(({ done }) => done)).toHaveLength(1);
    expect(both.find(({ done }) => !done)).toEqual(problem('changed-meanwhile'));
    expect(await lastAudit()).toEqual({
      action: 'election.freeze',
      role: 'election-office',
      subject: PROCESS,
    });
    const { vote: rules } = await vote();
    expect(rules.extension).toEqual({ minutes: 30, by: 'length' });
    const thaw = (hash: string) => world.act('election.thaw', world.first, { process: PROCESS, hash });
    expect(await thaw('0'.repeat(64))).toEqual(problem('changed-meanwhile'));
    const before = await hashNow(world);
    await db.owner.query('INSERT INTO identity.ballot_draft VALUES ($1, $2, $3)', [
      PROCESS,
      world.resident.id,
      Buffer.alloc(1052),
    ]);
    expect(await thaw(before)).toMatchObject({ done: true });
    expect(await findElection(db.member, PROCESS)).toBeNull();
    const { rows } = await db.owner.query(
      'SELECT (SELECT count(*)::int FROM ballotbox.secret) AS box, (SELECT count(*)::int FROM identity.issuing_key) AS keys',
    );
    expect(rows).toEqual([{ box: 0, keys: 0 }]);
    expect(await world.act('election.freeze', world.second, FREEZE)).toMatchObject({ done: true });
    expect(await hashNow(world)).toBe(before);
  });

  it('keeps editors from changing what the rules are made of', async () => {
    const by = (action: string, values: Values) =>
      world.act(action, world.editor, { process: PROCESS, ...values });
    const rules = { key: 'general', ballot: 'approval', most: '2', rule: 'greedy_by_votes', ties: 'mincost' };
    expect(await by('process.set-rules', rules)).toEqual(problem('rules-frozen'));
    const track = { key: 'general', nameKo: '일반', nameEn: 'General', whoKo: '', whoEn: '', ceiling: '801' };
    expect(await by('process.save-track', track)).toEqual(problem('rules-frozen', 'ceiling'));
    expect(
      await by('process.set-schedule', {
        'voting-begins': '2040-09-01T00:00:00',
        'voting-ends': '2040-09-14T18:00:00',
      }),
    ).toEqual(problem('rules-frozen', 'voting-begins'));
  });
});

describe('the key', () => {
  const set = async (document: string, hash?: string) =>
    world.act('election.set-key', world.first, {
      process: PROCESS,
      hash: hash ?? (await hashNow(world)),
      document,
    });

  it('is refused where the document is of something else, and taken once', async () => {
    const made = await ceremony(world);
    expect(await set('')).toEqual(problem('required', 'document'));
    expect(await set('{}')).toEqual(problem('not-a-ceremony', 'document'));
    expect(await set(JSON.stringify({ ...made, rulesHash: '0'.repeat(64) }))).toEqual(
      problem('other-rules', 'document'),
    );
    // A point that is not on the curve.
    const off = `BA${'A'.repeat(85)}`;
    expect(await set(JSON.stringify({ ...made, publicKey: off }))).toEqual(
      problem('not-a-ceremony', 'document'),
    );
    expect(await set(JSON.stringify(made), '0'.repeat(64))).toEqual(problem('changed-meanwhile'));
    expect(await propose(world.first, { kind: 'open', state: 'frozen' })).toEqual(problem('not-its-time'));
    expect(await set(JSON.stringify(made))).toMatchObject({ done: true });
    expect((await vote()).ceremony).toEqual(made);
    expect(voteState(await vote(), new Date())).toBe('keyed');
    expect(await set(JSON.stringify(made))).toEqual(problem('changed-meanwhile'));
  });
});

describe('opening, by two officers', () => {
  it('is proposed by one: who saw another state is told, and one proposal waits at a time', async () => {
    expect(await propose(world.first, { kind: 'open', state: 'frozen' })).toEqual(
      problem('changed-meanwhile'),
    );
    expect(await propose(world.first, { kind: 'close', state: 'keyed' })).toEqual(problem('not-its-time'));
    expect(await propose(world.first, { kind: 'open', state: 'keyed' })).toMatchObject({ done: true });
    expect(await propose(world.second, { kind: 'open', state: 'keyed' })).toEqual(problem('decision-waits'));
    const told = await db.owner.query(`SELECT person FROM notice WHERE kind = 'vote-decision-waits'`);
    expect(told.rows).toEqual([{ person: world.second.id }]);
  });

  it('is confirmed by the other one alone', async () => {
    expect(await answer(world.first, 'confirmed')).toEqual(problem('own-decision'));
    expect(await answer(world.first, 'refused')).toEqual(problem('own-decision'));
    expect(await answer(world.second, 'withdrawn')).toEqual(problem('not-own-decision'));
    expect(await answer(world.other, 'confirmed')).toEqual({ done: false, refusal: 'other-government' });
    expect((await vote()).openedAt).toBeNull();
    expect(await answer(world.first, 'withdrawn')).toMatchObject({ done: true });
    expect(await answer(world.second, 'confirmed')).toEqual(problem('changed-meanwhile'));
    expect(await propose(world.second, { kind: 'open', state: 'keyed' })).toMatchObject({ done: true });
    expect(await answer(world.first, 'confirmed')).toMatchObject({ done: true, said: 'open-confirmed' });
    expect((await vote()).openedAt).not.toBeNull();
    expect(await lastAudit()).toEqual({
      action: 'election.answer',
      role: 'election-office',
      subject: PROCESS,
    });
  });

  it('begins the vote with its phase, to the second', async () => {
    const opened = await vote();
    expect(voteState(opened, shift(opened.begins, -1))).toBe('ahead');
    expect(voteState(opened, opened.begins)).toBe('on');
    expect(voteState(opened, shift(opened.ends, -1))).toBe('on');
    expect(voteState(opened, opened.ends)).toBe('ending');
  });

  it('leaves nothing that could be changed', async () => {
    const before = await db.owner.query('SELECT * FROM election');
    const hash = await hashNow(world);
    expect(await world.act('election.thaw', world.first, { process: PROCESS, hash })).toEqual(
      problem('opened'),
    );
    expect(await world.act('election.freeze', world.first, FREEZE)).toEqual(problem('changed-meanwhile'));
    const document = JSON.stringify(await ceremony(world));
    expect(await world.act('election.set-key', world.first, { process: PROCESS, hash, document })).toEqual(
      problem('changed-meanwhile'),
    );
    for (const [sql, refused] of [
      [`UPDATE election SET rules = '{}'`, 'permission denied'],
      [`UPDATE election SET ceremony = '{}'`, 'what happened stays'],
      [`UPDATE election SET encryption_key = NULL, ceremony = NULL`, 'what happened stays'],
      [`UPDATE election SET opened_at = opened_at - interval '1 day'`, 'what happened stays'],
      [`DELETE FROM election`, 'it stays'],
      [`DELETE FROM election_track`, 'stay'],
      [
        `UPDATE process_phase SET ends = ends + interval '1 hour' WHERE phase = 'voting'`,
        'the time of the vote stays',
      ],
      [`UPDATE process_track SET rules = NULL`, 'permission denied|the rules are frozen'],
    ] as const)
      await expect(db.member.query(sql), sql).rejects.toThrow(new RegExp(refused));
    expect((await db.owner.query('SELECT * FROM election')).rows).toEqual(before.rows);
  });
});

describe('extending after an outage', () => {
  const REASON = '접속 장애로 세 시간 넘게 투표할 수 없었습니다.';
  const extend = (from: Date, to: Date, now: Date, reason = REASON) =>
    propose(world.first, { kind: 'extend', state: 'on', from: seoul(from), to: seoul(to), reason }, now);

  it('is refused without a reason, before the vote, and for less than the rule says', async () => {
    const { begins } = await vote();
    const [from, now] = [shift(begins, HOUR), shift(begins, 10 * HOUR)];
    expect(await extend(from, shift(from, 3 * HOUR), now, '장애')).toEqual(
      problem('reason-too-short', 'reason'),
    );
    expect(await extend(from, shift(from, 1799), now)).toEqual(problem('outage-short', 'from'));
    expect(await extend(from, from, now)).toEqual(problem('ends-before', 'to'));
    expect(await extend(from, shift(now, 1), now)).toEqual(problem('not-over-yet', 'from'));
    const early = { kind: 'extend', state: 'ahead', from: seoul(from), to: seoul(now), reason: REASON };
    expect(await propose(world.first, early, shift(begins, -1))).toEqual(problem('not-its-time'));
  });

  it('moves the end and what follows by exactly as long, once, and tells those who opened a ballot', async () => {
    await db.owner.query('INSERT INTO identity.ballot_draft VALUES ($1, $2, $3)', [
      PROCESS,
      world.resident.id,
      Buffer.alloc(1052),
    ]);
    const before = await phaseTimes();
    const { begins, ends } = await vote();
    const [from, now] = [shift(begins, HOUR), shift(begins, 10 * HOUR)];
    expect(await extend(from, shift(from, 3 * HOUR + 900), now)).toMatchObject({ done: true });
    expect((await vote()).ends).toEqual(ends);
    expect(await answer(world.first, 'confirmed', now)).toEqual(problem('own-decision'));
    const both = await Promise.all([1, 2].map(() => answer(world.second, 'confirmed', now)));
    expect(both.filter(({ done }) => done)).toHaveLength(1);
    const later = shift(ends, 3 * HOUR + 900);
    expect(await phaseTimes()).toEqual([
      { ...before[0], ends: later },
      { ...before[1], begins: later, ends: shift(before[1]?.ends ?? now, 3 * HOUR + 900) },
    ]);
    const told = await db.owner.query(`SELECT person, path FROM notice WHERE kind = 'vote-extended'`);
    expect(told.rows).toEqual([{ person: world.resident.id, path: `/participate/${PROCESS}/vote` }]);
    expect(voteState(await vote(), shift(later, -1))).toBe('on');
    expect(await extend(shift(from, HOUR), shift(from, 4 * HOUR), now)).toEqual(
      problem('outage-counted', 'from'),
    );
  });
});

describe('closing, by two officers', () => {
  it('waits for what came in time, then closes the box', async () => {
    const { ends } = await vote();
    const close = (state: string, now: Date) => propose(world.first, { kind: 'close', state }, now);
    expect(await close('on', shift(ends, -1))).toEqual(problem('not-its-time'));
    expect(await close('ending', shift(ends, 599))).toEqual(problem('grace'));
    const now = shift(ends, 600);
    await setVoteClock(db.owner, now);
    expect(await close('ending', now)).toMatchObject({ done: true });
    expect(await answer(world.second, 'confirmed', now)).toMatchObject({
      done: true,
      said: 'close-confirmed',
    });
    expect(voteState(await vote(), now)).toBe('closed');
    expect(await close('closed', now)).toEqual(problem('not-its-time'));
  });
});

it('shows the vote to its office and to auditors, who change nothing', async () => {
  const read = (who: Viewer) => readElectionOffice(who, PROCESS, new Date(), db.member);
  const auditor = await addPerson(db.owner, { roles: [{ role: 'auditor' }] });
  expect(await read(world.second)).toMatchObject({ mayAct: true, vote: { rulesHash: await hashNow(world) } });
  expect(await read(auditor)).toMatchObject({ mayAct: false, decisions: { length: 4 } });
  expect(await read(world.other)).toBe('other-government');
  expect(await read(world.editor)).toBe('no-role');
  const facts = await findVoteFacts(db.web, PROCESS);
  expect(facts?.extensions.map(({ reason }) => reason)).toEqual([
    '접속 장애로 세 시간 넘게 투표할 수 없었습니다.',
  ]);
  expect(await findCeremony(db.web, PROCESS)).toMatchObject({ vote: { rulesHash: facts?.rulesHash } });
});

it('has samples of every action, and is for the election office with its second factor alone', async () => {
  expect(electionActions.map(({ name }) => name).sort()).toEqual(Object.keys(electionSamples).sort());
  expect(await world.act('election.freeze', world.editor, FREEZE)).toEqual({
    done: false,
    refusal: 'no-role',
  });
  expect(await world.act('election.freeze', null, FREEZE)).toEqual({ done: false, refusal: 'sign-in' });
});

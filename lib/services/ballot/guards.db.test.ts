import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { newElectionKey } from '@/lib/ballot/sealing';
import { VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import { closeVote } from '@/lib/services/ballot/close';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import {
  addEligible,
  buildBallotProcess,
  buildBallotWorld,
  known,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';
import { freezeRules, rulesParts } from '@/lib/services/election/freeze';
import { addPerson } from '@/lib/services/people.test-support';

/** What the database refuses to whoever writes, with the rights of the site or of the owner. */
const ROLES = ['member', 'owner'] as const;
const HASH = 'ab'.repeat(32);

describe('a vote whose rules are frozen', () => {
  let db: TestDatabase;
  let officers: string[];
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await buildBallotProcess(db, 1);
    const tx = await db.member.connect();
    const parts = await rulesParts(tx, PROCESS, VOTE_SETTINGS);
    if (parts !== null) await freezeRules(tx, parts, new Date());
    tx.release();
    const { publicKey } = await newElectionKey();
    await db.member.query(`UPDATE election SET ceremony = '{}', encryption_key = $1`, [publicKey]);
    officers = [(await addPerson(db.owner)).id, (await addPerson(db.owner)).id];
  });
  afterAll(() => db.drop());

  const open = (role: (typeof ROLES)[number]) => db[role].query('UPDATE election SET opened_at = now()');
  const propose = (kind: string) =>
    db.member.query(
      'INSERT INTO election_decision (process_id, kind, proposed_by, proposed_at) VALUES ($1, $2, $3, now())',
      [PROCESS, kind, officers[0]],
    );
  const answer = (kind: string, by: number, outcome: string) =>
    db.member.query(
      'UPDATE election_decision SET answered_by = $1, answered_at = now(), outcome = $2 WHERE kind = $3 AND outcome IS NULL',
      [officers[by], outcome, kind],
    );
  const refused = async () => {
    for (const role of ROLES) await expect(open(role), role).rejects.toThrow('not opened by two officers');
  };

  it('is not opened without a second officer, nor by a decision on something else', async () => {
    await refused();
    await propose('open');
    await refused();
    await expect(answer('open', 0, 'confirmed')).rejects.toThrow('check');
    await answer('open', 1, 'refused');
    await refused();
    await propose('close');
    await answer('close', 1, 'confirmed');
    await refused();
    await propose('open');
    await answer('open', 1, 'confirmed');
    await open('member');
    expect((await known(db)).election.openedAt).not.toBeNull();
  });

  it('does not begin with anything that comes later', async () => {
    for (const [column, value] of [
      ['opened_at', 'now()'],
      ['closed_at', 'now()'],
      ['published_at', 'now()'],
      ['result_sha256', `sha256('x')`],
      ['seed', `'1'`],
      ['encryption_key', `sha256('x')`],
    ])
      await expect(
        db.member.query(
          `INSERT INTO election (process_id, rules, frozen_at, ledger_key, paper_key, ${column ?? ''})
           VALUES ('x', '{}', now(), sha256('a'), sha256('b'), ${value ?? ''})`,
        ),
        column,
      ).rejects.toThrow('permission denied');
    await expect(
      db.owner.query(
        `INSERT INTO election (process_id, rules, frozen_at, ledger_key, paper_key, ceremony, encryption_key, opened_at)
         VALUES ('x', '{}', now(), sha256('a'), sha256('b'), '{}', decode(repeat('00', 65), 'hex'), now())`,
      ),
    ).rejects.toThrow('not opened by two officers');
  });
});

describe('a vote that goes on', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await buildBallotWorld(db);
  });
  afterAll(() => db.drop());

  it('is not closed while a bundle is entered, whoever asks and however late it is', async () => {
    const person = await addEligible(db);
    await db.member.query('SELECT identity.check_in_on_paper($1, $2)', [PROCESS, person]);
    await db.member.query(`SELECT paper_prepare($1, 'general', '시청', 2, now())`, [PROCESS]);
    const { election } = await known(db);
    const late = new Date(election.ends.getTime() + 86_400_000);
    await setVoteClock(db.owner, late);
    expect(await closeVote(db.ballot, election, late)).toBe(false);
    const close = () => db.ballot.query('SELECT ballotbox.close_vote($1, $2)', [PROCESS, late.toISOString()]);
    await expect(close()).rejects.toThrow('bundles of 4111000-2027 are still being entered');
    await db.member.query('SELECT ballotbox.finish_bundle($1, 1, 1, $2)', [PROCESS, late.toISOString()]);
    await Promise.all([close(), close()]);
    const { closedAt } = (await known(db)).election;
    expect(closedAt).not.toBeNull();
    await close();
    expect((await known(db)).election.closedAt).toEqual(closedAt);
  });

  it('has no result published on which no two bodies agree', async () => {
    const publish = (role: (typeof ROLES)[number]) =>
      db[role].query(
        `UPDATE election SET published_at = now(), result_sha256 = decode('${HASH}', 'hex') WHERE process_id = $1`,
        [PROCESS],
      );
    const counted = (machine: string, body: string, hash: string, key = machine) =>
      db.member.query(
        `INSERT INTO election_count VALUES ($1, $2, $3, sha256(convert_to($5, 'UTF8')), $4, decode(repeat('00', 64), 'hex'), now())`,
        [PROCESS, machine, body, JSON.stringify({ result_sha256: hash }), key],
      );
    const refusedTo = async () => {
      for (const role of ROLES)
        await expect(publish(role), role).rejects.toThrow('no two bodies counted this result');
    };
    await refusedTo();
    await counted('의회 1', '의회', HASH);
    await counted('의회 2', '의회', HASH);
    await counted('감사 1', '감사부서', 'cd'.repeat(32));
    await counted('위원회 1', '주민참여예산위원회', 'cd'.repeat(32));
    // Two names, and one key.
    await counted('감사 3', '감사부서', 'ef'.repeat(32), '감사 3');
    await refusedTo();
    await counted('감사 2', '감사부서', HASH);
    await publish('member');
    expect((await known(db)).election.publishedAt).not.toBeNull();
  });
});

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { newSeed } from '@/lib/ballot/recovery';
import { castBody, counterBody, credentialOf, isReceiptFor, makeCast, voterOf } from '@/lib/ballot/voter';
import { type CastAnswer, takeCast } from '@/lib/services/ballot/cast';
import { highestCounter } from '@/lib/services/ballot/counter';
import { issueCredential } from '@/lib/services/ballot/issue';
import {
  addEligible,
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
} from '@/lib/services/ballot/world.test-support';

let db: TestDatabase;
let world: BallotWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db, { casts: 5 });
});
afterAll(() => db.drop());

const receiptOf = (answer: CastAnswer) => ('receipt' in answer ? answer.receipt : null);
const refusalOf = (answer: CastAnswer) => ('refusal' in answer ? answer.refusal : null);
const ballots = async () => {
  const { rows } = await db.owner.query<{ number: number }>(
    'SELECT count(*)::int AS number FROM ballotbox.ballot',
  );
  return rows[0]?.number ?? 0;
};

describe('a credential', () => {
  const ask = (personKey: Buffer, blinded: string, track = 'general', now = new Date()) =>
    issueCredential(db.member, world.election, { track, personKey, blinded }, now);

  it('is signed once for a person, and again for the same bytes: a lost answer burns no vote', async () => {
    const personKey = await addEligible(db);
    const voter = await voterOf(world.device, 'general', newSeed());
    const first = await ask(personKey, voter.blinded);
    const again = await ask(personKey, voter.blinded);
    expect(first).toEqual(again);
    expect(await credentialOf(voter, 'signature' in again ? again.signature : '')).toHaveLength(256);
    const other = await voterOf(world.device, 'general', newSeed());
    expect(await ask(personKey, other.blinded)).toEqual({ refusal: 'other' });
  });

  it('is signed for one of two devices that ask at once', async () => {
    const personKey = await addEligible(db);
    const voters = await Promise.all(
      Array.from({ length: 8 }, () => voterOf(world.device, 'general', newSeed())),
    );
    const answers = await Promise.all(voters.map(({ blinded }) => ask(personKey, blinded)));
    expect(answers.filter((answer) => 'signature' in answer)).toHaveLength(1);
    expect(answers.filter((answer) => 'refusal' in answer && answer.refusal === 'other')).toHaveLength(7);
  });

  it('is not signed for who may not vote in the track, nor after the end', async () => {
    const personKey = await addEligible(db, ['youth']);
    const { blinded } = await voterOf(world.device, 'general', newSeed());
    expect(await ask(personKey, blinded)).toEqual({ refusal: 'not-eligible' });
    expect(await ask(personKey, blinded, 'other')).toEqual({ refusal: 'malformed' });
    expect(await ask(personKey, toBase64(new Uint8Array(256).fill(255)))).toEqual({ refusal: 'malformed' });
    expect(await ask(personKey, blinded, 'general', new Date(world.election.ends))).toEqual({
      refusal: 'not-open',
    });
  });

  it('or paper, never both', async () => {
    const checkIn = async (key: Buffer) =>
      (
        await db.member.query<{ outcome: string }>('SELECT identity.check_in_on_paper($1, $2) AS outcome', [
          world.election.id,
          key,
        ])
      ).rows[0]?.outcome;
    const onPaper = await addEligible(db, ['general', 'youth']);
    expect(await checkIn(onPaper)).toBe('checked-in');
    expect(await checkIn(onPaper)).toBe('again');
    const { blinded } = await voterOf(world.device, 'youth', newSeed());
    expect(await ask(onPaper, blinded, 'youth')).toEqual({ refusal: 'paper' });
    const { personKey } = await addVoter(world);
    expect(await checkIn(personKey)).toBe('credential');
    for (let round = 0; round < 20; round += 1) {
      const person = await addEligible(db, ['general', 'youth']);
      const [issued, checked] = await Promise.all([ask(person, blinded, 'youth'), checkIn(person)]);
      expect('signature' in issued).toBe(checked === 'credential');
    }
  });
});

describe('a cast', () => {
  it('that is sent two hundred times at once is one ballot with one receipt', async () => {
    const { voter, credential } = await addVoter(world);
    const cast = await makeCast(voter, credential, choosing(1, 2), 1);
    const before = await ballots();
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => takeCast(db.ballot, world.election, castBody(cast), new Date())),
    );
    expect(await ballots()).toBe(before + 1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const receipt = receiptOf(answers[0] ?? { refusal: 'malformed' });
    expect(await isReceiptFor(world.device, cast, receipt ?? { leaf: '', promise: '' })).toBe(true);
    expect(receipt?.code).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  });

  it('is refused where the voter’s key did not sign it', async () => {
    const someone = await addVoter(world);
    const other = await addVoter(world);
    const cast = castBody(await makeCast(someone.voter, someone.credential, choosing(1), 1));
    const stolen = castBody(await makeCast(other.voter, someone.credential, choosing(1), 1));
    const send = async (form: unknown) =>
      refusalOf(await takeCast(db.ballot, world.election, form, new Date()));
    const before = await ballots();
    expect(await send({ ...cast, counter: 2 })).toBe('not-signed');
    expect(await send({ ...cast, signature: stolen.signature })).toBe('not-signed');
    expect(await send(stolen)).toBe('no-credential');
    expect(await send({ ...cast, track: 'youth' })).toBe('not-signed');
    expect(await send({ ...cast, track: 'other' })).toBe('unknown-track');
    expect(await send({ ...cast, credential: toBase64(new Uint8Array(256)) })).toBe('no-credential');
    expect(await send({ ...cast, ciphertext: toBase64(new Uint8Array(800)) })).toBe('malformed');
    expect(await send(null)).toBe('malformed');
    const forYouth = await makeCast({ ...someone.voter, track: 'youth' }, someone.credential, choosing(6), 1);
    expect(await send(castBody(forYouth))).toBe('no-credential');
    expect(await ballots()).toBe(before);
  });

  it('is refused where somebody else’s sealed ballot was copied', async () => {
    const victim = await castBy(world, await addVoter(world), choosing(1));
    const thief = await addVoter(world);
    const { signCast } = await import('@/lib/ballot/cast');
    const copy = await signCast(
      thief.voter.signer,
      {
        election: world.election.id,
        track: 'general',
        credential: thief.credential,
        counter: 1,
        ciphertext: victim.cast.ciphertext,
      },
      world.election.rulesHash,
    );
    expect(refusalOf(await takeCast(db.ballot, world.election, castBody(copy), new Date()))).toBe('copied');
  });

  it('counts by when it came: to the second', async () => {
    const { ends, begins } = world.election;
    const voter = await addVoter(world);
    const at = async (arrived: Date, counter: number) =>
      (await castBy(world, voter, choosing(1), { arrived, counter })).answer;
    expect(refusalOf(await at(new Date(begins.getTime() - 1), 1))).toBe('not-open');
    expect(receiptOf(await at(begins, 1))).not.toBeNull();
    expect(receiptOf(await at(new Date(ends.getTime() - 1), 2))).not.toBeNull();
    expect(refusalOf(await at(ends, 3))).toBe('closed');
  });

  it('may come again, as often as the rules say, and its voter learns the highest counter', async () => {
    const voter = await addVoter(world);
    const counter = async () => highestCounter(db.ballot, world.election.id, await counterBody(voter.voter));
    expect(await counter()).toBe(0);
    for (const number of [1, 2, 7, 4, 5])
      expect(receiptOf((await castBy(world, voter, choosing(1), { counter: number })).answer)).not.toBeNull();
    expect(await counter()).toBe(7);
    expect(refusalOf((await castBy(world, voter, choosing(1), { counter: 8 })).answer)).toBe('too-many');
    const stranger = await addVoter(world);
    const { signature } = await counterBody(stranger.voter);
    expect(
      await highestCounter(db.ballot, world.election.id, { ...(await counterBody(voter.voter)), signature }),
    ).toBeNull();
  });
});

describe('the rights of the site', () => {
  it.each(['web', 'member', 'ballot'] as const)('%s cannot read, change or remove a ballot', async (role) => {
    for (const sql of [
      'SELECT * FROM ballotbox.ballot',
      'SELECT * FROM ballotbox.waiting',
      'UPDATE ballotbox.ballot SET counter = 9',
      'DELETE FROM ballotbox.ballot',
      'TRUNCATE ballotbox.ballot',
      'DELETE FROM ballotbox.node',
      'DELETE FROM ballotbox.tree_head',
    ])
      await expect(db[role].query(sql), sql).rejects.toThrow(/permission denied/);
  });

  it('are not even the owner’s, but for the rewriting at closing', async () => {
    await castBy(world, await addVoter(world), choosing(1));
    await expect(db.owner.query('UPDATE ballotbox.ballot SET counter = 9')).rejects.toThrow();
    await expect(db.owner.query('DELETE FROM ballotbox.ballot')).rejects.toThrow();
  });

  it('hold neither persons for who casts, nor casts for who issues', async () => {
    await expect(db.ballot.query('SELECT * FROM identity.eligibility')).rejects.toThrow(/permission denied/);
    await expect(db.web.query('SELECT * FROM identity.eligibility')).rejects.toThrow(/permission denied/);
    await expect(
      db.member.query('SELECT ballotbox.highest_counter($1, $2)', ['x', Buffer.alloc(32)]),
    ).rejects.toThrow(/permission denied/);
    await expect(
      db.ballot.query('SELECT identity.issue($1, $2, $3, $4)', [
        'x',
        'y',
        Buffer.alloc(32),
        Buffer.alloc(32),
      ]),
    ).rejects.toThrow(/permission denied/);
    await expect(db.web.query('SELECT * FROM ballotbox.secret')).rejects.toThrow(/permission denied/);
    await expect(db.member.query('SELECT ledger FROM ballotbox.secret')).rejects.toThrow(/permission denied/);
  });
});

describe('the rules', () => {
  it('stay once they are frozen, for every role', async () => {
    for (const sql of [
      `UPDATE election SET rules = '{}'`,
      `UPDATE election SET rules_sha256 = sha256('x')`,
      `UPDATE election SET opened_at = NULL`,
      `UPDATE election SET encryption_key = NULL, ceremony = NULL`,
      'DELETE FROM election',
      'DELETE FROM election_track',
      `UPDATE process_track SET ceiling = 1 WHERE process_id = '${world.election.id}'`,
      `UPDATE process_track SET rules = NULL WHERE process_id = '${world.election.id}'`,
      `UPDATE process_phase SET ends = ends + interval '1 hour' WHERE phase = 'voting'`,
      `DELETE FROM process_phase WHERE phase = 'voting'`,
    ])
      for (const role of ['member', 'owner'] as const)
        await expect(db[role].query(sql), `${role}: ${sql}`).rejects.toThrow();
    // Not even by saying that an extension runs.
    const tx = await db.member.connect();
    await tx.query('BEGIN');
    await tx.query(`SELECT set_config('gotgan.extension', $1, true)`, [world.election.id]);
    await expect(
      tx.query(`UPDATE process_phase SET ends = ends + interval '1 hour' WHERE phase = 'voting'`),
    ).rejects.toThrow(/frozen|begun/);
    await tx.query('ROLLBACK');
    tx.release();
    expect(fromBase64(toBase64(world.election.rulesHash))).toEqual(world.election.rulesHash);
  });
});

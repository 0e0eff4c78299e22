import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { newSeed } from '@/lib/ballot/recovery';
import { voterOf } from '@/lib/ballot/voter';
import type { Viewer } from '@/lib/domain/access/roles';
import { closeVote } from '@/lib/services/ballot/close';
import { electionData, voteState } from '@/lib/services/ballot/election';
import { issueCredential } from '@/lib/services/ballot/issue';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import {
  addEligible,
  addVoter,
  castBy,
  choosing,
  known,
  PROCESS,
  type TestVoter,
} from '@/lib/services/ballot/world.test-support';
import {
  buildPaperWorld,
  newCode,
  type PaperWorld,
  type Values,
} from '@/lib/services/paper/samples.test-support';
import { addPerson } from '@/lib/services/people.test-support';

let db: TestDatabase;
let world: PaperWorld;
/** The end as it was frozen. */
let end: Date;
let voter: TestVoter;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildPaperWorld(db);
  end = world.election.ends;
  voter = await addVoter(world);
  await castBy(world, voter, choosing(1, 2));
});
afterAll(() => db.drop());

const problem = (code: string) => ({ done: false, problems: [{ field: '', code }] });
const past = (seconds: number) => new Date(end.getTime() + seconds * 1000);
const boxSize = async () => {
  const { rows } = await db.owner.query<{ size: number }>(
    'SELECT count(*)::int AS size FROM ballotbox.ballot',
  );
  return rows[0]?.size;
};

describe('the rules of a vote with a ballot in its box', () => {
  const RULES: Values = { rule: 'greedy_by_votes', ties: 'mincost', here: 'yes', process: PROCESS };
  const kept = async () => {
    const { rows } = await db.owner.query<{ tracks: unknown; rules: Buffer }>(
      `SELECT (SELECT jsonb_object_agg(key, rules) FROM process_track WHERE process_id = $1) AS tracks, rules
         FROM election WHERE process_id = $1`,
      [PROCESS],
    );
    return { rows, hash: electionData((await known(db)).election, new Date(), null).rulesHash };
  };
  let editor: Viewer;
  beforeAll(async () => {
    editor = await addPerson(db.owner, { roles: [{ role: 'editor', lafCd: '4111000' }], factor: true });
  });

  // 일반 is approval of up to three, 청년 ten points for up to three.
  it.each<[string, Values]>([
    ['another kind of ballot', { key: 'general', ballot: 'knapsack', most: '3' }],
    ['ranks', { key: 'general', ballot: 'ordinal', most: '3', rule: 'mes_borda+add1u', increment: '1' }],
    ['fewer choices', { key: 'general', ballot: 'approval', most: '2' }],
    ['more choices', { key: 'general', ballot: 'approval', most: '4' }],
    ['more points', { key: 'youth', ballot: 'cumulative', most: '3', rule: 'greedy_by_score', points: '11' }],
  ])('stay: %s', async (_, fields) => {
    expect(await boxSize()).toBe(1);
    const before = await kept();
    expect(await world.act('process.set-rules', editor, { ...RULES, ...fields })).toEqual(
      problem('rules-frozen'),
    );
    expect(await kept()).toEqual(before);
  });
});

describe('an extension that two officers decide after the end', () => {
  /** The outage lasted for 110 minutes. */
  const MOVED = 6600;
  const cast = async (seconds: number, counter: number) => {
    const { answer } = await castBy({ ...world, ...(await known(db)) }, voter, choosing(2), {
      arrived: past(seconds),
      counter,
    });
    return 'refusal' in answer ? answer.refusal : 'taken';
  };
  const issue = async (seconds: number) => {
    const { election, device } = await known(db);
    const { blinded } = await voterOf(device, 'general', newSeed());
    const asked = { track: 'general', personKey: await addEligible(db), blinded };
    const answer = await issueCredential(db.member, election, asked, past(seconds));
    return 'refusal' in answer ? answer.refusal : 'issued';
  };
  const letIn = async (way: string, seconds: number) => {
    const fields = { process: PROCESS, way, person_code: await newCode(world) };
    return world.act('paper.let-in', world.office, fields, past(seconds));
  };
  /** What a cast, who asks for a credential, and who comes to a polling place are answered at a moment. */
  const at = async (seconds: number, counter: number) => [
    await cast(seconds, counter),
    await issue(seconds),
    await letIn('kiosk', seconds),
    await letIn('paper', seconds),
  ];
  const TAKEN = ['taken', 'issued', { done: true }, { done: true }];
  const REFUSED = ['closed', 'not-open', problem('vote-not-on'), problem('vote-not-on')];

  it('is not there before the second one confirms it: what comes after the end is refused', async () => {
    expect(await at(-0.001, 2)).toMatchObject(TAKEN);
    expect(await at(0, 3)).toEqual(REFUSED);
    const seoul = (seconds: number) =>
      past(seconds + 9 * 3600)
        .toISOString()
        .slice(0, 19);
    const [from, to, reason] = [
      seoul(-7200),
      seoul(-600),
      '접속 장애로 두 시간 가까이 투표할 수 없었습니다.',
    ];
    const extend = { process: PROCESS, kind: 'extend', state: 'ending', from, to, reason };
    expect(await world.act('election.propose', world.office, extend, past(10))).toMatchObject({ done: true });
    expect(await at(20, 3)).toEqual(REFUSED);
  });

  it('moves the end for casts, credentials and polling places alike, to the second', async () => {
    const { rows } = await db.owner.query<{ id: string }>(
      'SELECT max(id)::text AS id FROM election_decision',
    );
    const confirm = { decision: rows[0]?.id ?? '', outcome: 'confirmed' };
    expect(await world.act('election.answer', world.second, confirm, past(30))).toMatchObject({ done: true });
    const { election } = await known(db);
    expect(election.ends).toEqual(past(MOVED));
    expect(election.rulesHash).toEqual(world.election.rulesHash);
    expect([1, MOVED - 0.001, MOVED].map((seconds) => voteState(election, past(seconds)))).toEqual([
      'on',
      'on',
      'ending',
    ]);
    expect(await at(1, 3)).toMatchObject(TAKEN);
    expect(await at(MOVED - 0.001, 4)).toMatchObject(TAKEN);
    expect(await at(MOVED, 5)).toEqual(REFUSED);
    expect(await boxSize()).toBe(4);
  });

  it('keeps the box open for as long, whoever closes it', async () => {
    const close = (seconds: number) =>
      db.ballot.query('SELECT ballotbox.close_vote($1, $2)', [PROCESS, past(seconds).toISOString()]);
    for (const seconds of [600, MOVED, MOVED + 599]) {
      await setVoteClock(db.owner, past(seconds));
      await expect(close(seconds), `${seconds}`).rejects.toThrow('is not over');
      // As a process that read the vote before the extension.
      expect(await closeVote(db.ballot, world.election, past(seconds))).toBe(false);
    }
    const now = MOVED + 600;
    await setVoteClock(db.owner, past(now));
    expect(await closeVote(db.ballot, world.election, past(now))).toBe(true);
    const { election } = await known(db);
    expect(election.closedAt).toEqual(past(now));
    expect(await boxSize()).toBe(4);
  });
});

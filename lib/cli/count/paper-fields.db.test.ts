import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { countVote } from '@/lib/cli/count/count';
import { exportElection } from '@/lib/cli/count/export';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type TrackParts, VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import { newBundleCode } from '@/lib/domain/ballot/paper-code';
import { newElectionKey } from '@/lib/ballot/sealing';
import { shareText, splitKey } from '@/lib/ballot/shares';
import { actionOf } from '@/lib/services/actions';
import { openAtOnce, setVoteClock } from '@/lib/services/ballot/vote.test-support';
import { buildBallotProcess, choosing, known, PROCESS } from '@/lib/services/ballot/world.test-support';
import { endVote } from '@/lib/services/count/world.test-support';
import { freezeRules, rulesParts } from '@/lib/services/election/freeze';
import {
  addBundle,
  addOnPaper,
  entryOf,
  type PaperWorld,
  type Values,
} from '@/lib/services/paper/samples.test-support';
import { act, addPerson } from '@/lib/services/people.test-support';
import type { Outcome } from '@/lib/services/perform';

/** 일반 takes three projects, and of these two one. */
const FIELD = { key: 'safety', name: { ko: '안전', en: 'Safety' }, most: 1, projects: [1, 2] };

let db: TestDatabase;
let world: PaperWorld;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildFieldWorld();
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-fields-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await db.drop();
});

function withField(track: TrackParts): TrackParts {
  const { rules } = track;
  if (track.key !== 'general' || rules?.vote === undefined) return track;
  return { ...track, rules: { ...rules, vote: { ...rules.vote, fields: [FIELD] } } };
}

async function buildFieldWorld(): Promise<PaperWorld> {
  await buildBallotProcess(db);
  const { publicKey, privateKey } = await newElectionKey();
  const tx = await db.member.connect();
  try {
    const parts = await rulesParts(tx, PROCESS, VOTE_SETTINGS);
    if (parts === null) throw new Error('no rules');
    const frozen = await freezeRules(tx, { ...parts, tracks: parts.tracks.map(withField) }, new Date());
    expect(frozen.frozen).toBe(true);
  } finally {
    tx.release();
  }
  await openAtOnce(db.owner, PROCESS, publicKey);
  const official = (name: string) =>
    addPerson(db.owner, { name, roles: [{ role: 'election-office', lafCd: '4111000' }], factor: true });
  const vote = await known(db);
  return {
    ...{ db, privateKey, ...vote },
    office: await official('투표 담당'),
    second: await official('투표 담당 2'),
    otherOffice: await official('투표 담당 3'),
    code: newBundleCode(),
    after: new Date(vote.election.ends.getTime() + 60_000),
    act: (name, who, values, now = new Date()) => {
      const action = actionOf(name);
      if (action === null) throw new Error(`no action ${name}`);
      return act(db.member, action, who, [values, { now, address: '192.0.2.1' }]);
    },
  };
}

const answerOf = (outcome: Outcome) => (outcome.done ? outcome.value : outcome);

/** Both officers enter a sheet alike. */
async function both(values: Values): Promise<void> {
  const enter = (who: PaperWorld['office']) => world.act('paper.enter', who, values, world.after);
  expect(answerOf(await enter(world.office))).toBe('first');
  expect(answerOf(await enter(world.second))).toBe('taken');
}

it('a sheet over the limit of a field, sealed as good by two officers whose page refuses to, is found by the count and is in no ballots file', async () => {
  for (let people = 0; people < 3; people += 1) await addOnPaper(world);
  const { number, first } = await addBundle(world, 4);
  await setVoteClock(db.owner, world.after);
  await both(await entryOf(world, first, choosing(1, 2)));
  await both(await entryOf(world, first + 1, choosing(2, 3, 4)));
  await both({ process: PROCESS, sheet: String(first + 2), outcome: 'invalid' });
  const finish = { process: PROCESS, bundle: String(number), unused: '1' };
  expect((await world.act('paper.finish', world.office, finish, world.after)).done).toBe(true);
  await endVote(world);

  const at = (name: string) => path.join(folder, name);
  await exportElection({ member: db.member, ballot: db.ballot }, { process: PROCESS, out: at('box') });
  const { numbers } = await countVote({
    from: at('box'),
    shares: (await Promise.all((await splitKey(world.privateKey)).map(shareText))).slice(0, 3),
    ...{ machine: 'one', body: '의회', key: at('key'), seed: '2027', out: at('out') },
  });
  expect(numbers.tracks[0]).toMatchObject({
    track: 'general',
    paper_check_ins: 3,
    channels: { paper: { casts: 2, invalid: { 'too-many-in-field': 1 }, counted: 1 } },
  });
  const ballots = await readFile(at('out/general.pb'), 'utf8');
  expect(ballots.slice(ballots.indexOf('VOTES\n'))).toBe('VOTES\nvoter_id;vote\n1;2,3,4\n');
});

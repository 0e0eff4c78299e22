import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { addProposal, addStep, addSteps } from '@/lib/queries/process/process.test-support';
import { findProposal } from '@/lib/queries/process/proposal-page';
import { findOwnProposal } from '@/lib/queries/propose/own-writing';
import { findVersions } from '@/lib/queries/propose/versions';
import { addPerson } from '@/lib/services/people.test-support';
import {
  addOwnProposal,
  buildProposeWorld,
  PROCESS,
  type ProposeWorld,
  send,
  type Sent,
  TEXTS,
} from '@/lib/services/propose/samples.test-support';

let db: TestDatabase;
let world: ProposeWorld;

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildProposeWorld(db);
});
afterAll(() => db.drop());

const problem = (code: string, field = '') => ({ done: false, problems: [{ field, code }] });
const read = (number: number) => findProposal(db.web, PROCESS, number, '2026-05-10');

function answer(number: number, fields: Sent = {}, viewer: Viewer | null = world.author) {
  const form = {
    process: PROCESS,
    number: String(number),
    state: 'asked-back',
    ...TEXTS,
    answer: '고쳤습니다.',
  };
  return send(world, viewer, 'proposal.answer', [{ ...form, ...fields }]);
}

function withdraw(number: number, fields: Sent = {}, viewer: Viewer | null = world.author) {
  const form = { process: PROCESS, number: String(number), state: 'submitted', reason: '' };
  return send(world, viewer, 'proposal.withdraw', [{ ...form, ...fields }]);
}

describe('answering the department', () => {
  it('changes the text, keeps the one of before, and is a step', async () => {
    const number = await addOwnProposal(world, world.author, 'asked-back');
    await expect(answer(number, { estimate: '3억', place: '시청 앞' })).resolves.toMatchObject({
      done: true,
      said: 'answered',
    });
    const proposal = await read(number);
    expect(proposal).toMatchObject({
      state: 'submitted',
      title: '어린이공원 그늘막',
      estimate: 300_000_000,
      place: '시청 앞',
      versions: 1,
    });
    expect(proposal?.steps.at(-1)).toMatchObject({
      kind: 'answered',
      reason: '고쳤습니다.',
      by: null,
      at: '2026-05-10T03:04:05Z',
    });
    await expect(findVersions(db.web, PROCESS, number)).resolves.toMatchObject([
      {
        trackNames: { ko: '일반', en: 'General' },
        texts: {
          title: `제안 ${number}`,
          need: '필요',
          content: '내용',
          place: '어디',
          estimate: '100',
          effect: '',
          lat: '',
        },
      },
    ]);
  });

  it('without a change of the text keeps no version', async () => {
    const number = await addOwnProposal(world, world.author, 'asked-back');
    await answer(number, {
      title: `제안 ${number}`,
      need: '필요',
      content: '내용',
      place: '어디',
      estimate: '100',
    });
    await expect(read(number)).resolves.toMatchObject({ state: 'submitted', versions: 0 });
  });

  it('tells followers and the other authors, not who has answered', async () => {
    const number = await addOwnProposal(world, world.author, 'asked-back');
    const [second, follower] = [await addPerson(db.owner), await addPerson(db.owner)];
    await db.owner.query('INSERT INTO proposal_author (process_id, number, person) VALUES ($1, $2, $3)', [
      PROCESS,
      number,
      second.id,
    ]);
    await db.owner.query('INSERT INTO follow (process_id, number, person) VALUES ($1, 0, $2)', [
      PROCESS,
      follower.id,
    ]);
    await answer(number);
    const { rows } = await db.owner.query<{ person: string }>(
      `SELECT person FROM notice WHERE kind = 'proposal-answered' AND path = $1`,
      [`/participate/${PROCESS}/proposals/${number}`],
    );
    expect(rows.map(({ person }) => person).sort()).toEqual([second.id, follower.id].sort());
    await expect(answer(number, {}, second)).resolves.toEqual(problem('changed-meanwhile'));
  });

  it('happens once, however often it is sent at once', async () => {
    const number = await addOwnProposal(world, world.author, 'asked-back');
    const outcomes = await Promise.all([answer(number), answer(number, { answer: '다시' })]);
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
    expect(outcomes).toContainEqual(problem('changed-meanwhile'));
  });

  it('is for its authors, when they were asked', async () => {
    const number = await addOwnProposal(world, world.author);
    await expect(answer(number, { state: 'submitted' })).resolves.toEqual(problem('not-asked'));
    await expect(answer(number)).resolves.toEqual(problem('changed-meanwhile'));
    await addSteps(db.owner, [PROCESS, number], 'asked-back');
    for (const other of [world.stranger, world.reviewer, world.otherReviewer])
      await expect(answer(number, {}, other)).resolves.toEqual({ done: false, refusal: 'not-yours' });
    await expect(answer(number, {}, null)).resolves.toEqual({ done: false, refusal: 'sign-in' });
    await expect(answer(9999)).resolves.toEqual({ done: false, refusal: 'not-found' });
    await expect(answer(number, { answer: '' })).resolves.toEqual(problem('empty', 'answer'));
    await expect(answer(number, { title: '' })).resolves.toEqual(problem('empty', 'title'));
    await expect(answer(number, { lat: '37.26' })).resolves.toEqual(problem('place-half', 'place'));
    await expect(read(number)).resolves.toMatchObject({ state: 'asked-back', title: `제안 ${number}` });
  });
});

describe('withdrawing', () => {
  it.each([['submitted'], ['asked-back'], ['feasible']] as const)(
    'ends a proposal that is %s',
    async (state) => {
      const steps = { submitted: [], 'asked-back': ['asked-back'], feasible: ['judged-feasible'] } as const;
      const number = await addOwnProposal(world, world.author, ...steps[state]);
      await expect(withdraw(number, { state, reason: '다른 제안과 같습니다.' })).resolves.toMatchObject({
        done: true,
        said: 'withdrawn',
      });
      const proposal = await read(number);
      expect(proposal).toMatchObject({ state: 'withdrawn' });
      expect(proposal?.steps.at(-1)).toMatchObject({ kind: 'withdrawn', reason: '다른 제안과 같습니다.' });
    },
  );

  it('needs no reason', async () => {
    const number = await addOwnProposal(world, world.author);
    await withdraw(number);
    expect((await read(number))?.steps.at(-1)).toMatchObject({ kind: 'withdrawn', reason: null });
  });

  it('is refused to a stranger, to officials and without an account', async () => {
    const number = await addOwnProposal(world, world.author);
    for (const other of [world.stranger, world.reviewer, world.otherReviewer])
      await expect(withdraw(number, {}, other)).resolves.toEqual({ done: false, refusal: 'not-yours' });
    await expect(withdraw(number, {}, null)).resolves.toEqual({ done: false, refusal: 'sign-in' });
    await expect(read(number)).resolves.toMatchObject({ state: 'submitted' });
  });

  it('is refused once it goes to the vote, or has ended', async () => {
    const number = await addOwnProposal(world, world.author, 'judged-feasible', 'screened-in');
    await expect(withdraw(number, { state: 'on-ballot' })).resolves.toEqual(problem('not-open'));
    const judged = await addOwnProposal(world, world.author, 'judged-infeasible');
    await expect(withdraw(judged, { state: 'infeasible' })).resolves.toEqual(problem('not-open'));
  });

  it('is judged by where the proposal stands now', async () => {
    const number = await addOwnProposal(world, world.author);
    const department = await db.owner.connect();
    try {
      await department.query('BEGIN');
      await addStep(department, [PROCESS, number], 'judged-infeasible');
      const withdrawn = withdraw(number);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await department.query('COMMIT');
      await expect(withdrawn).resolves.toEqual(problem('changed-meanwhile'));
    } finally {
      department.release();
    }
  });

  it('is nobody’s alone where others were merged into it', async () => {
    const number = await addOwnProposal(world, world.author);
    await addProposal(db.owner, PROCESS, { number: number + 1 });
    await addSteps(db.owner, [PROCESS, number + 1], 'submitted');
    await addStep(db.owner, [PROCESS, number + 1], 'merged', { other: number });
    await expect(withdraw(number)).resolves.toEqual(problem('of-several'));
    await expect(findOwnProposal(db.member, world.author.id, PROCESS, number)).resolves.toMatchObject({
      ofSeveral: true,
    });
    await expect(findOwnProposal(db.member, world.stranger.id, PROCESS, number)).resolves.toBeNull();
  });

  it('is dated no earlier than the step before', async () => {
    const number = await addOwnProposal(world, world.author);
    await addStep(db.owner, [PROCESS, number], 'asked-back', { at: '2026-05-10T03:04:09Z' });
    await withdraw(number, { state: 'asked-back' });
    expect((await read(number))?.steps.at(-1)).toMatchObject({
      kind: 'withdrawn',
      at: '2026-05-10T03:04:09Z',
    });
  });

  it('is counted', async () => {
    const person = await addPerson(db.owner);
    let last;
    for (let at = 0; at < 31; at += 1)
      last = await send(world, person, 'proposal.withdraw', [{ process: 'x' }, { address: `count ${at}` }]);
    expect(last).toHaveProperty('waitSeconds');
  });
});

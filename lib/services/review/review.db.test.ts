import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { StepKind } from '@/lib/domain/process/types';
import { findProcess } from '@/lib/queries/process/process-page';
import { addLink } from '@/lib/queries/process/process.test-support';
import { reviewActions } from '@/lib/services/review';
import { reviewSamples } from '@/lib/services/review/samples.test-support';
import {
  buildReviewWorld,
  EVERYBODY,
  OTHER_PROCESS,
  PROCESS,
  ROAD,
  type ReviewWorld,
  WATER,
  type Who,
} from '@/lib/services/review/world.test-support';

let db: TestDatabase;
let world: ReviewWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildReviewWorld(db);
});
afterAll(() => db.drop());

const sample = (action: string) => reviewSamples[action]?.(world) ?? Promise.reject(new Error(action));
const ENOUGH = '도로 폭이 좁아 안전하게 설치할 수 없습니다. 대신 바닥 조명을 권합니다.';

async function lastStep(number: number) {
  const { rows } = await db.owner.query<{
    kind: string;
    taken_by: string;
    reason: string | null;
    rank: number | null;
  }>(
    'SELECT kind, taken_by, reason, rank FROM proposal_step WHERE process_id = $1 AND number = $2 ORDER BY id DESC LIMIT 1',
    [PROCESS, number],
  );
  return rows[0];
}
async function standing(number: number) {
  const { rows } = await db.owner.query<{ state: string; cost: string | null }>(
    'SELECT state, official_cost AS cost FROM proposal WHERE process_id = $1 AND number = $2',
    [PROCESS, number],
  );
  return rows[0];
}
async function desk(number: number) {
  const { rows } = await db.owner.query<{ department: string; due: string; told: boolean }>(
    'SELECT department, due, late_told_at IS NOT NULL AS told FROM proposal_desk WHERE process_id = $1 AND number = $2',
    [PROCESS, number],
  );
  return rows[0];
}
async function lastAudit() {
  const { rows } = await db.owner.query<{ action: string; role: string; subject: string; detail: string }>(
    'SELECT action, role, subject, detail FROM audit_entry ORDER BY id DESC LIMIT 1',
  );
  return rows[0];
}

/** By hand: who may do what, and what the others are told. */
const MAY: Record<string, readonly Who[]> = {
  'review.assign': ['editor'],
  'review.move-due': ['editor'],
  'review.remind': ['editor'],
  'review.ask-back': ['reviewer', 'editor'],
  'review.judge': ['reviewer'],
  'review.merge': ['reviewer', 'editor'],
  'review.screen': ['committee'],
  'review.result': ['election-office'],
  'review.reopen': ['editor'],
  'review.retract-result': ['election-office'],
};

describe('who may do what', () => {
  it('is said of every action', () => {
    expect(reviewActions.map(({ name }) => name).sort()).toEqual(Object.keys(MAY).sort());
    expect(Object.keys(reviewSamples).sort()).toEqual(Object.keys(MAY).sort());
  });

  it.each(Object.keys(MAY))('%s', async (action) => {
    expect(await world.perform(action, await sample(action), null)).toEqual({
      done: false,
      refusal: 'sign-in',
    });
    for (const who of EVERYBODY) {
      const outcome = await world.perform(action, await sample(action), who);
      expect({ who, done: outcome.done }).toEqual({ who, done: MAY[action]?.includes(who) });
      if (!outcome.done) expect(outcome).toHaveProperty('refusal');
    }
  });

  it.each([
    ['review.judge', 'other-reviewer', 'other-government'],
    ['review.judge', 'water-reviewer', 'other-department'],
    ['review.merge', 'water-reviewer', 'other-department'],
    ['review.judge', 'editor', 'no-role'],
    ['review.screen', 'other-committee', 'other-government'],
    ['review.result', 'other-election-office', 'other-government'],
    ['review.assign', 'other-editor', 'other-government'],
  ] as const)('%s by %s: %s', async (action, who, refusal) => {
    expect(await world.perform(action, await sample(action), who)).toEqual({ done: false, refusal });
  });

  it('a result asks for the second factor', async () => {
    const office = world.viewers['election-office'];
    world.viewers['election-office'] = { ...office, secondFactor: 'asked' };
    expect(await world.perform('review.result', await sample('review.result'), 'election-office')).toEqual({
      done: false,
      refusal: 'second-factor',
    });
    world.viewers['election-office'] = office;
  });

  it('a proposal that does not exist is not found', async () => {
    const fields = { ...(await sample('review.judge')), number: '999999' };
    expect(await world.perform('review.judge', fields, 'reviewer')).toEqual({
      done: false,
      refusal: 'not-found',
    });
  });

  it('is limited by account', async () => {
    const fields = { process: PROCESS, picked: ['999999.1'], due: '2199-01-01' };
    for (let time = 0; time < 60; time += 1)
      await world.perform('review.move-due', fields, 'editor', new Date('2031-01-01'));
    expect(await world.perform('review.move-due', fields, 'editor', new Date('2031-01-01'))).toEqual({
      done: false,
      waitSeconds: 3600,
    });
  });
});

describe('a decision', () => {
  it('is a step in the name of the department, told to author and follower, and audited', async () => {
    const number = await world.proposal('assigned');
    await db.owner.query('DELETE FROM notice');
    const outcome = await world.perform(
      'review.judge',
      {
        ...(await world.about(number)),
        judgement: 'feasible',
        cost: '12,000,000원',
        reason: '설치할 수 있습니다.',
      },
      'reviewer',
    );
    expect(outcome).toMatchObject({
      done: true,
      to: `/desk/${PROCESS}/${number}`,
      said: 'step-judged-feasible',
    });
    expect(await lastStep(number)).toEqual({
      kind: 'judged-feasible',
      taken_by: ROAD,
      reason: '설치할 수 있습니다.',
      rank: null,
    });
    expect(await standing(number)).toEqual({ state: 'feasible', cost: '12000000' });
    const { rows } = await db.owner.query<{ person: string; kind: string; topic: string }>(
      'SELECT person, kind, topic FROM notice',
    );
    const told = { kind: 'step-judged-feasible', topic: 'steps' };
    expect(rows).toHaveLength(2);
    for (const who of ['author', 'follower'] as const)
      expect(rows).toContainEqual({ person: world.viewers[who].id, ...told });
    expect(await lastAudit()).toEqual({
      action: 'review.judge',
      role: 'reviewer',
      subject: `${PROCESS}/${number}`,
      detail: '{"cost": 12000000, "judgement": "feasible"}',
    });
  });

  it.each([
    ['review.judge', { judgement: 'infeasible', reason: '안 됩니다.' }, 'reason', 'reason-too-short'],
    ['review.judge', { judgement: 'feasible', cost: '' }, 'cost', 'required'],
    ['review.judge', { judgement: 'feasible', cost: '1.5' }, 'cost', 'not-an-amount'],
    ['review.judge', { judgement: 'maybe' }, 'judgement', 'required'],
    ['review.judge', { reason: '문의 010-1234-5678' }, 'reason', 'phone-number'],
    ['review.screen', { outcome: 'out', reason: '점수 미달' }, 'reason', 'reason-too-short'],
    ['review.screen', { picked: [] }, 'picked', 'none-picked'],
    ['review.screen', { picked: 'x' }, 'picked', 'invalid'],
    ['review.result', { rank: '0' }, 'rank', 'invalid'],
    ['review.assign', { department: ' ' }, 'department', 'empty'],
    ['review.assign', { due: '2020-01-01' }, 'due', 'past-day'],
    ['review.move-due', { due: '2199-02-30' }, 'due', 'not-a-day'],
    ['review.reopen', { reason: '다시' }, 'reason', 'too-short'],
  ])('%s with %o is not taken', async (action, wrong, field, code) => {
    const who = MAY[action]?.[0] ?? 'author';
    const outcome = await world.perform(action, { ...(await sample(action)), ...wrong }, who);
    expect(outcome).toEqual({ done: false, problems: [{ field, code }] });
  });

  it('of two reviewers at once the second is told that it changed, twenty times', async () => {
    for (let round = 0; round < 20; round += 1) {
      const number = await world.proposal('assigned');
      const about = await world.about(number);
      const outcomes = await Promise.all([
        world.perform('review.judge', { ...about, judgement: 'infeasible', reason: ENOUGH }, 'reviewer'),
        world.perform(
          'review.judge',
          { ...about, judgement: 'feasible', cost: '1', reason: ENOUGH },
          'reviewer',
        ),
      ]);
      expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
      expect(outcomes).toContainEqual({ done: false, problems: [{ field: '', code: 'changed-meanwhile' }] });
      const { rows } = await db.owner.query(
        `SELECT FROM proposal_step WHERE process_id = $1 AND number = $2 AND kind LIKE 'judged-%'`,
        [PROCESS, number],
      );
      expect(rows).toHaveLength(1);
    }
  });

  it('on what was seen before the last step changes nothing', async () => {
    const number = await world.proposal('assigned');
    const about = await world.about(number);
    await world.perform('review.ask-back', { ...about, question: '어디입니까?' }, 'editor');
    const outcome = await world.perform(
      'review.judge',
      { ...about, judgement: 'infeasible', reason: ENOUGH },
      'reviewer',
    );
    expect(outcome).toEqual({ done: false, problems: [{ field: '', code: 'changed-meanwhile' }] });
    expect(await lastStep(number)).toMatchObject({
      kind: 'asked-back',
      taken_by: '주민참여예산 담당',
      reason: '어디입니까?',
    });
  });
});

describe('the way back', () => {
  it.each<[StepKind[], string]>([
    [['judged-infeasible'], 'submitted'],
    [['judged-feasible'], 'submitted'],
    [['judged-feasible', 'screened-out'], 'submitted'],
    [['judged-feasible', 'screened-in'], 'submitted'],
  ])('after %s leads to %s, and takes the official cost along', async (steps, state) => {
    const number = await world.proposal('assigned', ...steps);
    const fields = { ...(await world.about(number)), reason: ENOUGH };
    expect(await world.perform('review.reopen', fields, 'editor')).toMatchObject({ done: true });
    expect(await standing(number)).toEqual({ state, cost: null });
    expect(await lastStep(number)).toMatchObject({ kind: 'reopened', reason: ENOUGH });
    expect((await desk(number))?.department).toBe(ROAD);
  });

  it('from a result is the election office’s, and not while projects are tied to it', async () => {
    const number = await world.proposal('judged-feasible', 'screened-in', 'won');
    const fields = async () => ({ ...(await world.about(number)), reason: ENOUGH });
    expect(await world.perform('review.reopen', await fields(), 'editor')).toMatchObject({ done: false });
    const project = { fyr: 2027, project: 'road', name: '도로 정비' };
    await addLink(db.owner, [PROCESS, number], project);
    expect(await world.perform('review.retract-result', await fields(), 'election-office')).toEqual({
      done: false,
      problems: [{ field: '', code: 'tied-to-projects' }],
    });
    await addLink(db.owner, [PROCESS, number], { ...project, kind: 'unlinked' });
    expect(await world.perform('review.retract-result', await fields(), 'election-office')).toMatchObject({
      done: true,
    });
    expect((await standing(number))?.state).toBe('on-ballot');
  });

  it('is not open to what was merged or withdrawn', async () => {
    const number = await world.proposal('withdrawn');
    expect(
      await world.perform('review.reopen', { ...(await world.about(number)), reason: ENOUGH }, 'editor'),
    ).toEqual({ done: false, problems: [{ field: '', code: 'changed-meanwhile' }] });
  });
});

describe('a result', () => {
  it('says its place in public', async () => {
    const number = await world.proposal('judged-feasible', 'screened-in');
    const fields = { ...(await world.about(number)), outcome: 'lost', rank: '12', note: '득표 31표' };
    await world.perform('review.result', fields, 'election-office');
    expect(await lastStep(number)).toEqual({
      kind: 'lost',
      taken_by: '투표 담당',
      reason: '12위. 득표 31표',
      rank: 12,
    });
  });

  it('puts winners in the order of their places, each once, whatever was taken back', async () => {
    const [a, b] = [
      await world.proposal('judged-feasible', 'screened-in'),
      await world.proposal('judged-feasible', 'screened-in'),
    ];
    const enter = async (number: number, rank: string) =>
      world.perform(
        'review.result',
        { ...(await world.about(number)), outcome: 'won', rank },
        'election-office',
      );
    await enter(a, '701');
    await enter(b, '702');
    await world.perform(
      'review.retract-result',
      { ...(await world.about(a)), reason: ENOUGH },
      'election-office',
    );
    await enter(a, '703');
    const page = await findProcess(db.web, PROCESS, '2027-01-01');
    const numbers = page?.winnerLines
      .map(({ number }) => number)
      .filter((number) => number === a || number === b);
    expect(numbers).toEqual([b, a]);
  });
});

describe('around the vote', () => {
  const voting = (begins: string, ends: string) =>
    db.owner.query(`INSERT INTO process_phase VALUES ($1, 'voting', $2, $3)`, [PROCESS, begins, ends]);

  it('the ballot stays, and results come after it', async () => {
    await voting('2030-01-10T00:00:00Z', '2030-01-20T00:00:00Z');
    const at = (day: string, action: string, who: Who) =>
      sample(action).then((fields) => world.perform(action, fields, who, new Date(day)));
    const problem = (code: string) => ({ done: false, problems: [{ field: '', code }] });
    expect(await at('2030-01-09T23:59:59Z', 'review.judge', 'reviewer')).toMatchObject({ done: true });
    for (const [action, who] of [
      ['review.judge', 'reviewer'],
      ['review.merge', 'editor'],
      ['review.screen', 'committee'],
      ['review.assign', 'editor'],
      ['review.reopen', 'editor'],
    ] as const)
      expect(await at('2030-01-10T00:00:00Z', action, who)).toEqual(problem('voting-begun'));
    expect(await at('2030-01-19T23:59:59Z', 'review.result', 'election-office')).toEqual(
      problem('voting-not-over'),
    );
    expect(await at('2030-01-20T00:00:00Z', 'review.result', 'election-office')).toMatchObject({
      done: true,
    });
    await db.owner.query('DELETE FROM process_phase');
  });
});

describe('many at once', () => {
  it('are done together, but those that changed meanwhile, which are named', async () => {
    const [a, b, c] = [await world.proposal(), await world.proposal(), await world.proposal()];
    const picked = await world.picked(a, b, c);
    // Its state is the same as before.
    const meanwhile = { process: PROCESS, picked: await world.picked(b), department: WATER };
    expect(await world.perform('review.assign', meanwhile, 'editor')).toMatchObject({ done: true });
    const outcome = await world.perform(
      'review.assign',
      { process: PROCESS, picked, department: ROAD, due: '2199-12-31', view: 'track=general&page=2' },
      'editor',
    );
    expect(outcome).toMatchObject({
      done: true,
      to: `/desk/${PROCESS}?track=general&page=2&done=2&left=${b}.changed-meanwhile`,
      value: { done: [a, c], left: [{ number: b, code: 'changed-meanwhile' }] },
    });
    for (const number of [a, c])
      expect(await desk(number)).toEqual({ department: ROAD, due: '2199-12-31', told: false });
    expect((await desk(b))?.department).toBe(WATER);
    expect(await lastAudit()).toMatchObject({ role: 'editor', subject: `${PROCESS}/${a},${c}` });
  });

  it('come back where none could be done', async () => {
    const number = await world.proposal('withdrawn');
    expect(
      await world.perform(
        'review.remind',
        { process: PROCESS, picked: await world.picked(number) },
        'editor',
      ),
    ).toEqual({ done: false, problems: [{ field: '', code: 'judged-already' }] });
    expect(
      await world.perform('review.remind', { process: PROCESS, picked: ['999999.1'] }, 'editor'),
    ).toEqual({
      done: false,
      problems: [{ field: '', code: 'not-found' }],
    });
  });

  it('reach no proposal of another process by its number', async () => {
    const number = await world.proposal('assigned');
    const fields = { process: OTHER_PROCESS, picked: await world.picked(number), due: '2199-12-31' };
    expect(await world.perform('review.move-due', fields, 'other-editor')).toMatchObject({ done: false });
    expect((await desk(number))?.due).not.toBe('2199-12-31');
  });

  it('without a day have as long as the process says', async () => {
    const number = await world.proposal();
    await world.perform(
      'review.assign',
      { process: PROCESS, picked: await world.picked(number), department: ROAD },
      'editor',
      // Already the third of March in Seoul.
      new Date('2027-03-02T20:00:00Z'),
    );
    expect(await desk(number)).toEqual({ department: ROAD, due: '2027-03-17', told: false });
  });
});

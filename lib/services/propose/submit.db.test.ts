import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findProposal } from '@/lib/queries/process/proposal-page';
import { findDraft, findOwnWriting } from '@/lib/queries/propose/own-writing';
import { addPerson } from '@/lib/services/people.test-support';
import {
  addDraft,
  buildProposeWorld,
  ENDS,
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
const submit = (draft: string, fields: Sent = {}, now?: string) =>
  send(world, world.author, 'proposal.submit', [
    { draft, version: '1', ...TEXTS, ...fields },
    now === undefined ? {} : { now: new Date(now) },
  ]);
const countProposals = async () => {
  const { rows } = await db.owner.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM proposal WHERE process_id = $1',
    [PROCESS],
  );
  return rows[0]?.n ?? 0;
};

async function numberOf(outcome: Awaited<ReturnType<typeof submit>>): Promise<number> {
  const value: unknown = 'value' in outcome ? outcome.value : null;
  if (typeof value !== 'object' || value === null || !('number' in value))
    throw new Error(JSON.stringify(outcome));
  return Number(value.number);
}

describe('handing in', () => {
  it('makes a proposal of everything that was written, dated to the second', async () => {
    const draft = await addDraft(world, world.author);
    const outcome = await submit(draft, {
      effect: '시원해집니다.',
      beneficiaries: '어린이',
      estimate: '1,200만원',
      place: '행복마을 어린이공원',
      lat: '37.2636',
      lon: '127.0286',
    });
    expect(outcome).toMatchObject({ done: true, to: `/participate/${PROCESS}/propose`, said: 'proposed' });
    const number = await numberOf(outcome);
    await expect(findProposal(db.web, PROCESS, number, '2026-05-10')).resolves.toMatchObject({
      number,
      title: '어린이공원 그늘막',
      track: 'general',
      author: '느린걸음',
      need: '그늘이 없습니다.\n여름에 덥습니다.',
      content: '그늘막 두 개',
      effect: '시원해집니다.',
      beneficiaries: '어린이',
      estimate: 12_000_000,
      place: '행복마을 어린이공원',
      location: { kind: 'point', lat: 37.2636, lon: 127.0286 },
      state: 'submitted',
      submittedAt: '2026-05-10T03:04:05Z',
      steps: [{ at: '2026-05-10T03:04:05Z', kind: 'submitted', by: null }],
      versions: 0,
      near: [],
      pictures: [],
    });
  });

  it('makes its writer the author, who is told and follows it', async () => {
    const person = await addPerson(db.owner, { name: '두아이아빠' });
    const draft = await addDraft(world, person);
    const number = await numberOf(
      await send(world, person, 'proposal.submit', [{ draft, version: '1', ...TEXTS }]),
    );
    const { rows } = await db.owner.query(
      `SELECT (SELECT array_agg(person) FROM proposal_author WHERE process_id = $1 AND number = $2) AS authors,
              (SELECT array_agg(person) FROM follow WHERE process_id = $1 AND number = $2) AS followers,
              (SELECT json_agg(json_build_object('person', person, 'kind', kind, 'path', path, 'detail', detail)) FROM notice
                WHERE person = $3) AS notices`,
      [PROCESS, number, person.id],
    );
    expect(rows).toEqual([
      {
        authors: [person.id],
        followers: [person.id],
        notices: [
          {
            person: person.id,
            kind: 'proposal-received',
            path: `/participate/${PROCESS}/proposals/${number}`,
            detail: { title: '어린이공원 그늘막', number },
          },
        ],
      },
    ]);
    await expect(findOwnWriting(db.member, person.id, PROCESS)).resolves.toEqual({
      drafts: [],
      proposals: [{ number, title: '어린이공원 그늘막', state: 'submitted' }],
    });
  });

  it('gives one proposal, however often one draft is handed in', async () => {
    const before = await countProposals();
    const draft = await addDraft(world, world.author);
    const outcomes = await Promise.all([submit(draft), submit(draft), submit(draft, { title: '다른 탭' })]);
    const numbers = await Promise.all(outcomes.map(numberOf));
    expect(new Set(numbers).size).toBe(1);
    await expect(submit(draft).then(numberOf)).resolves.toBe(numbers[0]);
    await expect(countProposals()).resolves.toBe(before + 1);
    await expect(findDraft(db.member, draft, world.author.id, PROCESS)).resolves.toMatchObject({
      number: numbers[0],
      texts: { title: '', need: '' },
    });
    // Nor is it a draft any more.
    await expect(send(world, world.author, 'draft.delete', [{ draft }])).resolves.toEqual(
      problem('changed-meanwhile'),
    );
  });

  it('gives writers at the same time different numbers, without a gap', async () => {
    const before = await db.owner.query<{ last: number }>(
      'SELECT max(number) AS last FROM proposal WHERE process_id = $1',
      [PROCESS],
    );
    const last = before.rows[0]?.last ?? 0;
    const people = await Promise.all([1, 2, 3, 4].map(() => addPerson(db.owner)));
    const numbers = await Promise.all(
      people.map(async (person) => {
        const draft = await addDraft(world, person);
        return numberOf(await send(world, person, 'proposal.submit', [{ draft, version: '1', ...TEXTS }]));
      }),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual([last + 1, last + 2, last + 3, last + 4]);
  });

  it('keeps to the second of the schedule, and keeps the draft', async () => {
    const draft = await addDraft(world, world.author);
    await expect(submit(draft, {}, '2026-04-30T23:59:59.999Z')).resolves.toEqual(problem('phase-not-begun'));
    await expect(submit(draft, {}, ENDS)).resolves.toEqual(problem('phase-over'));
    await expect(findDraft(db.member, draft, world.author.id, PROCESS)).resolves.toMatchObject({
      number: null,
      version: 1,
    });
    const outcome = await submit(draft, {}, '2026-05-31T23:59:59.999Z');
    const proposal = await findProposal(db.web, PROCESS, await numberOf(outcome), '2026-06-01');
    expect(proposal?.submittedAt).toBe('2026-05-31T23:59:59Z');
    await expect(
      submit(await addDraft(world, world.author), {}, '2026-05-01T00:00:00Z'),
    ).resolves.toMatchObject({ done: true });
  });

  it('waits for a schedule that is being moved', async () => {
    const draft = await addDraft(world, world.author);
    const mover = await db.owner.connect();
    try {
      await mover.query('BEGIN');
      await mover.query('SELECT FROM process WHERE id = $1 FOR NO KEY UPDATE', [PROCESS]);
      await mover.query(`UPDATE process_phase SET ends = '2026-05-05T00:00:00Z' WHERE process_id = $1`, [
        PROCESS,
      ]);
      const submitted = submit(draft);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await mover.query('COMMIT');
      await expect(submitted).resolves.toEqual(problem('phase-over'));
    } finally {
      mover.release();
      await db.owner.query('UPDATE process_phase SET ends = $2 WHERE process_id = $1', [PROCESS, ENDS]);
    }
  });

  it('does not take the text of a form that has not seen the newest draft', async () => {
    const draft = await addDraft(world, world.author);
    await send(world, world.author, 'draft.save', [{ draft, version: '1', ...TEXTS, title: '집에서' }]);
    await expect(submit(draft, { title: '밖에서' })).resolves.toEqual(problem('newer-version'));
  });

  it('is the writer’s alone', async () => {
    const draft = await addDraft(world, world.author);
    const fields = { draft, version: '1', ...TEXTS };
    await expect(send(world, null, 'proposal.submit', [fields])).resolves.toEqual({
      done: false,
      refusal: 'sign-in',
    });
    await expect(send(world, world.reviewer, 'proposal.submit', [fields])).resolves.toEqual({
      done: false,
      refusal: 'not-yours',
    });
  });

  it.each<[string, string, Sent]>([
    ['title', 'empty', { title: ' \u200b' }],
    ['title', 'too-long', { title: '가'.repeat(201) }],
    ['title', 'phone-number', { title: '문의 010-1234-5678' }],
    ['need', 'empty', { need: '' }],
    ['content', 'too-long', { content: '가'.repeat(10_001) }],
    ['track', 'required', { track: '' }],
    ['track', 'invalid', { track: 'nothing' }],
    ['estimate', 'not-an-amount', { estimate: '많이' }],
    ['place', 'place-half', { lat: '37.26' }],
    ['place', 'place-swapped', { lat: '127.0286', lon: '37.2636' }],
    ['place', 'place-outside', { lat: '35.1', lon: '129.0' }],
    [
      'place',
      'place-both',
      { lat: '37.2636', lon: '127.0286', area: '37.26,127.02;37.27,127.03;37.27,127.02' },
    ],
    ['version', 'invalid', { version: 'x' }],
  ])('refuses a %s that is %s', async (field, code, fields) => {
    await expect(submit(await addDraft(world, world.author), fields)).resolves.toEqual(problem(code, field));
  });

  it('refuses one for a panel, whose people decide on proposals of another track', async () => {
    await db.owner.query(
      `UPDATE process_track SET rules = '{"panel": {"of": "general", "weight": 30}}' WHERE process_id = $1 AND key = 'youth'`,
      [PROCESS],
    );
    const draft = await addDraft(world, world.author);
    await expect(submit(draft, { track: 'youth' })).resolves.toEqual(problem('invalid', 'track'));
    await db.owner.query(`UPDATE process_track SET rules = NULL WHERE process_id = $1 AND key = 'youth'`, [
      PROCESS,
    ]);
    await expect(submit(draft, { track: 'youth' })).resolves.toMatchObject({ done: true });
  });

  it('keeps an area', async () => {
    const area = '37.26,127.02;37.27,127.03;37.27,127.02';
    const number = await numberOf(await submit(await addDraft(world, world.author), { area }));
    await expect(findProposal(db.web, PROCESS, number, '2026-05-10')).resolves.toMatchObject({
      location: {
        kind: 'area',
        ring: [
          [37.26, 127.02],
          [37.27, 127.03],
          [37.27, 127.02],
        ],
      },
      near: [{ at: { lat: 37.2636, lon: 127.0286 }, name: '어린이공원 그늘막' }],
    });
  });

  it('is counted', async () => {
    const person = await addPerson(db.owner);
    let last;
    for (let at = 0; at < 31; at += 1)
      last = await send(world, person, 'proposal.submit', [{ draft: 'x' }, { address: `count ${at}` }]);
    expect(last).toHaveProperty('waitSeconds');
  });
});

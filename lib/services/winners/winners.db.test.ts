import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findProposal } from '@/lib/queries/process/proposal-page';
import { searchProjects } from '@/lib/queries/winners/projects';
import { listWinnersOfProject } from '@/lib/queries/winners/winners-page';
import {
  EVERYBODY,
  OWN,
  PROCESS,
  type ReviewWorld,
  type Values,
} from '@/lib/services/review/world.test-support';
import { winnersActions } from '@/lib/services/winners';
import { readWinnersDesk } from '@/lib/services/winners/read-desk';
import {
  aboutProject,
  addContract,
  buildWinnersWorld,
  CONTRACT,
  EARLY,
  GONE,
  JONGNO,
  LAMP,
  newWinner,
  ROAD,
  winnersSamples,
} from '@/lib/services/winners/samples.test-support';

let db: TestDatabase;
let world: ReviewWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildWinnersWorld(db);
});
afterAll(() => db.drop());

const sample = (action: string) => winnersSamples[action]?.(world) ?? Promise.reject(new Error(action));
const problem = (code: string, field = '') => ({ done: false, problems: [{ field, code }] });
const page = async (number: number) => (await findProposal(db.web, PROCESS, number, '2027-07-01'))?.projects;

async function tie(number: number, project = ROAD, more: Values = {}) {
  return world.perform(
    'winner.tie',
    { ...(await aboutProject(world, number, project)), whole: 'whole', ...more },
    'editor',
  );
}

describe('who may tie', () => {
  it('has a sample of every action', () => {
    expect(Object.keys(winnersSamples).sort()).toEqual(winnersActions.map(({ name }) => name).sort());
  });

  it.each(['winner.tie', 'winner.untie', 'winner.tie-contract', 'winner.untie-contract'])(
    '%s: editors of the government alone, and the audit log has it',
    async (action) => {
      expect(await world.perform(action, await sample(action), null)).toEqual({
        done: false,
        refusal: 'sign-in',
      });
      for (const who of EVERYBODY) {
        const outcome = await world.perform(action, await sample(action), who);
        expect({ who, done: outcome.done }).toEqual({ who, done: who === 'editor' });
        if (!outcome.done) expect(outcome).toHaveProperty('refusal');
      }
      const { rows } = await db.owner.query<{ action: string; role: string; laf_cd: string; detail: string }>(
        'SELECT action, role, laf_cd, detail FROM audit_entry ORDER BY id DESC LIMIT 1',
      );
      expect(rows[0]).toMatchObject({ action, role: 'editor', laf_cd: OWN });
      expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({ fyr: 2027, project: ROAD });
    },
  );

  it('is limited', async () => {
    const limits = winnersActions.map((action) => action.limits);
    expect(limits).toEqual(Array(4).fill([{ per: 'account', number: 120, seconds: 60 }]));
  });
});

describe('a tie', () => {
  it('shows the project with its money on the proposal, keeps the name, tells author and follower, renews the pages', async () => {
    await db.owner.query('DELETE FROM notice');
    await db.owner.query('UPDATE outbox SET delivered_at = now() WHERE delivered_at IS NULL');
    const number = await newWinner(world);
    const outcome = await tie(number);
    expect(outcome).toMatchObject({
      done: true,
      said: 'tied',
      to: `/desk/${PROCESS}/winners?winner=${number}#winner`,
    });
    expect(await page(number)).toMatchObject([
      {
        year: 2027,
        id: ROAD,
        name: '마을안길 정비',
        whole: true,
        budgeted: { value: 1000 },
        contracts: [],
        contracted: null,
        spent: { value: 400, receipt: `/receipt/1/2027-06-30/2027/p-${ROAD}/spent` },
        settled: null,
        asOf: '2027-06-30',
        history: [],
      },
    ]);
    const { rows: told } = await db.owner.query<{
      person: string;
      kind: string;
      topic: string;
      name: string;
    }>(`SELECT person, kind, topic, detail ->> 'name' AS name FROM notice`);
    const { author, follower } = world.viewers;
    expect(told.map(({ person }) => person).sort()).toEqual([author.id, follower.id].sort());
    expect(told[0]).toMatchObject({ kind: 'winner-tied', topic: 'money', name: '마을안길 정비' });
    const { rows: tags } = await db.owner.query<{ payload: string }>(
      `SELECT payload FROM outbox WHERE topic = 'page' AND delivered_at IS NULL ORDER BY payload`,
    );
    expect(tags.map(({ payload }) => payload)).toEqual(
      [`p:${ROAD}`, `process:${PROCESS}`, 'processes', `proposal:${PROCESS}:${number}`].sort(),
    );
    const winners = await listWinnersOfProject(db.web, ROAD);
    expect(winners).toContainEqual({ process: PROCESS, number, title: `제안 ${number}`, fyr: 2027 });
  });

  it('is refused to projects that are gone, of another government, or of a year long before', async () => {
    const number = await newWinner(world);
    const refused = problem('no-such-project', 'project');
    expect(await tie(number, GONE)).toEqual(refused);
    expect(await tie(number, JONGNO)).toEqual(refused);
    expect(await tie(number, EARLY, { fyr: '2025' })).toEqual(refused);
    expect(await tie(number, ROAD, { fyr: '2026' })).toEqual(refused);
    expect(await page(number)).toEqual([]);
  });

  it('is refused to what has not won, and to what no form sends', async () => {
    const waiting = await world.proposal('assigned', 'judged-feasible', 'screened-in');
    expect(await tie(waiting)).toEqual(problem('changed-meanwhile'));
    const number = await newWinner(world);
    expect(await tie(number, ROAD, { whole: 'all' })).toEqual(problem('required', 'whole'));
    expect(await tie(number, 'not-an-id')).toEqual(problem('invalid', 'project'));
  });

  it('of two officials at once the first holds', async () => {
    const number = await newWinner(world);
    const form = { ...(await aboutProject(world, number)), whole: 'whole' };
    const other = { ...form, project: LAMP };
    const outcomes = await Promise.all([
      world.perform('winner.tie', form, 'editor'),
      world.perform('winner.tie', other, 'editor'),
    ]);
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
    expect(outcomes).toContainEqual(problem('changed-meanwhile'));
    expect(await page(number)).toHaveLength(1);
  });

  it('is taken back with a public reason, and may be made again', async () => {
    const number = await newWinner(world);
    await tie(number);
    const form = await aboutProject(world, number);
    expect(await world.perform('winner.untie', { ...form, reason: '짧다' }, 'editor')).toEqual(
      problem('too-short', 'reason'),
    );
    const reason = '다른 사업과 잘못 연결했습니다.';
    expect(await world.perform('winner.untie', { ...form, reason }, 'editor')).toMatchObject({ done: true });
    expect(await page(number)).toEqual([]);
    const steps = (await findProposal(db.web, PROCESS, number, '2027-07-01'))?.steps;
    expect(steps?.at(-1)).toMatchObject({ kind: 'unlinked', reason: `2027 마을안길 정비\n${reason}` });
    expect(await world.perform('winner.untie', { ...form, reason }, 'editor')).toEqual(
      problem('changed-meanwhile'),
    );
    expect(await tie(number)).toMatchObject({ done: true });
  });
});

describe('contracts', () => {
  it('are tied by number, and added up by their last entries', async () => {
    await addContract(db, 1, { no: 'several', amount: 500, yearNo: 1 });
    await addContract(db, 1, { no: 'several', amount: 200, revision: 2, yearNo: 2 });
    await addContract(db, 1, { no: 'changed', amount: 70 });
    await addContract(db, 1, { no: 'changed', amount: 90, revision: 10 });
    await addContract(db, 1, { no: 'unknown', amount: null });
    const number = await newWinner(world);
    await tie(number);
    const send = async (contract: string, action = 'winner.tie-contract') =>
      world.perform(action, { ...(await aboutProject(world, number)), contract }, 'editor');
    expect(await send('nothing')).toEqual(problem('no-such-contract', 'contract'));
    for (const no of [CONTRACT, 'several', 'changed']) expect(await send(no)).toMatchObject({ done: true });
    expect(await send(CONTRACT)).toEqual(problem('contract-tied', 'contract'));
    const [project] = (await page(number)) ?? [];
    expect(project?.contracted).toBe(300 + 500 + 90);
    expect(project?.contracts).toContainEqual({
      no: CONTRACT,
      title: '마을안길 정비 공사',
      on: '2027-03-02',
      amount: 300,
      asOf: '2027-06-30',
    });
    // One that is not known makes the sum unknown.
    await send('unknown');
    expect((await page(number))?.[0]?.contracted).toBeNull();
    await send('unknown', 'winner.untie-contract');
    await send('several', 'winner.untie-contract');
    expect(await send('several', 'winner.untie-contract')).toEqual(problem('changed-meanwhile'));
    expect((await page(number))?.[0]?.contracted).toBe(390);
  });

  it('need a tied project', async () => {
    const number = await newWinner(world);
    const form = { ...(await aboutProject(world, number)), contract: CONTRACT };
    expect(await world.perform('winner.tie-contract', form, 'editor')).toEqual(problem('changed-meanwhile'));
  });
});

describe('what is found', () => {
  const about = { lafCd: OWN, year: 2027 };
  const names = async (words: string) =>
    (await searchProjects(db.web, about, words, 10)).map(({ name, year }) => `${name} ${year}`);

  it('by words of the name, by id, by address; nothing that cannot be tied', async () => {
    expect(await names('마을안길')).toEqual(['마을안길 정비 2027']);
    expect(await names('설치  보안등')).toEqual(['보안등 설치 100% 2027']);
    expect(await names(LAMP)).toEqual(['보안등 설치 100% 2027']);
    expect(await names(`https://example.org/ko/p/${LAMP}`)).toEqual(['보안등 설치 100% 2027']);
    expect(await names(GONE)).toEqual([]);
    expect(await names(JONGNO)).toEqual([]);
    expect(await names(EARLY)).toEqual([]);
    // A sign of the pattern is a letter here.
    expect(await names('0%')).toEqual(['보안등 설치 100% 2027']);
    expect(await names('_')).toEqual([]);
    expect(await names(' ')).toEqual([]);
  });

  it('at the desk: those without a project first; refused to others', async () => {
    const [first, second] = [await newWinner(world), await newWinner(world)];
    await tie(first);
    const { editor, auditor, author } = world.viewers;
    const other = world.viewers['other-editor'];
    const desk = await readWinnersDesk(editor, PROCESS, { winner: second, words: '보안등' }, db.member);
    if (desk === 'refused') throw new Error('refused');
    const places = [second, first].map((number) => desk.winners.findIndex((one) => one.number === number));
    expect(places[0]).toBeLessThan(places[1] ?? 0);
    expect(desk.chosen).toMatchObject({ number: second, found: [{ id: LAMP, current: { value: 1000 } }] });
    expect(desk.chosen?.version).toBe(await world.version(second));
    for (const viewer of [auditor, author, other])
      expect(await readWinnersDesk(viewer, PROCESS, { winner: null, words: '' }, db.member)).toBe('refused');
  });
});

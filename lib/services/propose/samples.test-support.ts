import type { TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import type { StepKind } from '@/lib/domain/process/types';
import { addProcess, addProposal, addSteps } from '@/lib/queries/process/process.test-support';
import type { AnyAction } from '@/lib/services/action';
import { act, addPerson, type Doing } from '@/lib/services/people.test-support';
import type { Outcome } from '@/lib/services/perform';
import { proposeActions } from '@/lib/services/propose';

/** Two governments with a process each that takes proposals in May 2026 (UTC), and people. */
export interface ProposeWorld {
  db: TestDatabase;
  /** 수원시's, and 은평구's. */
  process: string;
  other: string;
  /** Residents. */
  author: Viewer;
  stranger: Viewer;
  /** Of 수원시, and of 은평구. */
  reviewer: Viewer;
  otherReviewer: Viewer;
}

export const PROCESS = '4111000-2027';
export const OTHER = '1122000-2027';
export const BEGINS = '2026-05-01T00:00:00.000Z';
export const ENDS = '2026-06-01T00:00:00.000Z';
/** A moment at which proposals are taken. */
export const DURING = new Date('2026-05-10T03:04:05.600Z');

export async function buildProposeWorld(db: TestDatabase): Promise<ProposeWorld> {
  for (const id of [PROCESS, OTHER]) {
    await addProcess(db.owner, id);
    await db.owner.query(`INSERT INTO process_phase VALUES ($1, 'proposing', $2, $3)`, [id, BEGINS, ENDS]);
  }
  const reviewer = (lafCd: string) => [{ role: 'reviewer' as const, lafCd, department: '도로과' }];
  return {
    db,
    process: PROCESS,
    other: OTHER,
    author: await addPerson(db.owner, { name: '느린걸음' }),
    stranger: await addPerson(db.owner, { name: '남' }),
    reviewer: await addPerson(db.owner, { name: '수원 도로과', roles: reviewer('4111000') }),
    otherReviewer: await addPerson(db.owner, { name: '은평 도로과', roles: reviewer('1122000') }),
  };
}

export type Sent = Record<string, string | string[]>;

export function actionNamed(name: string): AnyAction {
  const action = proposeActions.find((one) => one.name === name);
  if (action === undefined) throw new Error(`no action is called ${name}`);
  return action;
}

/** Does one of this subject's actions, while proposals are taken where no other moment is given. */
export function send(
  { db }: ProposeWorld,
  viewer: Viewer | null,
  name: string,
  [fields, doing = {}]: [Sent, Doing?],
): Promise<Outcome> {
  return act(db.member, actionNamed(name), viewer, [fields, { now: DURING, ...doing }]);
}

/** Everything that a proposal needs. */
export const TEXTS = {
  track: 'general',
  title: '어린이공원 그늘막',
  need: '그늘이 없습니다.\n여름에 덥습니다.',
  content: '그늘막 두 개',
} as const;

/** A draft of somebody with some text in it, as rows: its version is 1. */
export async function addDraft({ db }: ProposeWorld, person: Viewer, fields: Sent = TEXTS): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>(
    'INSERT INTO draft (person, process_id, fields) VALUES ($1, $2, $3) RETURNING id',
    [person.id, PROCESS, fields],
  );
  return rows[0]?.id ?? '';
}

/** A proposal of somebody that has gone through some steps. @returns its number */
export async function addOwnProposal(
  { db }: ProposeWorld,
  person: Viewer,
  ...kinds: StepKind[]
): Promise<number> {
  const { rows } = await db.owner.query<{ number: number }>(
    'SELECT coalesce(max(number), 0) + 1 AS number FROM proposal WHERE process_id = $1',
    [PROCESS],
  );
  const number = rows[0]?.number ?? 0;
  await addProposal(db.owner, PROCESS, { number });
  await db.owner.query('INSERT INTO proposal_author (process_id, number, person) VALUES ($1, $2, $3)', [
    PROCESS,
    number,
    person.id,
  ]);
  await addSteps(db.owner, [PROCESS, number], 'submitted', ...kinds);
  return number;
}

/** Valid fields for each action but a file, done by `world.author`. */
export const proposeSamples: Record<string, (world: ProposeWorld) => Promise<Sent>> = {
  'draft.create': async () => ({ process: PROCESS }),
  'draft.save': async (world) => ({
    draft: await addDraft(world, world.author),
    version: '1',
    ...TEXTS,
    title: '새 제목',
  }),
  'draft.add-picture': async (world) => ({
    draft: await addDraft(world, world.author),
    version: '1',
    ...TEXTS,
    alt: '공원',
  }),
  'draft.remove-picture': async (world) => ({
    draft: await addDraft(world, world.author),
    version: '1',
    ...TEXTS,
    remove: 'a'.repeat(64),
  }),
  'draft.delete': async (world) => ({ draft: await addDraft(world, world.author) }),
  'proposal.submit': async (world) => ({
    draft: await addDraft(world, world.author),
    version: '1',
    ...TEXTS,
  }),
  'proposal.answer': async (world) => ({
    process: PROCESS,
    number: String(await addOwnProposal(world, world.author, 'asked-back')),
    state: 'asked-back',
    ...TEXTS,
    answer: '위치를 적었습니다.',
  }),
  'proposal.withdraw': async (world) => ({
    process: PROCESS,
    number: String(await addOwnProposal(world, world.author)),
    state: 'submitted',
    reason: '',
  }),
};

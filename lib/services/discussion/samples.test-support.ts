import type { Pool } from 'pg';
import type { TestDatabase } from '@/lib/db/testing';
import type { RoleGrant, StaffRole, Viewer } from '@/lib/domain/access/roles';
import { addProcess, addProposal, addStep, addSteps } from '@/lib/queries/process/process.test-support';
import { discussionActions } from '@/lib/services/discussion';
import { type Outcome, perform } from '@/lib/services/perform';

/** Two governments with a process each, people of every kind, and what the actions of this subject are done to. */
export interface DiscussionWorld {
  db: TestDatabase;
  /** Of 수원시, and of 은평구. */
  process: string;
  other: string;
  author: Viewer;
  neighbour: Viewer;
  reader: Viewer;
  editor: Viewer;
  secondEditor: Viewer;
  otherEditor: Viewer;
}

export const SUWON = '4111000-2027';
const EUNPYEONG = '1122000-2027';

type SentFields = Record<string, string | string[]>;

export async function buildDiscussionWorld(db: TestDatabase): Promise<DiscussionWorld> {
  for (const id of [SUWON, EUNPYEONG]) {
    await addProcess(db.owner, id);
    await db.owner.query(`INSERT INTO process_phase VALUES ($1, 'proposing', '2026-01-01', NULL)`, [id]);
    for (const number of [1, 2, 3, 4]) await addProposal(db.owner, id, { number });
    for (const number of [1, 2, 3]) await addSteps(db.owner, [id, number], 'submitted');
    // Number 2 went into number 3; number 4 is a draft.
    await addStep(db.owner, [id, 2], 'merged', { other: 3 });
  }
  const author = await addPerson(db.owner, '제안자');
  await db.owner.query('INSERT INTO proposal_author (process_id, number, person) VALUES ($1, 1, $2)', [
    SUWON,
    author.id,
  ]);
  return {
    db,
    process: SUWON,
    other: EUNPYEONG,
    author,
    neighbour: await addPerson(db.owner, '이웃'),
    reader: await addPerson(db.owner, '읽는이'),
    editor: await addPerson(db.owner, '수원 편집', 'editor', '4111000'),
    secondEditor: await addPerson(db.owner, '수원 편집 둘', 'editor', '4111000'),
    otherEditor: await addPerson(db.owner, '은평 편집', 'editor', '1122000'),
  };
}

/** A person with a mail address, who may write, and holds a role of a government where one is given. */
export async function addPerson(db: Pool, name: string, role?: StaffRole, lafCd?: string): Promise<Viewer> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO person (name, email, said_age_at) VALUES ($1, 'p' || floor(random() * 1e12)::text || '@example.org', now()) RETURNING id`,
    [name],
  );
  const id = rows[0]?.id ?? '';
  const grants: RoleGrant[] = [];
  if (role !== undefined && lafCd !== undefined) {
    await db.query(`INSERT INTO role_grant (person, role, laf_cd, granted_by) VALUES ($1, $2, $3, '시험')`, [
      id,
      role,
      lafCd,
    ]);
    grants.push({ id: '1', role, lafCd, department: null });
  }
  const rest = { email: null, language: 'ko', demo: false, secondFactor: 'none', bar: null } as const;
  return { id, session: '00000000-0000-4000-8000-00000000000a', name, grants, ...rest };
}

let asked = 0;

/** Sends a form as somebody. Each comes from an address of its own where none is given, and long after the one before. */
export function send(
  { db }: DiscussionWorld,
  viewer: Viewer | null,
  name: string,
  fields: SentFields,
  { address = `10.0.0.${(asked += 1)}`, now = new Date(Date.now() + asked * 86_400_000) } = {},
): Promise<Outcome> {
  const action = discussionActions.find((one) => one.name === name);
  if (action === undefined) throw new Error(`no action ${name}`);
  const lists = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value].flat()]));
  const request = {
    viewer,
    fields: lists,
    address,
    now,
    language: 'ko',
    origin: 'http://localhost',
  } as const;
  return perform(db.member, 'a secret of tests', action, request);
}

/** What a script is told of the comment that was written. @throws Error where it was not */
export async function say(
  world: DiscussionWorld,
  viewer: Viewer,
  text: string,
  more: SentFields = {},
): Promise<string> {
  const outcome = await send(world, viewer, 'discussion.comment', {
    process: world.process,
    number: '1',
    text,
    ...more,
  });
  const value = 'value' in outcome ? outcome.value : null;
  if (typeof value !== 'object' || value === null || !('id' in value))
    throw new Error(`not said: ${JSON.stringify(outcome)}`);
  return String(value.id);
}

/** Hides a comment and lets its author object. @returns the ids that a decision names */
export async function objectTo(
  world: DiscussionWorld,
  comment: string,
): Promise<{ comment: string; hiding: string }> {
  await send(world, world.editor, 'discussion.hide', { comment, rule: 'abuse', reason: '욕설이 있습니다.' });
  await send(world, world.neighbour, 'discussion.appeal', { comment, text: '욕이 아닙니다.' });
  const { rows } = await world.db.owner.query<{ hiding: string }>(
    'SELECT hiding FROM appeal WHERE comment = $1',
    [comment],
  );
  return { comment, hiding: rows[0]?.hiding ?? '' };
}

let said = 0;
const fresh = (world: DiscussionWorld) => say(world, world.neighbour, `말 ${(said += 1)}`);
const proposal = (world: DiscussionWorld) => Promise.resolve({ process: world.process, number: '1' });

async function hidden(world: DiscussionWorld): Promise<string> {
  const comment = await fresh(world);
  await send(world, world.editor, 'discussion.hide', { comment, rule: 'abuse', reason: '욕설이 있습니다.' });
  return comment;
}

async function reported(world: DiscussionWorld): Promise<SentFields> {
  const comment = await fresh(world);
  const thing = { ...(await proposal(world)), comment };
  await send(world, world.reader, 'discussion.report', { ...thing, rule: 'abuse' });
  const { rows } = await world.db.owner.query<{ id: string }>('SELECT id FROM report WHERE comment = $1', [
    comment,
  ]);
  return { ...thing, upto: rows[0]?.id ?? '' };
}

/** Valid fields for each action; what belongs to somebody is the neighbour's. */
export const discussionSamples: Record<string, (world: DiscussionWorld) => Promise<SentFields>> = {
  'discussion.comment': async (world) => ({ ...(await proposal(world)), text: `말 ${(said += 1)}` }),
  'discussion.withdraw': async (world) => ({ comment: await fresh(world) }),
  'discussion.appeal': async (world) => ({ comment: await hidden(world), text: '욕이 아닙니다.' }),
  'discussion.endorse': proposal,
  'discussion.unendorse': proposal,
  'discussion.follow': proposal,
  'discussion.unfollow': proposal,
  'discussion.report': async (world) => ({ ...(await proposal(world)), rule: 'advert', text: '광고입니다.' }),
  'discussion.hide': async (world) => ({
    comment: await fresh(world),
    rule: 'abuse',
    reason: '욕설이 있습니다.',
  }),
  'discussion.show': async (world) => ({ comment: await hidden(world), reason: '다시 보니 괜찮습니다.' }),
  'discussion.keep': reported,
  'discussion.decide': async (world) => ({
    ...(await objectTo(world, await fresh(world))),
    decision: 'granted',
    reason: '욕이 아니었습니다.',
  }),
};

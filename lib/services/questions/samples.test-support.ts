import type { TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { addProcess, addProposal, addStep } from '@/lib/queries/process/process.test-support';
import { plant, plantRun, projectId } from '@/lib/queries/receipts.test-support';
import { actionOf } from '@/lib/services/actions';
import { makeLink } from '@/lib/services/mailed-links';
import { act, addPerson, type Doing } from '@/lib/services/people.test-support';
import type { Outcome } from '@/lib/services/perform';
import { stopToken } from '@/lib/services/questions/tell';

/** 수원시 and 종로구. */
export const OWN = '4111000';
export const OTHER = '1111000';
export const PROCESS = '4111000-2027';
/** A road of 수원시 in 2026, as the file of 30 June has it; and the same figure in the file of 31 July. */
export const ROAD = projectId('suwonroad');
export const ROAD_JUNE = `receipt:/receipt/1/2026-06-30/2026/p-${ROAD}/current`;
export const ROAD_JULY = `receipt:/receipt/2/2026-07-31/2026/p-${ROAD}/current`;
export const NATION = 'receipt:/receipt/1/2026-06-30/2026/tier-upper/current';
export const ASKER = 'kim@example.org';

type Who =
  'asker' | 'reviewer' | 'editor' | 'committee' | 'other-reviewer' | 'other-editor' | 'auditor' | 'operator';
type Values = Record<string, string | string[]>;

export interface QuestionsWorld {
  db: TestDatabase;
  viewers: Record<Who, Viewer>;
  perform: (action: string, viewer: Viewer | null, fields: Values, doing?: Doing) => Promise<Outcome>;
  /** A public question. @returns its number */
  ask: (about?: string, text?: string) => Promise<number>;
}

/** Two governments, their officials, a project with its receipts, a proposal, and somebody who asks. */
export async function buildQuestionsWorld(db: TestDatabase): Promise<QuestionsWorld> {
  await addFigures(db);
  await addProcess(db.owner, PROCESS);
  await addProposal(db.owner, PROCESS, { number: 3 });
  await addStep(db.owner, [PROCESS, 3], 'submitted');
  const viewers = await addPeople(db);
  const perform: QuestionsWorld['perform'] = (name, viewer, fields, doing = {}) => {
    const action = actionOf(name);
    if (action === null) throw new Error(`no action ${name}`);
    const address = `192.0.2.${Math.floor(Math.random() * 250)}`;
    return act(db.member, action, viewer, [fields, { address, ...doing }]);
  };
  let asked = 0;
  return {
    db,
    viewers,
    perform,
    ask: async (about = `project:${ROAD}`, text) => {
      asked += 1;
      // Somebody new each time: nobody may ask very often.
      const viewer = await addPerson(db.owner, { name: '느린걸음' });
      const outcome = await perform('questions.ask', viewer, {
        about,
        text: text ?? `${asked}번째로 여쭙습니다.`,
      });
      if (!outcome.done) throw new Error(JSON.stringify(outcome));
      // What the action says of itself.
      return (outcome.value as { id: number }).id;
    },
  };
}

async function addFigures(db: TestDatabase): Promise<void> {
  const june = await plantRun(db.owner);
  const road = {
    id: 'suwonroad',
    run: june,
    asOf: '2026-06-30',
    name: '도로 재포장',
    lafCd: OWN,
    current: 900,
  };
  await plant(db.owner, road);
  await db.owner.query('UPDATE project SET serving = true');
  await plantRun(db.owner);
}

async function addPeople({ owner }: TestDatabase): Promise<Record<Who, Viewer>> {
  const staff = (
    role: Viewer['grants'][number]['role'],
    lafCd: string | null,
    department: string | null = null,
  ) =>
    addPerson(owner, {
      name: `${role} ${lafCd ?? ''}`,
      email: `${role}-${lafCd ?? 'all'}@example.go.kr`,
      roles: [{ role, lafCd, department }],
      factor: role === 'operator',
    });
  return {
    asker: await addPerson(owner, { name: '느린걸음', email: 'slow@example.org' }),
    reviewer: await staff('reviewer', OWN, '도로과'),
    editor: await staff('editor', OWN),
    committee: await staff('committee', OWN),
    'other-reviewer': await staff('reviewer', OTHER, '도로과'),
    'other-editor': await staff('editor', OTHER),
    auditor: await staff('auditor', null),
    operator: await staff('operator', null),
  };
}

const REASON = '욕설이 들어 있습니다.';

async function hidden(world: QuestionsWorld, about?: string): Promise<string> {
  const id = await world.ask(about);
  await world.db.owner.query(
    `INSERT INTO question_moderation (question, kind, reason, taken_by) VALUES ($1, 'hidden', '까닭', '편집 담당')`,
    [id],
  );
  return String(id);
}

const answering = async (world: QuestionsWorld, about?: string) => ({
  question: String(await world.ask(about)),
  version: '0',
  text: '올해 안에 마칩니다.',
  sure: 'yes',
});

/** Valid fields for each action, against a question that it may be done to. */
export const questionsSamples: Record<string, (world: QuestionsWorld) => Promise<Values>> = {
  'questions.ask': () =>
    Promise.resolve({
      about: `project:${ROAD}`,
      text: '언제 끝나나요?',
      name: '느린걸음',
      email: ASKER,
      age: 'yes',
    }),
  'questions.confirm': async ({ db }) => {
    const tx = await db.member.connect();
    const detail = { about: `project:${ROAD}`, name: '두아이아빠', text: '언제 끝나나요?', language: 'ko' };
    const token = await makeLink(tx, { purpose: 'question', email: ASKER, detail, minutes: 60 });
    tx.release();
    return { token };
  },
  'questions.stop': async (world) => {
    const id = await world.ask();
    await world.db.owner.query(`UPDATE question_asker SET person = NULL, email = $2 WHERE question = $1`, [
      id,
      ASKER,
    ]);
    return { token: stopToken(id, ASKER) };
  },
  'questions.answer': (world) => answering(world),
  'questions.answer-national': (world) => answering(world, NATION),
  'questions.hide': async (world) => ({ question: String(await world.ask()), reason: REASON }),
  'questions.show': async (world) => ({ question: await hidden(world), reason: REASON }),
  'questions.hide-national': async (world) => ({ question: String(await world.ask(NATION)), reason: REASON }),
  'questions.show-national': async (world) => ({ question: await hidden(world, NATION), reason: REASON }),
};

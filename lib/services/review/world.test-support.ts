import type { TestDatabase } from '@/lib/db/testing';
import type { StaffRole, Viewer } from '@/lib/domain/access/roles';
import type { StepKind } from '@/lib/domain/process/types';
import { addProcess, addProposal, addStep } from '@/lib/queries/process/process.test-support';
import type { Fields } from '@/lib/services/action';
import { actionOf } from '@/lib/services/actions';
import { type Outcome, perform } from '@/lib/services/perform';

/** 횡성군 and 종로구, each with a process. */
export const OWN = '4272000';
export const PROCESS = '4272000-2027';
export const OTHER = '1111000';
export const OTHER_PROCESS = '1111000-2027';
export const ROAD = '도로과';
export const WATER = '수도과';

/** Who there is: for each role somebody of 횡성군, and somebody of 종로구 (`other-…`). */
export type Who =
  | 'author'
  | 'follower'
  | 'reviewer'
  | 'water-reviewer'
  | 'committee'
  | 'editor'
  | 'election-office'
  | 'auditor'
  | 'other-reviewer'
  | 'other-committee'
  | 'other-editor'
  | 'other-election-office';

const GRANTS: Record<Who, { role: StaffRole; lafCd: string | null; department?: string } | null> = {
  author: null,
  follower: null,
  reviewer: { role: 'reviewer', lafCd: OWN, department: ROAD },
  'water-reviewer': { role: 'reviewer', lafCd: OWN, department: WATER },
  committee: { role: 'committee', lafCd: OWN },
  editor: { role: 'editor', lafCd: OWN },
  'election-office': { role: 'election-office', lafCd: OWN },
  auditor: { role: 'auditor', lafCd: null },
  'other-reviewer': { role: 'reviewer', lafCd: OTHER, department: ROAD },
  'other-committee': { role: 'committee', lafCd: OTHER },
  'other-editor': { role: 'editor', lafCd: OTHER },
  'other-election-office': { role: 'election-office', lafCd: OTHER },
};
export const EVERYBODY = Object.keys(GRANTS) as Who[];

export type Values = Record<string, string | string[]>;

export interface ReviewWorld {
  db: TestDatabase;
  viewers: Record<Who, Viewer>;
  /** A new proposal of 횡성군 that went through these steps after `submitted`; its author and follower are those of the world. */
  proposal: (...steps: StepKind[]) => Promise<number>;
  version: (number: number) => Promise<string>;
  /** What a form about a proposal sends beside its own fields. */
  about: (number: number) => Promise<{ process: string; number: string; version: string }>;
  picked: (...numbers: number[]) => Promise<string[]>;
  perform: (action: string, values: Values, who: Who | null, now?: Date) => Promise<Outcome>;
}

/** Two governments with a process each, and people of every role. */
export async function buildReviewWorld(db: TestDatabase): Promise<ReviewWorld> {
  await addProcess(db.owner, PROCESS);
  await addProcess(db.owner, OTHER_PROCESS);
  const viewers = await addPeople(db);
  let last = 0;
  const version = async (number: number) => {
    const { rows } = await db.owner.query<{ version: string }>(
      'SELECT max(id)::text AS version FROM proposal_step WHERE process_id = $1 AND number = $2',
      [PROCESS, number],
    );
    return rows[0]?.version ?? '';
  };
  return {
    db,
    viewers,
    version,
    proposal: async (...steps) => {
      last += 1;
      await addProposal(db.owner, PROCESS, { number: last });
      for (const kind of ['submitted', ...steps] as const)
        await addStep(db.owner, [PROCESS, last], kind, { by: kind === 'assigned' ? ROAD : null });
      await db.owner.query('INSERT INTO proposal_author VALUES ($1, $2, $3)', [
        PROCESS,
        last,
        viewers.author.id,
      ]);
      await db.owner.query('INSERT INTO follow VALUES ($1, $2, $3)', [viewers.follower.id, PROCESS, last]);
      return last;
    },
    about: async (number) => ({ process: PROCESS, number: String(number), version: await version(number) }),
    picked: async (...numbers) =>
      Promise.all(numbers.map(async (number) => `${number}.${await version(number)}`)),
    perform: (name, values, who, now = new Date()) =>
      perform(db.member, 'a secret of these tests', found(name), {
        viewer: who === null ? null : viewers[who],
        fields: fieldsOf(values),
        address: `192.0.2.${Math.floor(Math.random() * 250)}`,
        language: 'ko',
        origin: 'http://localhost',
        now,
      }),
  };
}

function found(name: string) {
  const action = actionOf(name);
  if (action === null) throw new Error(`no action ${name}`);
  return action;
}

function fieldsOf(values: Values): Fields {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat()]));
}

async function addPeople(db: TestDatabase): Promise<Record<Who, Viewer>> {
  const entries = await Promise.all(EVERYBODY.map(async (who) => [who, await addPerson(db, who)] as const));
  // One entry for each of them.
  return Object.fromEntries(entries) as Record<Who, Viewer>;
}

async function addPerson(db: TestDatabase, who: Who): Promise<Viewer> {
  const { rows } = await db.owner.query<{ id: string }>(
    'INSERT INTO person (name, said_age_at) VALUES ($1, now()) RETURNING id',
    [who],
  );
  const id = rows[0]?.id ?? '';
  const grant = GRANTS[who];
  if (grant !== null)
    await db.owner.query(
      `INSERT INTO role_grant (person, role, laf_cd, department, granted_by) VALUES ($1, $2, $3, $4, 'test')`,
      [id, grant.role, grant.lafCd, grant.department ?? null],
    );
  return {
    id,
    session: 'session',
    name: who,
    email: null,
    language: 'ko',
    demo: false,
    grants: grant === null ? [] : [{ id: '1', department: null, ...grant }],
    secondFactor: 'given',
    bar: null,
  };
}

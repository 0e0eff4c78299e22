import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { StaffRole, Viewer } from '@/lib/domain/access/roles';
import { actionOf, listActions } from '@/lib/services/actions';
import { buildCountWorld, countSamples } from '@/lib/services/count/samples.test-support';
import { buildDiscussionWorld, discussionSamples } from '@/lib/services/discussion/samples.test-support';
import { act, addPerson, type NewPerson, TEST_SECRET } from '@/lib/services/people.test-support';
import type { Outcome } from '@/lib/services/perform';
import { buildElectionWorld, electionSamples } from '@/lib/services/election/samples.test-support';
import { buildEligibilityWorld, eligibilitySamples } from '@/lib/services/eligibility/samples.test-support';
import { buildPaperWorld, paperSamples } from '@/lib/services/paper/samples.test-support';
import { buildProcessWorld, processSamples } from '@/lib/services/process/samples.test-support';
import { buildProposeWorld, proposeSamples } from '@/lib/services/propose/samples.test-support';
import { buildQuestionsWorld, questionsSamples } from '@/lib/services/questions/samples.test-support';
import { buildReviewWorld, reviewSamples } from '@/lib/services/review/samples.test-support';
import { buildWinnersWorld, winnersSamples } from '@/lib/services/winners/samples.test-support';

/** Who may do what, written by hand: roles hold in the own government alone, whatever else is done by whoever it says. */
type Who = 'anyone' | 'account' | 'resident' | 'owner' | readonly StaffRole[];
const EDITOR = ['editor'] as const;
const MAY: Readonly<Record<string, Who>> = {
  'account.act-as': 'anyone',
  'account.ask-guardian': 'account',
  'account.begin': 'account',
  'account.end-session': 'account',
  'account.erase': 'account',
  'account.guardian-answer': 'anyone',
  'account.mail': 'account',
  'account.read-notices': 'account',
  'account.rename': 'account',
  'account.send-link': 'anyone',
  'account.sign-out': 'account',
  'account.take-link': 'anyone',
  'second-factor.begin': 'account',
  'second-factor.confirm': 'account',
  'second-factor.give': 'account',
  'second-factor.remove': 'account',
  'role.give': ['operator'],
  'role.take-back': ['operator'],
  'discussion.appeal': 'owner',
  'discussion.comment': 'resident',
  'discussion.decide': EDITOR,
  'discussion.endorse': 'resident',
  'discussion.follow': 'resident',
  'discussion.hide': EDITOR,
  'discussion.keep': EDITOR,
  'discussion.report': 'resident',
  'discussion.show': EDITOR,
  'discussion.unendorse': 'resident',
  'discussion.unfollow': 'account',
  'discussion.withdraw': 'owner',
  'draft.add-picture': 'owner',
  'draft.create': 'resident',
  'draft.delete': 'owner',
  'draft.remove-picture': 'owner',
  'draft.save': 'owner',
  'process.add-document': EDITOR,
  'process.create': EDITOR,
  'process.describe': EDITOR,
  'process.publish': EDITOR,
  'process.remove-document': EDITOR,
  'process.save-track': EDITOR,
  'process.set-rules': EDITOR,
  'process.set-schedule': EDITOR,
  'proposal.answer': 'owner',
  'proposal.submit': 'owner',
  'proposal.withdraw': 'owner',
  'questions.answer': ['reviewer', 'editor'],
  'questions.answer-national': ['operator'],
  'questions.ask': 'anyone',
  'questions.confirm': 'anyone',
  'questions.hide': EDITOR,
  'questions.hide-national': ['operator'],
  'questions.show': EDITOR,
  'questions.show-national': ['operator'],
  'questions.stop': 'anyone',
  'count.publish': ['election-office'],
  'count.set-seed': ['election-office'],
  'count.submit': ['election-office'],
  'election.answer': ['election-office'],
  'election.freeze': ['election-office'],
  'election.propose': ['election-office'],
  'election.set-key': ['election-office'],
  'election.thaw': ['election-office'],
  'eligibility.ask': 'resident',
  'eligibility.check': 'resident',
  'eligibility.choose-verifier': ['election-office'],
  'eligibility.decide': ['election-office'],
  'eligibility.make-codes': ['election-office'],
  'eligibility.set-rule': ['election-office'],
  'eligibility.take-list': ['election-office'],
  'paper.enter': ['election-office'],
  'paper.finish': ['election-office'],
  'paper.let-in': ['election-office'],
  'paper.prepare': ['election-office'],
  'paper.reopen': ['election-office'],
  'winner.tie': EDITOR,
  'winner.tie-contract': EDITOR,
  'winner.untie': EDITOR,
  'winner.untie-contract': EDITOR,
  'review.ask-back': ['reviewer', 'editor'],
  'review.assign': EDITOR,
  'review.judge': ['reviewer'],
  'review.merge': ['reviewer', 'editor'],
  'review.move-due': EDITOR,
  'review.remind': EDITOR,
  'review.reopen': EDITOR,
  'review.result': ['election-office'],
  'review.retract-result': ['election-office'],
  'review.screen': ['committee'],
};

/** Done by any department of the government, whichever is in charge. */
const ANY_DEPARTMENT = ['questions.answer'];

interface Subject {
  /** The government that the samples are about, and another one. */
  own: string;
  other: string;
  /** The department in charge of what the samples are about. */
  department: string;
  build: (db: TestDatabase) => Promise<unknown>;
  samples: Readonly<Record<string, (world: never) => Promise<Record<string, string | readonly string[]>>>>;
}

const SUBJECTS: readonly Subject[] = [
  { own: '4111000', other: '1111000', department: '도로과', build: buildCountWorld, samples: countSamples },
  {
    own: '4111000',
    other: '1122000',
    department: '도로과',
    build: buildDiscussionWorld,
    samples: discussionSamples,
  },
  {
    own: '4111000',
    other: '1122000',
    department: '도로과',
    build: buildProposeWorld,
    samples: proposeSamples,
  },
  { own: '4272000', other: '1111000', department: '도로과', build: buildReviewWorld, samples: reviewSamples },
  {
    own: '4272000',
    other: '1111000',
    department: '도로과',
    build: buildProcessWorld,
    samples: processSamples,
  },
  {
    own: '4111000',
    other: '1111000',
    department: '도로과',
    build: buildQuestionsWorld,
    samples: questionsSamples,
  },
  {
    own: '4111000',
    other: '1111000',
    department: '도로과',
    build: buildEligibilityWorld,
    samples: eligibilitySamples,
  },
  {
    own: '4111000',
    other: '1111000',
    department: '도로과',
    build: buildElectionWorld,
    samples: electionSamples,
  },
  {
    own: '4272000',
    other: '1111000',
    department: '도로과',
    build: buildWinnersWorld,
    samples: winnersSamples,
  },
  { own: '4111000', other: '1111000', department: '도로과', build: buildPaperWorld, samples: paperSamples },
];

/** Everybody who might try: name, roles by place, and whether they are of the government concerned. */
interface Persona {
  name: string;
  role: StaffRole | null;
  isOwn: boolean;
  /** Null: nobody is signed in. */
  person: ((subject: Subject) => NewPerson) | null;
  /** Lacks the second factor that the role needs, or is of another department. */
  lacks?: 'factor' | 'department' | 'age';
}

function official(role: StaffRole, isOwn: boolean, lacks?: 'factor' | 'department'): Persona {
  const place = ({ own, other }: Subject) => (role === 'operator' ? null : isOwn ? own : other);
  const inCharge = ({ department }: Subject) => (lacks === 'department' ? '다른과' : department);
  return {
    name: [role, isOwn ? 'own' : 'other government', lacks ?? ''].join(' ').trim(),
    role,
    isOwn: isOwn || role === 'operator',
    person: (subject) => ({
      roles: [{ role, lafCd: place(subject), department: role === 'reviewer' ? inCharge(subject) : null }],
      factor: lacks !== 'factor',
    }),
    ...(lacks === undefined ? {} : { lacks }),
  };
}

const PERSONAS: readonly Persona[] = [
  { name: 'nobody', role: null, isOwn: true, person: null },
  { name: 'resident', role: null, isOwn: true, person: () => ({}) },
  {
    name: 'account that has not said its age',
    role: null,
    isOwn: true,
    person: () => ({ begun: false }),
    lacks: 'age',
  },
  ...(['reviewer', 'committee', 'editor', 'election-office', 'auditor'] as const).flatMap((role) => [
    official(role, true),
    official(role, false),
  ]),
  official('operator', true),
  official('reviewer', true, 'department'),
  official('election-office', true, 'factor'),
  official('operator', true, 'factor'),
];

/** Whether somebody may: nothing of the code under test is asked. */
function mayDo(who: Who, persona: Persona, action = ''): boolean {
  if (who === 'anyone') return true;
  if (persona.person === null) return false;
  if (who === 'account') return true;
  if (persona.lacks === 'age' || who === 'owner') return false;
  return who === 'resident' || holds(who, persona, action);
}

function holds(roles: readonly StaffRole[], { role, isOwn, lacks }: Persona, action: string): boolean {
  const isWhole = lacks === undefined || (lacks === 'department' && ANY_DEPARTMENT.includes(action));
  return role !== null && roles.includes(role) && isOwn && isWhole;
}

beforeAll(() => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const isRefused = (outcome: Outcome) => 'refusal' in outcome;

it('every action stands in the table', () => {
  expect(
    listActions()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(MAY).sort());
});

it('every action that concerns somebody else’s thing has a sample', () => {
  const sampled = SUBJECTS.flatMap(({ samples }) => Object.keys(samples));
  const alone = listActions()
    .filter(({ name }) => !sampled.includes(name))
    .map(({ name }) => name);
  expect(alone.filter((name) => !/^(?:account|second-factor|role)\./.test(name))).toEqual([]);
});

for (const subject of SUBJECTS)
  describe(Object.keys(subject.samples)[0]?.split('.')[0] ?? '', () => {
    let db: TestDatabase;
    let world: never;
    const people = new Map<string, Viewer | null>();
    beforeAll(async () => {
      db = await createTestDatabase(inject('testServer'));
      // What a subject builds is what its own samples take.
      world = (await subject.build(db)) as never;
      for (const { name, person } of PERSONAS)
        people.set(name, person === null ? null : await addPerson(db.owner, { name, ...person(subject) }));
    });
    afterAll(() => db.drop());

    const cells = Object.keys(subject.samples).flatMap((action) =>
      PERSONAS.map((persona) => ({ action, persona, may: mayDo(MAY[action] ?? [], persona, action) })),
    );
    it.each(
      cells.map((cell) => [cell.action, cell.persona.name, cell.may ? 'may' : 'may not', cell] as const),
    )('%s: %s %s', async (name, who, _, { may }) => {
      const action = actionOf(name);
      const fields = await subject.samples[name]?.(world);
      if (action === null || fields === undefined) throw new Error(`${name} cannot be tried`);
      const before = await rowsOf(db);
      const outcome = await act(db.member, action, people.get(who) ?? null, [
        fields,
        { address: `${name} ${who}` },
      ]);
      expect(isRefused(outcome), JSON.stringify(outcome)).toBe(!may);
      if (may) return;
      expect(outcome).not.toMatchObject({ refusal: 'not-found' });
      expect(await rowsOf(db)).toEqual(before);
    });
  });

describe('role', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterAll(() => db.drop());
  const subject: Subject = {
    own: '4111000',
    other: '1122000',
    department: '도로과',
    build: () => Promise.resolve(null),
    samples: {},
  };
  it.each(
    PERSONAS.map(
      (persona) => [persona.name, mayDo(['operator'], persona) ? 'may' : 'may not', persona] as const,
    ),
  )('giving and taking back: %s %s', async (_name, _may, persona) => {
    const viewer = persona.person === null ? null : await addPerson(db.owner, persona.person(subject));
    const given = await act(db.member, actionOf('role.give') as never, viewer, [
      { email: 'new@example.org', role: 'editor', lafCd: '4111000', department: '' },
    ]);
    expect(isRefused(given)).toBe(!mayDo(['operator'], persona));
    const { rows } = await db.owner.query<{ id: string }>(
      `INSERT INTO role_grant (person, role, laf_cd, granted_by) SELECT id, 'editor', '4111000', 'test' FROM person LIMIT 1 RETURNING id`,
    );
    const taken = await act(db.member, actionOf('role.take-back') as never, viewer, [
      { grant: rows[0]?.id ?? '' },
    ]);
    expect(isRefused(taken)).toBe(!mayDo(['operator'], persona));
  });
});

/** How many rows each table of what people write has, and the last step: what a refusal must not change. */
async function rowsOf(db: TestDatabase): Promise<unknown> {
  const { rows } = await db.owner.query(
    `SELECT (SELECT count(*) FROM proposal_step) AS steps, (SELECT count(*) FROM audit_entry) AS entries,
            (SELECT count(*) FROM proposal) AS proposals, (SELECT count(*) FROM notice) AS notices,
            (SELECT count(*) FROM comment) AS comments, (SELECT count(*) FROM process) AS processes,
            (SELECT count(*) FROM election) AS elections, (SELECT count(*) FROM election_decision) AS decisions`,
  );
  return rows;
}

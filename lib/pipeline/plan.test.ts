import { describe, expect, it } from 'vitest';
import { projectKey, publicId, keyWithDepartment } from '@/lib/domain/project/identity';
import { gate } from '@/lib/pipeline/gate';
import { plan, type PlanInput } from '@/lib/pipeline/plan';
import { assertBalance } from '@/lib/pipeline/prepare';
import { type Candidate, noCounts, type Rejected, type StoredProject } from '@/lib/pipeline/types';

const DAY = '2026-06-30';
const keyOf = (code: string, lafCd = '1111000') =>
  projectKey({ fiscalYear: 2026, lafCd, projectCd: code, name: 'n', accountName: '일반회계' });
const idOf = (code: string, lafCd?: string) => publicId(keyOf(code, lafCd));
const withDepartment = (code: string, department: string) =>
  publicId(keyWithDepartment(keyOf(code), department));

let order = 0;
function row(code: string, more: Partial<Candidate> = {}): Candidate {
  order += 1;
  const key = keyOf(code, more.lafCd);
  return {
    order,
    staged: true,
    line: order,
    block: { id: '1' },
    blockRow: order,
    fiscalYear: 2026,
    lafCd: '1111000',
    asOf: DAY,
    plainId: publicId(key),
    departmentCd: null,
    matchedId: null,
    key,
    hash: `${code}${more.departmentCd ?? ''}${more.amounts ?? ''}`,
    amounts: '1',
    gone: false,
    group: null,
    ...more,
  };
}

function stored(id: string, more: Partial<StoredProject> = {}): StoredProject {
  return {
    id,
    fiscalYear: 2026,
    lafCd: '1111000',
    departmentCd: null,
    rowHash: 'old',
    asOf: DAY,
    removedAsOf: null,
    ...more,
  };
}

function planOf(rows: Candidate[], known: StoredProject[] = [], more: Partial<PlanInput> = {}) {
  return plan({
    kind: 'partial',
    candidates: Map.groupBy(rows, (candidate) => candidate.plainId),
    rejected: [],
    stored: new Map(known.map((project) => [project.id, project])),
    history: new Map(),
    serves: () => true,
    verifiedAsOf: () => null,
    wholeDays: () => [],
    ...more,
  });
}

const rejectedRow = (more: Partial<Rejected>): Rejected => ({
  line: 9,
  block: { id: '1' },
  blockRow: 9,
  problem: { reason: 'text_in_amount', column: 'ep_amt', value: 'x' },
  ids: [],
  fiscalYear: 2026,
  lafCd: '1111000',
  ...more,
});

describe('copies in one snapshot', () => {
  it('count once with the same amounts', () => {
    const { counts, projects, rejected } = planOf([row('a'), row('a'), row('a')]);
    expect(counts).toMatchObject({ read: 3, inserted: 1, duplicates: 2, quarantined: 0 });
    expect([projects.length, rejected.length]).toEqual([1, 0]);
  });

  it('are all kept out with different amounts', () => {
    const first = row('a');
    const second = row('a', { amounts: '2' });
    const { counts, projects, rejected } = planOf([first, second, row('b')]);
    expect(counts).toMatchObject({ read: 3, inserted: 1, quarantined: 2 });
    expect(projects.map((project) => project.id)).toEqual([idOf('b')]);
    expect(rejected.map(({ line, problem }) => [line, problem.reason])).toEqual([
      [first.line, 'conflicting_copies'],
      [second.line, 'conflicting_copies'],
    ]);
    expect(rejected[0]?.problem.detail).toEqual({ lines: `${first.line}, ${second.line}` });
  });

  it('of different days are states, not copies', () => {
    const rows = [row('a', { asOf: '2026-02-28', hash: '2' }), row('a', { asOf: '2026-01-31', hash: '1' })];
    const { counts, revisions } = planOf(rows);
    expect(counts).toMatchObject({ inserted: 1, updated: 1 });
    expect(revisions.map(({ asOf }) => asOf)).toEqual(['2026-01-31', '2026-02-28']);
  });
});

describe('rows that differ in department', () => {
  it('are two projects, the lowest code under the plain key', () => {
    const { projects } = planOf([row('a', { departmentCd: '300' }), row('a', { departmentCd: '200' })]);
    expect(projects.map(({ id }) => id).sort()).toEqual([idOf('a'), withDepartment('a', '300')].sort());
  });

  it('leave the plain key with the department that has it', () => {
    const known = [stored(idOf('a'), { departmentCd: '300' })];
    const { projects } = planOf(
      [row('a', { departmentCd: '200' }), row('a', { departmentCd: '300' })],
      known,
    );
    expect(projects.map(({ id, isNew }) => [id, isNew])).toEqual(
      expect.arrayContaining([
        [idOf('a'), false],
        [withDepartment('a', '200'), true],
      ]),
    );
  });

  it('are a reorganisation where only one came, and stay apart once they were', () => {
    const known = [stored(idOf('a'), { departmentCd: '300' })];
    expect(planOf([row('a', { departmentCd: '200' })], known).projects[0]?.id).toBe(idOf('a'));
    const both = [...known, stored(withDepartment('a', '200'), { departmentCd: '200' })];
    expect(planOf([row('a', { departmentCd: '200' })], both).projects[0]?.id).toBe(
      withDepartment('a', '200'),
    );
  });
});

describe('the feed', () => {
  const feed = { kind: 'changes' as const };

  it('applies the changes of a project by sequence number', () => {
    const late = row('a', { hash: 'new', line: 12 });
    const early = row('a', { hash: 'middle', line: 11 });
    const { projects, counts } = planOf([late, early], [stored(idOf('a'))], feed);
    expect(counts).toMatchObject({ read: 2, updated: 2 });
    expect(projects[0]?.order).toBe(late.order);
  });

  it('removes what was deleted, and takes a deletion of nothing for nothing', () => {
    const { projects, counts } = planOf(
      [row('a', { gone: true }), row('b', { gone: true })],
      [stored(idOf('a'))],
      feed,
    );
    expect(counts).toMatchObject({ read: 2, updated: 1, removed: 1, unchanged: 1 });
    expect(projects[0]).toMatchObject({ id: idOf('a'), removedAsOf: DAY });
  });

  it('takes deletion and insertion in one transaction for a change of department', () => {
    const known = [stored(idOf('a'), { departmentCd: '300' })];
    const moved = [
      row('a', { departmentCd: '300', gone: true, group: '77', line: 1 }),
      row('a', { departmentCd: '400', group: '77', line: 2 }),
    ];
    const { projects, counts } = planOf(moved, known, feed);
    expect(counts).toMatchObject({ unchanged: 1, updated: 1, removed: 0 });
    expect(projects).toMatchObject([{ id: idOf('a'), isNew: false, removedAsOf: null }]);
  });

  it('keeps a second department apart from a living first', () => {
    const known = [stored(idOf('a'), { departmentCd: '300' })];
    const { projects } = planOf([row('a', { departmentCd: '400' })], known, feed);
    expect(projects).toMatchObject([{ id: withDepartment('a', '400'), isNew: true }]);
  });
});

describe('a whole snapshot', () => {
  const whole = { kind: 'whole' as const };
  const known = ['a', 'b', 'c'].map((code) => stored(idOf(code)));

  it('marks what is gone of the governments in it, and of no other', () => {
    const elsewhere = stored(idOf('z', '1114000'), { lafCd: '1114000' });
    const { counts, projects, removals } = planOf([row('a'), row('b')], [...known, elsewhere], whole);
    expect(counts).toMatchObject({ read: 2, updated: 2, removed: 1 });
    expect(projects.filter(({ removedAsOf }) => removedAsOf === DAY).map(({ id }) => id)).toEqual([
      idOf('c'),
    ]);
    expect(removals).toEqual([{ fiscalYear: 2026, lafCd: '1111000', projects: 3, removed: 1 }]);
  });

  it('takes nothing for gone that a row which was kept out may be', () => {
    const own = { ...whole, rejected: [rejectedRow({ ids: [idOf('c')] })] };
    expect(planOf([row('a')], known, own).counts).toMatchObject({ removed: 1, quarantined: 1, read: 2 });
    const ofGovernment = { ...whole, rejected: [rejectedRow({})] };
    expect(planOf([row('a')], known, ofGovernment).counts.removed).toBe(0);
    const ofNobody = { ...whole, rejected: [rejectedRow({ lafCd: null })] };
    expect(planOf([row('a')], known, ofNobody).counts.removed).toBe(0);
  });

  it('takes nothing for gone that is known from a later day', () => {
    const later = [...known, stored(idOf('d'), { asOf: '2026-07-18' })];
    expect(planOf([row('a'), row('b'), row('c')], later, whole).counts.removed).toBe(0);
    expect(planOf([row('a')], known, { ...whole, verifiedAsOf: () => '2026-07-18' }).counts.removed).toBe(0);
  });
});

it('counts rows of a source that does not serve as held back', () => {
  const { counts } = planOf([row('a'), row('a'), row('b')], [], { serves: () => false });
  expect(counts).toMatchObject({ read: 3, inserted: 0, heldBack: 2, duplicates: 1 });
});

describe('the gate', () => {
  const open = { kind: 'whole' as const, rejected: [], removals: [], acceptRemovals: false };
  const removal = (removed: number) => [{ fiscalYear: 2026, lafCd: '1111000', projects: 100, removed }];

  it('lets 5 % of a government go and no more', () => {
    expect(gate({ ...open, removals: removal(5) })).toEqual([]);
    expect(gate({ ...open, removals: removal(6) })[0]).toMatch(/^6 of 100 projects of 1111000 in 2026/);
    expect(gate({ ...open, removals: removal(6), acceptRemovals: true })).toEqual([]);
  });

  it('refuses a whole snapshot with a broken line, not a partial one', () => {
    const rejected = [rejectedRow({ problem: { reason: 'broken_line', column: null, value: 'x' } })];
    expect(gate({ ...open, rejected, acceptRemovals: true })).toHaveLength(1);
    expect(gate({ ...open, rejected, kind: 'partial' })).toEqual([]);
    expect(gate({ ...open, rejected: [rejectedRow({})] })).toEqual([]);
  });
});

it('does not let a row get lost', () => {
  expect(() => assertBalance({ ...noCounts(), read: 2, inserted: 1 })).toThrow('2 read, 1 accounted for');
});

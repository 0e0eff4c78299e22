import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { Inputs, type TestRow, testRow } from '@/lib/pipeline/sync.test-support';
import { type Register, registerOf } from '@/lib/domain/governments';
import { applyChanges, type Moment, type ProjectState, type Span, type States } from '@/lib/domain/history';
import { type Won, won } from '@/lib/domain/money';
import { listChanges, servedSpans, sumsOfSpan } from '@/lib/queries/as-of/changes';
import { findGovernmentAsOf } from '@/lib/queries/as-of/government';
import { findKnownBy } from '@/lib/queries/as-of/known';
import { listGovernments } from '@/lib/queries/governments';
import { addRevision } from '@/tests/support/fixtures';
import { times } from '@/tests/support/sample';

const CODE = '1111000';
const YEAR = 2026;
const RUNS = 4;
const DAYS = 5;

let db: TestDatabase;
let register: Register;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  await db.owner.query('SELECT ensure_project_year($1)', [YEAR]);
  register = registerOf(await listGovernments(db.web));
});
afterAll(() => db.drop());

const dayOf = (day: number) => `2026-03-0${day + 1}`;

/** Something that a run brought of a project: an amount (null: not reported), or that it is gone. */
interface Event {
  project: number;
  day: number;
  run: number;
  source: 'file' | 'lofin';
  gone: boolean;
  current: number | null;
}

const amount = fc.option(fc.integer({ min: -3, max: 3 }), { nil: null });
const event: fc.Arbitrary<Event> = fc.record({
  project: fc.nat(3),
  day: fc.nat(DAYS - 1),
  run: fc.integer({ min: 1, max: RUNS }),
  source: fc.constantFrom('file', 'file', 'file', 'lofin'),
  gone: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  current: amount,
});
/** Runs come one after the other: what a later one brings is written later. `takeover`: from that run on lofin serves. */
const world = fc.record({
  events: fc.array(event, { maxLength: 14 }).map((list) => [...list].sort((a, b) => a.run - b.run)),
  takeover: fc.integer({ min: 2, max: RUNS + 1 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
const moment: fc.Arbitrary<Moment> = fc.record({
  asOf: fc.nat(DAYS - 1).map(dayOf),
  run: fc.integer({ min: 1, max: RUNS }),
});

const idOf = (project: number) => 'abcd'.charAt(project).repeat(16);
const nameOf = (project: number) => `사업 ${project}`;

async function write({ events, takeover }: World): Promise<void> {
  await db.owner.query('TRUNCATE project_revision, serving_change, run RESTART IDENTITY CASCADE');
  for (let run = 1; run <= RUNS + 1; run += 1) {
    await db.owner.query(`INSERT INTO run (source, state, finished_at) VALUES ('file', 'done', now())`);
  }
  await db.owner.query(
    `INSERT INTO serving_change (fyr, laf_cd, run_id, source) SELECT $1::int, $2, * FROM (VALUES (1, 'file'), ($3::int, 'lofin')) v`,
    [YEAR, CODE, takeover],
  );
  for (const { project, day, run, source, gone, current } of events) {
    const row = { id: idOf(project), lafCd: CODE, name: nameOf(project), source, current, asOf: dayOf(day) };
    await addRevision(db.owner, run, gone ? 'removed' : 'updated', row);
  }
}

/** What stood, said in the plainest way: nothing of later days or runs, the serving source alone, the last of the last day. */
function standing({ events, takeover }: World, { asOf, run }: Moment): States {
  const source = run >= takeover ? 'lofin' : 'file';
  const states = new Map<string, ProjectState>();
  for (const project of [0, 1, 2, 3]) {
    const seen = events
      .map((one, order) => ({ ...one, order }))
      .filter(
        (one) => one.project === project && one.source === source && one.run <= run && dayOf(one.day) <= asOf,
      )
      .sort((a, b) => a.day - b.day || a.order - b.order);
    const last = seen.at(-1);
    if (last !== undefined && !last.gone) states.set(idOf(project), stateOf(project, last.current));
  }
  return states;
}

function stateOf(project: number, current: number | null): ProjectState {
  const amountOf = (value: number | null): Won | null => (value === null ? null : won(value));
  const zero = current === null ? null : won(0);
  return {
    name: nameOf(project),
    upper_as_published: null,
    dept_cd: null,
    dbiz_cd: `code-${idOf(project)}`,
    account_cd: null,
    account: '일반회계',
    field_cd: '080',
    field: '사회복지',
    section_cd: null,
    section: null,
    planned: amountOf(current),
    current: amountOf(current),
    national: zero,
    province: zero,
    municipal: amountOf(current),
    other: zero,
    spent: null,
  };
}

async function readDifference(span: Span) {
  const [served] = await servedSpans(db.web, CODE, span);
  if (served === undefined) throw new Error('the year is not served');
  return { changes: await listChanges(db.web, served, span), sums: await sumsOfSpan(db.web, served, span) };
}

const sumOf = (states: States): number | null => {
  const amounts = [...states.values()].flatMap(({ current }) => current ?? []);
  return amounts.length === 0 ? null : amounts.reduce<number>((sum, value) => sum + value, 0);
};

async function readAt(at: Moment) {
  const found = await findGovernmentAsOf(db.web, register, { lafCd: CODE, year: YEAR }, at);
  if (found === null || found.page.spending === null) return null;
  const { spending, largest } = found.page;
  return { spending, largest, projects: spending.projects.value, current: spending.current.value };
}

/** A fixed seed: a failure comes again. */
const RUNS_OF = (numRuns: number) => ({ numRuns, seed: 20_260_630 });

describe('the difference of two moments', () => {
  it(
    'applied to the first gives the second, and its sums are those of both',
    { timeout: 600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(world, moment, moment, async (made, from, to) => {
          await write(made);
          const { changes, sums } = await readDifference({ from, to });
          const [before, after] = [standing(made, from), standing(made, to)];
          expect(new Map(applyChanges(before, changes))).toEqual(new Map(after));
          expect(sums.projects).toEqual({
            before: before.size,
            after: after.size,
            difference: after.size - before.size,
          });
          expect(sums.measures.current).toMatchObject({ before: sumOf(before), after: sumOf(after) });
          // Nothing that did not change is told of.
          for (const { id, kind } of changes)
            expect(kind).toBe(!before.has(id) ? 'inserted' : after.has(id) ? 'changed' : 'removed');
        }),
        RUNS_OF(times(25, 200)),
      );
    },
  );
});

describe('a read as of a date', () => {
  it('never sees the future: what comes later changes nothing for it', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(world, moment, async (made, at) => {
        const past = made.events.filter(({ day, run }) => dayOf(day) <= at.asOf && run <= at.run);
        await write({ ...made, events: past });
        const then = await readAt(at);
        await write(made);
        const now = await readAt(at);
        expect(now).toEqual(then);
        const stood = standing(made, at);
        expect(now?.projects ?? 0).toBe(stood.size);
        expect(now?.current ?? null).toBe(sumOf(stood));
      }),
      RUNS_OF(times(25, 200)),
    );
  });
});

describe('whole snapshots', () => {
  const inputs = new Inputs();
  afterAll(() => inputs.remove());

  /** Spending of three projects on four days; the last project comes on a day of its own and stays. */
  const snapshots = fc.record({
    spent: fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), { minLength: 4, maxLength: 4 }),
    comes: fc.nat(3),
  });
  const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });

  const rowsOf = (day: number, spent: readonly number[], comes: number): TestRow[] =>
    [0, 1, ...(day >= comes ? [2] : [])].map((project) =>
      testRow(String(project), { exe_ymd: `2026040${day + 1}`, ep_amt: spent[project] ?? 0 }),
    );

  const truthOf = (spent: readonly number[], day: number, comes: number) => {
    const there = day >= comes ? 3 : 2;
    return [there, spent.slice(0, there).reduce((total, value) => total + value, 0)];
  };

  /** Number of projects and spending of each day, as known by a run or at the end. */
  async function toldOf({ web }: TestDatabase, run?: number) {
    const known = run ?? (await findKnownBy(web, null))?.run ?? 0;
    const told: unknown[] = [];
    for (const day of [1, 2, 3, 4]) {
      const at = { asOf: `2026-04-0${day}`, run: known };
      const found = await findGovernmentAsOf(web, register, { lafCd: CODE, year: YEAR }, at);
      told.push([found?.page.spending?.projects.value, found?.page.spending?.spent.value]);
    }
    return told;
  }

  it('say the same of every day in whatever order they come', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(snapshots, orders, async ({ spent, comes }, order) => {
        const fresh = await createTestDatabase(inject('testServer'));
        for (const day of order)
          await inputs.sync(fresh.sync, rowsOf(day, spent[day] ?? [], comes), { partial: false });
        const told = await toldOf(fresh);
        await fresh.drop();
        expect(told).toEqual(spent.map((amounts, day) => truthOf(amounts, day, comes)));
      }),
      RUNS_OF(times(2, 20)),
    );
  });

  describe('that come late and say nothing new', () => {
    let fresh: TestDatabase;
    beforeEach(async () => {
      fresh = await createTestDatabase(inject('testServer'));
    });
    afterEach(() => fresh.drop());

    /** Takes in a whole snapshot of a day of April: what each project spent. */
    const take = (day: number, spent: Record<string, number>) =>
      inputs.sync(
        fresh.sync,
        Object.entries(spent).map(([code, ep_amt]) => testRow(code, { exe_ymd: `2026040${day}`, ep_amt })),
        { partial: false },
      );

    it('hold against a change of an earlier day that comes after them', async () => {
      await take(4, { a: 0 });
      await take(1, { a: 2 });
      expect(await take(3, { a: 2 })).toMatchObject({ run: 3, unchanged: 1 });
      expect(await take(2, { a: 0 })).toMatchObject({ run: 4, backdated: 1 });
      expect(await toldOf(fresh)).toEqual([
        [1, 2],
        [1, 0],
        [1, 2],
        [1, 0],
      ]);
      expect(await toldOf(fresh, 3)).toEqual([
        [1, 2],
        [1, 2],
        [1, 2],
        [1, 0],
      ]);
    });

    it('hold against a project of an earlier day that they do not have', async () => {
      await take(4, { a: 1 });
      await take(3, { a: 1 });
      await take(1, { a: 1 });
      expect(await take(2, { a: 1, b: 5 })).toMatchObject({ run: 4, backdated: 1, unchanged: 1 });
      expect(await toldOf(fresh)).toEqual([
        [1, 1],
        [2, 6],
        [1, 1],
        [1, 1],
      ]);
      expect(await toldOf(fresh, 3)).toEqual([
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ]);
    });
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { syncRelation, type TestInput, type Values } from '@/lib/pipeline/relations/relations.test-support';
import { times } from '@/tests/support/sample';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

const GOVERNMENTS = ['1111000', '1114000'];
const KEYS = GOVERNMENTS.flatMap((lafCd) => ['100', '200', '300'].map((item) => `${lafCd} ${item}`));
type State = Record<string, string>;

const row = (key: string, amount: string): Values => ({
  fyr: '2026',
  laf_cd: key.split(' ')[0] ?? '',
  stage: 'budget',
  item_cd: key.split(' ')[1] ?? '',
  item_nm: '세목',
  amount,
});

const key = fc.constantFrom(...KEYS);
const amount = fc.integer({ min: 1, max: 3 }).map(String);
/** '' deletes the row; what keeps a government reported is never deleted. */
const change = fc
  .tuple(key, fc.option(amount, { nil: '', freq: 3 }))
  .filter(([name, value]) => value !== '' || !name.endsWith('100'));
const step = fc.oneof(
  fc.record({
    kind: fc.constant('feed' as const),
    changes: fc.array(change, { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('whole' as const), changes: fc.array(change, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('part' as const), changes: fc.array(change, { maxLength: 2 }) }),
  fc.record({
    kind: fc.constant('older' as const),
    changes: fc.array(change, { minLength: 1, maxLength: 2 }),
    back: fc.integer({ min: 1, max: 3 }),
  }),
);
const steps = fc.array(fc.tuple(step, fc.boolean()), { minLength: 2, maxLength: 7 });

async function now(): Promise<State> {
  return read(`SELECT laf_cd || ' ' || item_cd AS key, amount FROM revenue WHERE removed_as_of IS NULL`);
}

async function asOf(day: string): Promise<State> {
  return read(
    `SELECT laf_cd || ' ' || item_cd AS key, amount FROM (
       SELECT DISTINCT ON (laf_cd, item_cd) * FROM revenue_revision WHERE as_of <= '${day}' ORDER BY laf_cd, item_cd, as_of DESC, rev DESC) r
      WHERE kind <> 'removed'`,
  );
}

async function read(query: string): Promise<State> {
  const { rows } = await db.web.query<{ key: string; amount: string }>(`${query} ORDER BY 1`);
  return Object.fromEntries(rows.map((one) => [one.key, one.amount]));
}

const sorted = (state: State): State => Object.fromEntries(Object.entries(state).sort());
const dayOf = (number: number) => new Date(Date.UTC(2026, 0, 10 + number)).toISOString().slice(0, 10);

function applied(truth: State, changes: readonly [string, string][]): State {
  const next = { ...truth };
  for (const [name, value] of changes) {
    if (value === '') delete next[name];
    else next[name] = value;
  }
  return next;
}

const inputOf = (state: State) => ({ rows: Object.entries(state).map(([name, value]) => row(name, value)) });

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Changes = readonly [string, string][];

/** The truth beside what the portal was told of it. */
class Model {
  truth: State = Object.fromEntries(GOVERNMENTS.map((lafCd) => [`${lafCd} 100`, '1']));
  day = 0;
  /** The day for which a whole snapshot spoke last. */
  private verified = 0;
  /** What stood on each day on which anything was said, and was not told otherwise later. */
  readonly said = new Map<number, State>();

  async take(one: Step): Promise<void> {
    if (one.kind === 'older') await this.older(one.changes, one.back);
    else if (one.kind === 'feed') await this.feed(one.changes);
    else if (one.kind === 'part') await this.part(one.changes);
    else await this.whole(one.changes);
  }

  async whole(changes: Changes): Promise<void> {
    this.truth = applied(this.truth, changes);
    await this.tell({ kind: 'whole', scopes: [{}], ...inputOf(this.truth) });
    this.verified = this.day;
  }

  private async feed(changes: Changes): Promise<void> {
    const rows = changes.map(([name, value]) => ({
      values: row(name, value === '' ? '9' : value),
      gone: value === '',
      on: dayOf(this.day),
    }));
    this.truth = applied(this.truth, changes);
    await this.tell({ kind: 'changes', rows });
  }

  private async part(changes: Changes): Promise<void> {
    const told = changes.filter(([, value]) => value !== '');
    this.truth = applied(this.truth, told);
    const touched = told.map(([name]) => [name, this.truth[name] ?? ''] as const);
    await this.tell(inputOf(Object.fromEntries(touched)));
  }

  private async tell(input: Omit<TestInput, 'asOf'>): Promise<void> {
    await syncRelation(db.sync, 'revenue', { ...input, asOf: dayOf(this.day) });
    this.said.set(this.day, this.truth);
  }

  /** Rows of a day before that: news of the days between, and of no other. */
  private async older(changes: Changes, back: number): Promise<void> {
    const on = this.verified - back;
    const told = Object.fromEntries(changes.filter(([, value]) => value !== ''));
    await syncRelation(db.sync, 'revenue', { asOf: dayOf(on), ...inputOf(told) });
    for (const known of this.said.keys()) if (known >= on && known < this.verified) this.said.delete(known);
  }
}

it('any interleaving of snapshots, parts and changes ends in the state of the last truth, and each day keeps what was said of it', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      await db.owner.query('TRUNCATE revenue, revenue_revision, relation_coverage, relation_serving_change');
      const model = new Model();
      await model.whole([]);
      for (const [one, nextDay] of list) {
        if (nextDay) model.day += 1;
        await model.take(one);
        expect(await now()).toEqual(sorted(model.truth));
      }
      for (const [known, state] of model.said)
        expect(await asOf(dayOf(known)), `day ${known}`).toEqual(sorted(state));
    }),
    { numRuns: times(6, 60), seed: 20_261_123 },
  );
}, 600_000);

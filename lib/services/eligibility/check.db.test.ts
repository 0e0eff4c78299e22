import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { PROCESS_TRIES } from '@/lib/services/eligibility/check';
import { readEligibility, triesLeft } from '@/lib/services/eligibility/read';
import { readSheet } from '@/lib/services/eligibility/read-sheet.test-support';
import {
  buildEligibilityWorld,
  type EligibilityWorld,
  PROCESS,
  sendList,
  setUp,
} from '@/lib/services/eligibility/samples.test-support';
import { TEST_SECRET } from '@/lib/services/people.test-support';

let db: TestDatabase;
let world: EligibilityWorld;
beforeEach(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  db = await createTestDatabase(inject('testServer'));
  world = await buildEligibilityWorld(db);
});
afterEach(() => db.drop());

const check = (who: Viewer | null, code = '', birth = '', address?: string) =>
  world.act(
    'eligibility.check',
    who,
    { process: PROCESS, person_code: code, birth_code: birth },
    address === undefined ? {} : { address },
  );
const own = async (who: Viewer) => (await readEligibility(PROCESS, who.id, db.member))?.own ?? null;
const outcomeOf = async (who: Viewer) => (await own(who))?.answer?.outcome;
const codes = (number: number, tracks = ['general']) => readSheet(world, { tracks, number });
const DONE = { done: true, to: `/participate/${PROCESS}/eligibility#answer` };

describe('by default', () => {
  it('nobody is eligible, and nothing is asked', async () => {
    const page = await readEligibility(PROCESS, world.resident.id, db.member);
    expect(page).toMatchObject({
      verifier: 'none',
      own: { answer: null, eligible: [], case: null, triesLeft: 5 },
    });
    expect(page?.tracks.map(({ rule }) => rule)).toEqual([null, null]);
    const refused = { done: false, problems: [{ field: '', code: 'no-verifier' }] };
    expect(await check(world.resident, '0000-0000-0016-1')).toEqual(refused);
    expect(
      await world.act('eligibility.ask', world.resident, {
        process: PROCESS,
        text: '저는 주민입니다. 봐 주세요.',
      }),
    ).toEqual(refused);
    await setUp(world, 'none');
    expect(await check(world.resident, '0000-0000-0016-1')).toEqual(refused);
    const { rows } = await db.owner.query('SELECT FROM identity.eligibility');
    expect(rows).toEqual([]);
  });

  it('nobody without an account, of a draft, or barred', async () => {
    await setUp(world, 'codes');
    expect(await check(null)).toEqual({ done: false, refusal: 'sign-in' });
    expect(await check({ ...world.resident, bar: 'barred' })).toEqual({ done: false, refusal: 'barred' });
    const draft = '4111000-2028';
    await db.owner.query(
      `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, published_at)
       VALUES ($1, '4111000', 2028, '초안', 'Draft', '', '', NULL)`,
      [draft],
    );
    const asked = await world.act('eligibility.check', world.resident, { process: draft, person_code: 'x' });
    expect(asked).toEqual({ done: false, refusal: 'not-found' });
    expect(await readEligibility(draft, null, db.member)).toBeNull();
  });
});

describe('a code on paper', () => {
  it('confirms once, for its tracks alone; a mistyped one is told at once', async () => {
    await setUp(world, 'codes');
    const [code = ''] = await codes(1);
    expect(await check(world.resident, '0000-0000-0016-2')).toEqual({
      done: false,
      problems: [{ field: 'person_code', code: 'code-miswritten' }],
    });
    expect(await check(world.resident, '')).toEqual({
      done: false,
      problems: [{ field: 'person_code', code: 'required' }],
    });
    expect(await check(world.resident, '0000-0000-0016-1')).toMatchObject(DONE);
    expect(await outcomeOf(world.resident)).toBe('not-confirmed');
    expect(await check(world.resident, ` ${code.toLowerCase()} `)).toMatchObject(DONE);
    expect(await own(world.resident)).toMatchObject({
      answer: { outcome: 'confirmed', verdicts: { general: 'eligible', youth: 'no-rule' } },
      eligible: ['general'],
      credentialIssued: false,
    });
  });

  it('used again by another account goes to the queue, and both sides are told', async () => {
    await setUp(world, 'codes');
    const [code = ''] = await codes(1);
    const second = await world.person();
    await check(world.resident, code);
    await check(world.resident, code);
    expect(await check(second, code)).toMatchObject(DONE);
    expect(await check(second, code)).toMatchObject(DONE);
    expect(await own(second)).toMatchObject({
      answer: { outcome: 'claimed', verdicts: {} },
      eligible: [],
      case: { kind: 'second-account', state: 'open' },
    });
    const { rows } = await db.owner.query('SELECT person, kind, topic FROM notice ORDER BY id');
    expect(rows).toEqual([
      { person: second.id, kind: 'eligibility-second-account', topic: 'account' },
      { person: world.resident.id, kind: 'eligibility-claimed-elsewhere', topic: 'account' },
    ]);
    const found = await db.owner.query('SELECT FROM identity.eligibility');
    expect(found.rowCount).toBe(1);
  });

  it('used by two accounts at once confirms one of them', async () => {
    await setUp(world, 'codes');
    const all = await codes(6);
    for (const code of all) {
      const pair = [await world.person(), await world.person()];
      await Promise.all(pair.map((who) => check(who, code)));
      const outcomes = await Promise.all(pair.map(outcomeOf));
      expect(outcomes.sort()).toEqual(['claimed', 'confirmed']);
    }
    const { rows } = await db.owner.query<{ n: number }>(
      'SELECT count(DISTINCT person_key)::int AS n FROM identity.eligibility',
    );
    expect(rows).toEqual([{ n: 6 }]);
  });

  it('is the one identifier of its account', async () => {
    await setUp(world, 'codes');
    const [first = '', second = ''] = await codes(2);
    await check(world.resident, first);
    await check(world.resident, second);
    expect(await own(world.resident)).toMatchObject({
      answer: { outcome: 'other-identifier' },
      eligible: ['general'],
    });
    const other = await world.person();
    await check(other, second);
    expect(await outcomeOf(other)).toBe('confirmed');
  });

  it('stays used when the account is closed, and a new account waits for people', async () => {
    await setUp(world, 'codes');
    const [code = ''] = await codes(1);
    await check(world.resident, code);
    expect(await world.act('account.erase', world.resident, { sure: 'yes' })).toMatchObject({ done: true });
    const again = await world.person();
    await check(again, code);
    expect(await own(again)).toMatchObject({
      answer: { outcome: 'claimed' },
      eligible: [],
      case: { state: 'open' },
    });
  });
});

describe('a list', () => {
  const ROWS = ['SW-000001,1990-02-28,,,,', 'SW-000002,,17,,,', 'SW-000003,1990-02-28,,,youth,'];

  it('confirms who knows number and date of birth; wrong, missing and unknown are one answer', async () => {
    await setUp(world, 'list');
    expect(await sendList(world, ROWS, 1)).toMatchObject({
      done: true,
      value: { serial: 1, rows: 3, rejected: 0 },
    });
    const wrong: [string, string][] = [
      ['SW-999999', '1990-02-28'],
      ['SW-000001', '1990-02-27'],
      ['SW-000001', ''],
      ['SW-000003', '1990-02-27'],
    ];
    for (const [code, birth] of wrong) {
      const who = await world.person();
      expect(await check(who, code, birth)).toEqual({ ...DONE, said: null, value: null, session: undefined });
      expect(await own(who)).toMatchObject({
        answer: { outcome: 'not-confirmed', verdicts: {} },
        eligible: [],
        case: null,
        triesLeft: 4,
      });
    }
    expect(await check(world.resident, 'sw000001', '1990.2.28')).toMatchObject(DONE);
    expect(await own(world.resident)).toMatchObject({
      answer: { outcome: 'confirmed' },
      eligible: ['general'],
    });
    const other = await world.person();
    await check(other, 'SW000003', '19900228');
    expect(await own(other)).toMatchObject({
      answer: { verdicts: { general: 'not-in-track', youth: 'no-rule' } },
      eligible: [],
    });
    expect(await check(other, 'SW000003', '1990-02-30')).toEqual({
      done: false,
      problems: [{ field: 'birth_code', code: 'not-a-day' }],
    });
  });

  it('that is replaced leaves who was confirmed as they are', async () => {
    await setUp(world, 'list');
    await sendList(world, ROWS, 1);
    await check(world.resident, 'SW000001', '1990-02-28');
    await sendList(world, ['SW-000002,,30,,,'], 2);
    const late = await world.person();
    await check(late, 'SW000001', '1990-02-28');
    expect(await outcomeOf(late)).toBe('not-confirmed');
    expect((await own(world.resident))?.eligible).toEqual(['general']);
  });
});

describe('tries', () => {
  it('are few for an account, a network, and all together', async () => {
    await setUp(world, 'codes');
    const guess = '0000-0000-0016-1';
    for (let n = 5; n > 0; n -= 1) {
      expect(await triesLeft(db.member, world.resident.id, new Date())).toBe(n);
      expect(await check(world.resident, guess)).toMatchObject({ done: true });
    }
    expect(await triesLeft(db.member, world.resident.id, new Date())).toBe(0);
    const late = await check(world.resident, guess);
    expect('waitSeconds' in late && late.waitSeconds > 0).toBe(true);
    const crowd = await Promise.all(Array.from({ length: 31 }, () => world.person()));
    const answers = await Promise.all(crowd.map((who) => check(who, guess, '', '198.51.100.9')));
    expect(answers.filter(({ done }) => done)).toHaveLength(30);
    await db.owner.query(`UPDATE attempt SET number = $1 WHERE bucket LIKE 'eligibility.check:process:%'`, [
      PROCESS_TRIES.number,
    ]);
    expect(await check(await world.person(), guess)).toEqual({
      done: false,
      problems: [{ field: '', code: 'process-busy' }],
    });
  });

  it('take at least the same time, whatever is found', async () => {
    await setUp(world, 'codes');
    const [code = ''] = await codes(1);
    for (const shown of [code, '0000-0000-0016-1']) {
      const began = performance.now();
      await check(await world.person(), shown);
      expect(performance.now() - began).toBeGreaterThan(190);
    }
  });
});

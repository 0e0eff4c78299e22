import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { codeFrom } from '@/lib/domain/eligibility/codes';
import { openSheet } from '@/lib/services/eligibility/codes';
import { readEligibilityDesk } from '@/lib/services/eligibility/read-desk';
import { readSheet } from '@/lib/services/eligibility/read-sheet.test-support';
import {
  buildEligibilityWorld,
  eligibilitySamples,
  type EligibilityWorld,
  LIST_KEY,
  listOf,
  OTHER_PROCESS,
  PROCESS,
  sendList,
  setUp,
  signed,
  versionOf,
} from '@/lib/services/eligibility/samples.test-support';
import { addPerson, TEST_SECRET } from '@/lib/services/people.test-support';

let db: TestDatabase;
let world: EligibilityWorld;
beforeEach(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  db = await createTestDatabase(inject('testServer'));
  world = await buildEligibilityWorld(db);
});
afterEach(() => db.drop());

const problem = (field: string, code: string) => ({ done: false, problems: [{ field, code }] });
const desk = () => readEligibilityDesk(world.office, PROCESS, db.member);
const ROW = 'SW-000001,1990-02-28,,,,';

describe('what the election office does', () => {
  const WORK = ['choose-verifier', 'set-rule', 'take-list', 'make-codes', 'decide'].map(
    (verb) => `eligibility.${verb}`,
  );

  it('is done by that of the government alone, with its second factor', async () => {
    const editor = await addPerson(db.owner, { roles: [{ role: 'editor', lafCd: '4111000' }] });
    const factorless = await addPerson(db.owner, { roles: [{ role: 'election-office', lafCd: '4111000' }] });
    for (const action of WORK) {
      const fields = (await eligibilitySamples[action]?.(world)) ?? {};
      const refused = async (who: Parameters<typeof world.act>[1]) => world.act(action, who, fields);
      expect(await refused(null)).toEqual({ done: false, refusal: 'sign-in' });
      expect(await refused(world.resident)).toEqual({ done: false, refusal: 'no-role' });
      expect(await refused(editor)).toEqual({ done: false, refusal: 'no-role' });
      expect(await refused(factorless)).toEqual({ done: false, refusal: 'second-factor' });
      expect(await refused(world.otherOffice)).toEqual({ done: false, refusal: 'other-government' });
      expect(await world.act(action, world.office, { ...fields, process: '2611000-2027' })).toEqual({
        done: false,
        refusal: 'not-found',
      });
    }
    expect(await readEligibilityDesk(world.otherOffice, PROCESS, db.member)).toBe('other-government');
    expect(await readEligibilityDesk(factorless, PROCESS, db.member)).toBe('second-factor');
    expect(await readEligibilityDesk(world.office, '4111000-2099', db.member)).toBeNull();
  });

  it('is in the audit log, without anything personal', async () => {
    await setUp(world, 'list');
    await sendList(world, [ROW], 1);
    const { rows } = await db.owner.query(
      'SELECT role, action, subject, detail FROM audit_entry ORDER BY id',
    );
    const entry = { role: 'election-office', subject: PROCESS };
    expect(rows).toEqual([
      { ...entry, action: 'eligibility.choose-verifier', detail: '{"verifier": "list"}' },
      {
        ...entry,
        action: 'eligibility.set-rule',
        detail: '{"open": "yes", "track": "general", "leastAge": null, "greatestAge": null}',
      },
      { ...entry, action: 'eligibility.take-list', detail: '{}' },
    ]);
  });
});

describe('settings', () => {
  it('are of their form, and changed by one at a time', async () => {
    const choose = (more: Record<string, string>) =>
      world.act('eligibility.choose-verifier', world.office, { process: PROCESS, version: '0', ...more });
    expect(await choose({ verifier: 'list', listName: 'Suwon 1', listKey: LIST_KEY })).toEqual(
      problem('listName', 'list-name'),
    );
    expect(await choose({ verifier: 'list', listName: 'suwon', listKey: 'AAAA' })).toEqual(
      problem('listKey', 'not-a-key'),
    );
    expect(await choose({ verifier: 'oidc' })).toEqual(problem('verifier', 'no-oidc'));
    expect(await choose({ verifier: 'codes' })).toMatchObject({ done: true, said: 'eligibility-saved' });
    expect(await choose({ verifier: 'none' })).toEqual(problem('', 'changed-meanwhile'));
    const rule = (more: Record<string, string>) =>
      world.act('eligibility.set-rule', world.office, {
        process: PROCESS,
        track: 'general',
        open: 'yes',
        ...more,
      });
    expect(await rule({ leastAge: '19' })).toEqual(problem('ageDay', 'age-day-needed'));
    expect(await rule({ ageDay: '2027-07-01' })).toEqual(problem('ageDay', 'age-day-idle'));
    expect(await rule({ leastAge: '40', greatestAge: '19', ageDay: '2027-07-01' })).toEqual(
      problem('greatestAge', 'ages-crossed'),
    );
    expect(await rule({ track: 'elder' })).toEqual(problem('', 'no-such-track'));
    await rule({
      leastAge: '19',
      greatestAge: '39',
      ageDay: '2027-07-01',
      districts: ' 행궁동 \n\n행궁동\n매탄1동',
    });
    expect(await desk()).toMatchObject({
      verifier: 'codes',
      namespace: 'codes',
      version: 2,
      tracks: [
        {
          rule: {
            leastAge: 19,
            greatestAge: 39,
            ageDay: '2027-07-01',
            districts: ['행궁동', '매탄1동'],
            categories: [],
          },
        },
        { rule: null },
      ],
    });
    await rule({ open: 'no' });
    expect(await desk()).toMatchObject({ tracks: [{ rule: null }, { rule: null }] });
  });

  it('stay once voting has begun, in the database too', async () => {
    await setUp(world, 'codes');
    await db.owner.query(`INSERT INTO process_phase VALUES ($1, 'voting', '2026-01-01Z', NULL)`, [PROCESS]);
    const version = await versionOf(world);
    expect(
      await world.act('eligibility.choose-verifier', world.office, {
        process: PROCESS,
        version,
        verifier: 'none',
      }),
    ).toEqual(problem('', 'voting-begun'));
    expect(
      await world.act('eligibility.set-rule', world.office, {
        process: PROCESS,
        track: 'general',
        open: 'no',
      }),
    ).toEqual(problem('', 'voting-begun'));
    for (const sql of [
      'DELETE FROM identity.eligibility_rule',
      `UPDATE identity.eligibility_rule SET districts = '{}'`,
      `INSERT INTO identity.eligibility_rule (process_id, track) VALUES ('${PROCESS}', 'youth')`,
      `UPDATE identity.eligibility_process SET verifier = 'none', namespace = NULL`,
    ])
      await expect(db.member.query(sql)).rejects.toThrow('voting has begun');
  });
});

describe('a signed list', () => {
  const send = (file: Uint8Array, signature = signed(file)) =>
    world.act('eligibility.take-list', world.office, { process: PROCESS, signature }, { file });

  it('is refused where a byte was changed, the signature is another one, or the list of another process', async () => {
    await setUp(world, 'list');
    const file = Buffer.from(listOf([ROW], 1));
    const altered = Buffer.from(file);
    altered[altered.length - 8] = 0x31;
    expect(await send(altered, signed(file))).toEqual(problem('signature', 'wrong-signature'));
    expect(await send(file, Buffer.alloc(64).toString('base64'))).toEqual(
      problem('signature', 'wrong-signature'),
    );
    expect(await send(file, 'no signature')).toEqual(problem('signature', 'wrong-signature'));
    expect(await send(listOf([ROW], 1, OTHER_PROCESS))).toEqual(problem('list', 'other-process'));
    expect(await send(Buffer.from(file.toString().replace('list:suwon', 'list:busan')))).toEqual(
      problem('list', 'other-namespace'),
    );
    expect(await send(Buffer.from([0xff, 0xfe]))).toEqual(problem('list', 'not-utf8'));
    expect(await send(listOf(['SW-1,,,,,'], 1))).toEqual(problem('list', 'list-all-bad'));
    expect(
      await world.act('eligibility.take-list', world.office, { process: PROCESS, signature: 'x' }),
    ).toEqual(problem('list', 'required'));
    expect(await desk()).toMatchObject({ list: null });
  });

  it('replaces the one before it, never by an older one; bad rows are set aside', async () => {
    await setUp(world, 'list');
    await send(listOf([ROW, '900101-1234567,1990-01-01,,,,'], 5));
    expect(await desk()).toMatchObject({
      list: { serial: 5, rows: 1, rejected: [{ line: 4, reason: 'personal-number' }], rejectedCount: 1 },
    });
    expect(await send(listOf([ROW], 5))).toEqual(problem('list', 'old-serial'));
    expect(await send(listOf([ROW], 4))).toEqual(problem('list', 'old-serial'));
    await send(listOf(['SW-000002,,30,,,', 'SW-000003,,31,,,'], 6));
    const { rows } = await db.owner.query(
      'SELECT serial, age FROM identity.eligibility_list_row ORDER BY age',
    );
    expect(rows).toEqual([
      { serial: 6, age: 30 },
      { serial: 6, age: 31 },
    ]);
  });

  it('is not taken where codes are used', async () => {
    await setUp(world, 'codes');
    expect(await send(listOf([ROW], 1))).toEqual(problem('list', 'not-by-list'));
  });
});

describe('codes on paper', () => {
  it('are shown once, to who made them, and kept by nobody', async () => {
    await setUp(world, 'codes');
    const made = await world.act('eligibility.make-codes', world.office, {
      process: PROCESS,
      tracks: ['general', 'youth'],
      number: '3',
    });
    const id = made.done ? (/sheet=([\w-]+)$/.exec(made.to)?.[1] ?? '') : '';
    const open = (person: string) => openSheet(db.member, { id, process: PROCESS, person });
    expect(await open(world.otherOffice.id)).toBeNull();
    const sheet = await open(world.office.id);
    expect(sheet).toMatchObject({ tracks: ['general', 'youth'] });
    expect(new Set(sheet?.codes).size).toBe(3);
    expect(await open(world.office.id)).toBeNull();
    expect(await desk()).toMatchObject({ codes: { made: 3, used: 0 } });
  });

  it('are of a track that there is, and not too many', async () => {
    const make = (more: Record<string, string>) =>
      world.act('eligibility.make-codes', world.office, {
        process: PROCESS,
        tracks: 'general',
        number: '1',
        ...more,
      });
    expect(await make({})).toEqual(problem('', 'not-by-codes'));
    await setUp(world, 'codes');
    expect(await make({ tracks: 'elder' })).toEqual(problem('tracks', 'no-such-track'));
    expect(await make({ number: '2001' })).toEqual(problem('number', 'too-many-codes'));
    expect(await make({ number: '0' })).toEqual(problem('number', 'invalid'));
  });

  it('come from every byte', () => {
    expect(codeFrom(Uint8Array.from({ length: 12 }, () => 255))).toMatch(/^Z{12}/);
  });
});

describe('cases by hand', () => {
  const ask = (who = world.resident) =>
    world.act('eligibility.ask', who, { process: PROCESS, text: '명부에 제 번호가 없습니다.' });
  const queue = async () => {
    const found = await desk();
    return typeof found === 'object' && found !== null ? found.cases : [];
  };
  const decide = async (more: Record<string, string | string[]>, who = world.office) => {
    const [first] = await queue();
    return world.act('eligibility.decide', who, {
      process: PROCESS,
      case: first?.id ?? '',
      reason: '신분증으로 확인했습니다.',
      ...more,
    });
  };
  const eligible = async () =>
    (await db.owner.query<{ track: string }>('SELECT track FROM identity.eligibility ORDER BY 1')).rows;

  it('are asked for once, decided once, and told', async () => {
    await setUp(world, 'list');
    expect(await ask()).toMatchObject({ done: true, said: 'case-opened' });
    expect(await ask()).toEqual(problem('', 'case-open'));
    expect(await queue()).toMatchObject([
      { name: '사람', kind: 'asked', text: '명부에 제 번호가 없습니다.', holder: null },
    ]);
    const yes = { verdict: 'yes', tracks: 'general', person_code: 'SW-000009' };
    expect(await decide({ ...yes, tracks: [] })).toEqual(problem('tracks', 'tracks-needed'));
    expect(await decide({ ...yes, person_code: '900101-1234567' })).toEqual(
      problem('person_code', 'personal-number'),
    );
    const [first] = await queue();
    const both = await Promise.all([decide(yes), decide({ verdict: 'no' })]);
    expect(both.map(({ done }) => done).sort()).toEqual([false, true]);
    expect(await queue()).toEqual([]);
    const late = { process: PROCESS, case: first?.id ?? '', reason: '다시', verdict: 'no' };
    expect(await world.act('eligibility.decide', world.office, late)).toEqual(
      problem('', 'changed-meanwhile'),
    );
    const { rows } = await db.owner.query<{ person: string; kind: string }>(
      'SELECT person, kind FROM notice',
    );
    expect(rows.map(({ person }) => person)).toEqual([world.resident.id]);
    expect(rows[0]?.kind).toMatch(/^eligibility-decided-(yes|no)$/);
  });

  it('count a person once, whoever comes first', async () => {
    await setUp(world, 'list');
    await sendList(world, [ROW], 1);
    await ask();
    expect(
      await decide({ verdict: 'yes', tracks: ['general', 'youth'], person_code: 'sw 000001' }),
    ).toMatchObject({ done: true });
    const other = await world.person();
    await world.act('eligibility.check', other, {
      process: PROCESS,
      person_code: 'SW-000001',
      birth_code: '1990-02-28',
    });
    expect(await eligible()).toEqual([{ track: 'general' }, { track: 'youth' }]);
    expect(await queue()).toMatchObject([{ kind: 'second-account', holder: 'open' }]);
    expect(await decide({ verdict: 'no' })).toMatchObject({ done: true });
    expect(await eligible()).toHaveLength(2);
  });

  it('may move a key to the new account of the same person; it stays one', async () => {
    await setUp(world, 'codes');
    const [code = ''] = await readSheet(world, { tracks: ['general'], number: 1 });
    await world.act('eligibility.check', world.resident, { process: PROCESS, person_code: code });
    await db.owner.query('UPDATE identity.eligibility SET credential_issued = true');
    await world.act('account.erase', world.resident, { sure: 'yes' });
    const again = await world.person();
    await world.act('eligibility.check', again, { process: PROCESS, person_code: code });
    expect(await queue()).toMatchObject([{ kind: 'second-account', holder: 'closed' }]);
    expect(await decide({ verdict: 'yes', tracks: 'general' })).toEqual(problem('move', 'held-by-other'));
    expect(await decide({ verdict: 'yes', tracks: 'general', move: 'yes' })).toMatchObject({ done: true });
    const { rows } = await db.owner.query(
      'SELECT c.person, e.credential_issued FROM identity.eligibility_claim c JOIN identity.eligibility e USING (process_id, person_key)',
    );
    expect(rows).toEqual([{ person: again.id, credential_issued: true }]);
  });

  it('are not decided by whom they are about, nor with a code that was never made', async () => {
    await setUp(world, 'codes');
    const colleague = await addPerson(db.owner, {
      roles: [{ role: 'election-office', lafCd: '4111000' }],
      factor: true,
    });
    await ask(colleague);
    expect(await decide({ verdict: 'no' }, colleague)).toEqual(problem('', 'own-case'));
    expect(await decide({ verdict: 'yes', tracks: 'general', person_code: '0000-0000-0016-1' })).toEqual(
      problem('person_code', 'no-such-code'),
    );
  });
});

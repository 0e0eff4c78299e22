import type { PoolClient } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { keepClaims } from '@/lib/auth/kept-claims';
import { PORTAL_SCHEMAS } from '@/lib/db/schemas';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { readEligibility } from '@/lib/services/eligibility/read';
import { eligibleTracks, keyOfAccount } from '@/lib/services/eligibility/record';
import {
  buildEligibilityWorld,
  type EligibilityWorld,
  OTHER_PROCESS,
  PROCESS,
  sendList,
  setUp,
} from '@/lib/services/eligibility/samples.test-support';
import { findSetup } from '@/lib/services/eligibility/setup';
import { identify } from '@/lib/services/eligibility/verifiers';
import { TEST_SECRET } from '@/lib/services/people.test-support';

const ISSUER = 'https://id.example.go.kr';
const NAMES = 'birth=birthdate,district=region,categories=ties';
const CLAIMS = { birthdate: '1990-02-28', region: '행궁동', ties: ['resident'], name: '홍길동' };

let db: TestDatabase;
let world: EligibilityWorld;
beforeEach(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  vi.stubEnv('OIDC_ISSUER', ISSUER);
  db = await createTestDatabase(inject('testServer'));
  world = await buildEligibilityWorld(db);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

async function signIn(who: Viewer, subject: string, claims: Record<string, unknown> = CLAIMS): Promise<void> {
  await db.owner.query('INSERT INTO person_login (provider, subject, person) VALUES ($1, $2, $3)', [
    ISSUER,
    subject,
    who.id,
  ]);
  await keepClaims(db.member, { provider: ISSUER, subject }, NAMES, claims);
}
const check = (who: Viewer, process = PROCESS, now = new Date()) =>
  world.act('eligibility.check', who, { process }, { now });
async function inTx<Result>(work: (tx: PoolClient) => Promise<Result>): Promise<Result> {
  const tx = await db.member.connect();
  return work(tx).finally(() => tx.release());
}
const own = async (who: Viewer) => (await readEligibility(PROCESS, who.id, db.member))?.own;
const rule = (more: Record<string, string>) =>
  world.act('eligibility.set-rule', world.office, {
    process: PROCESS,
    track: 'general',
    open: 'yes',
    ...more,
  });

describe('a sign-in with claims', () => {
  it('confirms by what was stated at it', async () => {
    await setUp(world, 'oidc');
    await rule({ leastAge: '19', ageDay: '2009-02-28', districts: '행궁동', categories: 'resident' });
    await signIn(world.resident, 'subject-1');
    await check(world.resident);
    expect(await own(world.resident)).toMatchObject({
      answer: { outcome: 'confirmed', verdicts: { general: 'eligible' } },
      eligible: ['general'],
    });
    const young = await world.person();
    await signIn(young, 'subject-2', { ...CLAIMS, birthdate: '1990-03-01' });
    await check(young);
    expect(await own(young)).toMatchObject({ answer: { verdicts: { general: 'too-young' } }, eligible: [] });
    const outside = await world.person();
    await signIn(outside, 'subject-3', { ...CLAIMS, region: '인계동' });
    await check(outside);
    expect(await own(outside)).toMatchObject({ answer: { verdicts: { general: 'other-district' } } });
    const unknown = await world.person();
    await signIn(unknown, 'subject-4', {});
    await check(unknown);
    expect(await own(unknown)).toMatchObject({ answer: { verdicts: { general: 'age-unknown' } } });
  });

  it('is nothing without that sign-in, without claims, with old ones, or with those of another login', async () => {
    await setUp(world, 'oidc');
    await check(world.resident);
    expect(await own(world.resident)).toMatchObject({ answer: { outcome: 'not-signed-in-there' } });
    await signIn(world.resident, 'subject-1');
    await check(world.resident, PROCESS, new Date(Date.now() + 31 * 86_400_000));
    expect(await own(world.resident)).toMatchObject({ answer: { outcome: 'claims-old' } });
    const thief = await world.person();
    await signIn(thief, 'subject-2');
    await db.owner.query(
      `UPDATE person_login SET claims = (SELECT claims FROM person_login WHERE subject = 'subject-1') WHERE subject = 'subject-2'`,
    );
    await check(thief);
    expect(await own(thief)).toMatchObject({ answer: { outcome: 'claims-old' } });
    await keepClaims(db.member, { provider: ISSUER, subject: 'subject-1' }, undefined, CLAIMS);
    await check(world.resident);
    expect(await own(world.resident)).toMatchObject({ answer: { outcome: 'claims-old' }, eligible: [] });
  });
});

describe('one namespace', () => {
  it('is what every verifier answers in, or it is refused', async () => {
    await setUp(world, 'list');
    const stranger = (namespace: string) => ({
      kind: 'codes' as const,
      identify: () =>
        Promise.resolve({
          identifier: 'SW000001',
          namespace,
          age: null,
          district: null,
          categories: null,
          tracks: null,
          vouched: true,
        }),
    });
    const shown = { person: world.resident.id, code: 'SW000001', birth: '', now: new Date() };
    const found = (namespace: string) =>
      inTx(async (tx) => {
        const setup = await findSetup(tx, PROCESS, 'SHARE');
        if (setup === null) throw new Error('no set-up');
        return identify(tx, setup, shown, stranger(namespace));
      });
    expect(await found('codes')).toEqual({ problem: 'not-confirmed' });
    expect(await found('list:suwon')).toMatchObject({ namespace: 'list:suwon' });
  });

  it('stays once somebody is confirmed, in the database too', async () => {
    await setUp(world, 'oidc');
    await signIn(world.resident, 'subject-1');
    await check(world.resident);
    const change = { process: PROCESS, version: '2', verifier: 'codes' };
    expect(await world.act('eligibility.choose-verifier', world.office, change)).toEqual({
      done: false,
      problems: [{ field: 'verifier', code: 'verifier-fixed' }],
    });
    await expect(
      db.owner.query(
        `UPDATE identity.eligibility_process SET verifier = 'codes', namespace = 'codes' WHERE process_id = $1`,
        [PROCESS],
      ),
    ).rejects.toThrow('foreign key');
    await expect(
      db.owner.query(
        `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on) VALUES ($1, sha256('x'), 'codes', 'general', current_date)`,
        [PROCESS],
      ),
    ).rejects.toThrow('foreign key');
    await expect(
      db.owner.query('UPDATE identity.eligibility_process SET secret = secret || secret'),
    ).rejects.toThrow('stays');
  });
});

describe('the key of a person', () => {
  const SUBJECT = 'subject-of-one-person';
  const keyOf = (process: string) =>
    inTx((tx) => keyOfAccount(tx, { processId: process, person: world.resident.id }));
  const tracksOf = (processId: string, key: Buffer | null) =>
    inTx((tx) => eligibleTracks(tx, { processId, personKey: key ?? Buffer.alloc(0) }));

  it('is another one in each process, and leads to where they may vote', async () => {
    await setUp(world, 'oidc');
    await setUp(world, 'oidc', OTHER_PROCESS);
    await signIn(world.resident, SUBJECT);
    await check(world.resident);
    await check(world.resident, OTHER_PROCESS);
    const [key, other] = [await keyOf(PROCESS), await keyOf(OTHER_PROCESS)];
    expect(key).toHaveLength(32);
    expect(other).toHaveLength(32);
    expect(key?.equals(other ?? Buffer.alloc(0))).toBe(false);
    expect(await tracksOf(PROCESS, key)).toEqual([
      { track: 'general', district: '행궁동', credentialIssued: false, paperCheckedIn: false },
    ]);
    expect(await tracksOf(OTHER_PROCESS, key)).toEqual([]);
  });

  it('stands for an identifier that is nowhere in the database, nor is a date of birth or a time', async () => {
    await setUp(world, 'list');
    await sendList(world, ['SW-77012345,1971-11-23,,,,', 'SW-1,1971-11-23,,,,'], 1);
    await world.act('eligibility.check', world.resident, {
      process: PROCESS,
      person_code: 'SW-77012345',
      birth_code: '1971-11-23',
    });
    const tables = await db.owner.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
        WHERE table_schema = ANY ($1) AND table_type = 'BASE TABLE'`,
      [PORTAL_SCHEMAS],
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await db.owner.query<{ row: string }>(
        `SELECT to_jsonb(t)::text AS row FROM ${name} t`,
      );
      const hex = [Buffer.from('77012345').toString('hex'), Buffer.from('1971-11-23').toString('hex')];
      if (rows.some(({ row }) => ['77012345', '1971-11-23', ...hex].some((trace) => row.includes(trace))))
        found.push(name);
    }
    expect(tables.rows.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
    const { rows } = await db.owner.query<{ column: string }>(
      `SELECT table_name || '.' || column_name AS column FROM information_schema.columns
        WHERE table_name LIKE 'eligibility%' AND data_type LIKE 'timestamp%'`,
    );
    // Sheets of codes are nobody's, and gone when they are shown.
    expect(rows).toEqual([{ column: 'eligibility_sheet.made_at' }]);
    expect((await db.owner.query('SELECT FROM identity.eligibility')).rowCount).toBe(1);
  });

  it('has a credential or paper, never both; pages of the site see none of it', async () => {
    await setUp(world, 'oidc');
    await signIn(world.resident, SUBJECT);
    await check(world.resident);
    await expect(
      db.owner.query('UPDATE identity.eligibility SET credential_issued = true, paper_checked_in = true'),
    ).rejects.toThrow('check');
    await expect(db.member.query('UPDATE identity.eligibility SET credential_issued = true')).rejects.toThrow(
      'permission denied',
    );
    await expect(db.member.query('DELETE FROM identity.eligibility_claim')).rejects.toThrow(
      'permission denied',
    );
    const { rows } = await db.owner.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'identity'`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(11);
    for (const { name } of rows)
      await expect(db.web.query(`SELECT FROM identity.${name}`)).rejects.toThrow('permission denied');
  });
});

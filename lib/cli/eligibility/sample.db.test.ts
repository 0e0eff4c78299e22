import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { drawSample, lookUp } from '@/lib/cli/eligibility/sample';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { buildEligibilityWorld, PROCESS, setUp } from '@/lib/services/eligibility/samples.test-support';
import { findSetup, personKey } from '@/lib/services/eligibility/setup';
import { TEST_SECRET } from '@/lib/services/people.test-support';

let db: TestDatabase;
let folder: string;
let known: Buffer;
const keys: Buffer[] = [];
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  db = await createTestDatabase(inject('testServer'));
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-sample-'));
  await setUp(await buildEligibilityWorld(db), 'list');
  const tx = await db.member.connect();
  const setup = await findSetup(tx, PROCESS, 'SHARE');
  tx.release();
  if (setup?.namespace == null) throw new Error('nothing is set up');
  known = personKey(setup, setup.namespace, 'SW-000001');
  keys.push(known, ...Array.from({ length: 29 }, () => randomBytes(32)));
  for (const key of keys)
    await db.owner.query(
      `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on, credential_issued)
       SELECT $1, $2, $3, min(key), '2026-11-02', $4 FROM process_track WHERE process_id = $1`,
      [PROCESS, key, setup.namespace, key === known],
    );
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await db.drop();
});

const lastEntry = async () =>
  (
    await db.owner.query<{ action: string; subject: string; detail: string }>(
      'SELECT action, subject, detail FROM audit_entry ORDER BY id DESC LIMIT 1',
    )
  ).rows[0];

describe('what an auditor looks at', () => {
  it('is drawn by the seed, the same again, and another by another', async () => {
    const draw = async (seed: string) =>
      (await drawSample(db.member, { process: PROCESS, seed, number: 5 })).map(({ key }) => key);
    const order = (seed: string) => {
      const mark = (key: Buffer) => createHash('sha256').update(seed).update(key).digest('hex');
      return [...keys].sort((a, b) => (mark(a) < mark(b) ? -1 : 1)).map((key) => key.toString('hex'));
    };
    expect(await draw('17 3 42')).toEqual(order('17 3 42').slice(0, 5));
    expect(await draw('17 3 42')).toEqual(await draw('17 3 42'));
    expect(await draw('17 3 43')).toEqual(order('17 3 43').slice(0, 5));
    expect(await lastEntry()).toEqual({
      action: 'eligibility.sample',
      subject: PROCESS,
      detail: '{"rows": 5, "seed": "17 3 43"}',
    });
  });

  it('is known again by whom the office names, and nobody else is', async () => {
    const file = path.join(folder, 'people.txt');
    await writeFile(file, 'SW-000001\n\nSW-999999\r\n');
    const found = await lookUp(db.member, { process: PROCESS, file });
    expect(found.map(({ identifier, rows }) => [identifier, rows.length])).toEqual([
      ['SW-000001', 1],
      ['SW-999999', 0],
    ]);
    expect(found[0]).toMatchObject({
      key: known.toString('hex'),
      rows: [{ checkedOn: '2026-11-02', credential: true, paper: false, district: null }],
    });
    expect(await lastEntry()).toEqual({
      action: 'eligibility.look-up',
      subject: PROCESS,
      detail: '{"people": 2}',
    });
    await expect(lookUp(db.member, { process: PROCESS, file: '/nowhere' })).rejects.toMatchObject({
      exitCode: 2,
    });
  });
});

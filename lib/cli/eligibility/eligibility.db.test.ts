import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { printCodes } from '@/lib/cli/eligibility/codes';
import { importListFile } from '@/lib/cli/eligibility/list';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import {
  buildEligibilityWorld,
  type EligibilityWorld,
  listOf,
  OTHER_PROCESS,
  PROCESS,
  setUp,
  signed,
} from '@/lib/services/eligibility/samples.test-support';
import { TEST_SECRET } from '@/lib/services/people.test-support';

let db: TestDatabase;
let world: EligibilityWorld;
let folder: string;
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  db = await createTestDatabase(inject('testServer'));
  world = await buildEligibilityWorld(db);
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-list-'));
  await setUp(world, 'list');
  await setUp(world, 'codes', OTHER_PROCESS);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await db.drop();
});

async function files(bytes: Uint8Array, signature: string | Uint8Array) {
  const [list, signed_] = [path.join(folder, 'list.csv'), path.join(folder, 'list.sig')];
  await writeFile(list, bytes);
  await writeFile(signed_, signature);
  return { process: PROCESS, list, signature: signed_ };
}
async function entries(): Promise<unknown[]> {
  const { rows } = await db.owner.query<Record<string, unknown>>(
    `SELECT person, action, subject, laf_cd, detail FROM audit_entry WHERE person IS NULL ORDER BY id`,
  );
  return rows;
}

describe('gotgan eligibility import', () => {
  it('takes a signed list in, and the audit log has how much of it', async () => {
    const bytes = listOf(['SW-000001,1990-02-28,,,,', 'SW-000002,1990-02-30,,,,'], 1);
    expect(await importListFile(db.member, await files(bytes, `${signed(bytes)}\n`))).toEqual({
      serial: 1,
      rows: 1,
      rejected: [{ line: 4, reason: 'birth' }],
    });
    const raw = Buffer.from(signed(listOf(['SW-000001,,30,,,'], 2)), 'base64');
    expect(await importListFile(db.member, await files(listOf(['SW-000001,,30,,,'], 2), raw))).toMatchObject({
      serial: 2,
    });
    const entry = { person: null, action: 'eligibility.take-list', subject: PROCESS, laf_cd: '4111000' };
    expect(await entries()).toEqual([
      { ...entry, detail: '{"rows": 1, "serial": 1, "rejected": 1}' },
      { ...entry, detail: '{"rows": 1, "serial": 2, "rejected": 0}' },
    ]);
  });

  it('changes nothing where it is refused', async () => {
    const bytes = listOf(['SW-000001,,30,,,'], 9);
    const other = listOf(['SW-000001,,30,,,'], 9, OTHER_PROCESS);
    const refused = async (given: Promise<Awaited<ReturnType<typeof files>>>) =>
      importListFile(db.member, await given);
    await expect(refused(files(bytes, signed(other)))).rejects.toMatchObject({ exitCode: 3 });
    await expect(refused(files(bytes, 'x'))).rejects.toThrow('64 bytes');
    await expect(refused(files(other, signed(other)))).rejects.toThrow('another process');
    const known = await files(bytes, signed(bytes));
    await expect(importListFile(db.member, { ...known, list: '/nowhere' })).rejects.toMatchObject({
      exitCode: 2,
    });
    await expect(importListFile(db.member, { ...known, process: '2611000-2027' })).rejects.toMatchObject({
      exitCode: 2,
    });
    const { rows } = await db.owner.query('SELECT max(serial) AS serial FROM identity.eligibility_list');
    expect(rows).toEqual([{ serial: 2 }]);
  });
});

describe('gotgan eligibility codes', () => {
  it('needs the secret that the site has', async () => {
    vi.stubEnv('AUTH_SECRET', 'another secret of thirty-two characters');
    const wanted = { process: OTHER_PROCESS, tracks: ['general'], number: 1 };
    await expect(printCodes(db.member, wanted)).rejects.toThrow('AUTH_SECRET is not the one');
    vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  });

  it('prints codes that work, once', async () => {
    const codes = await printCodes(db.member, { process: OTHER_PROCESS, tracks: ['general'], number: 2 });
    expect(codes).toHaveLength(2);
    expect(codes[0]).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
    await world.act('eligibility.check', world.resident, {
      process: OTHER_PROCESS,
      person_code: codes[0] ?? '',
    });
    const { rows } = await db.owner.query('SELECT track FROM identity.eligibility WHERE process_id = $1', [
      OTHER_PROCESS,
    ]);
    expect(rows).toEqual([{ track: 'general' }]);
  });

  it('makes none for a process without codes, or a track that there is not', async () => {
    const wanted = { process: OTHER_PROCESS, tracks: ['elder'], number: 1 };
    await expect(printCodes(db.member, wanted)).rejects.toThrow('no track elder');
    await expect(
      printCodes(db.member, { ...wanted, process: PROCESS, tracks: ['general'] }),
    ).rejects.toMatchObject({ exitCode: 3 });
  });
});

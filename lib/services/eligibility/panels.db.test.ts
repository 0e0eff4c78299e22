import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { readEligibility } from '@/lib/services/eligibility/read';
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
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  db = await createTestDatabase(inject('testServer'));
  world = await buildEligibilityWorld(db);
  await setUp(world, 'list');
  await db.owner.query(
    `UPDATE process_track SET rules = '{"panel": {"of": "general", "weight": 30}}' WHERE process_id = $1 AND key = 'youth'`,
    [PROCESS],
  );
  await world.act('eligibility.set-rule', world.office, { process: PROCESS, track: 'youth', open: 'yes' });
});
afterAll(() => db.drop());

it.each([
  ['names nobody for a track', 'SW-000001,1990-02-28,,,,', { general: 'eligible', youth: 'not-in-track' }],
  [
    'names somebody for the panel',
    'SW-000002,1990-02-28,,,general youth,',
    { general: 'eligible', youth: 'eligible' },
  ],
])('in a panel votes who is named for it alone: a list %s', async (_, row, verdicts) => {
  const serial = Number(/\d(?=,)/.exec(row)?.[0]);
  expect(await sendList(world, [row], serial)).toMatchObject({ done: true });
  const resident = await world.person();
  const [code = ''] = row.split(',');
  await world.act('eligibility.check', resident, {
    process: PROCESS,
    person_code: code,
    birth_code: '1990-02-28',
  });
  const page = await readEligibility(PROCESS, resident.id, db.member);
  expect(page?.own?.answer).toMatchObject({ outcome: 'confirmed', verdicts });
  expect(page?.tracks.map(({ key, rule }) => [key, rule?.namedOnly])).toEqual([
    ['general', undefined],
    ['youth', true],
  ]);
});

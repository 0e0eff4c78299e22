import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { plain } from '@/lib/services/pictures/pictures.test-support';
import { proposeActions } from '@/lib/services/propose';
import {
  buildProposeWorld,
  proposeSamples,
  type ProposeWorld,
  send,
  type Sent,
} from '@/lib/services/propose/samples.test-support';

let db: TestDatabase;
let world: ProposeWorld;
let file: Uint8Array;

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildProposeWorld(db);
  file = await plain(10, 10).png().toBuffer();
});
afterAll(() => db.drop());

const withFile = (name: string) => (name === 'draft.add-picture' ? { file } : {});
const sampleOf = (name: string): Promise<Sent> => {
  const sample = proposeSamples[name];
  if (sample === undefined) throw new Error(`no sample of ${name}`);
  return sample(world);
};

/** What residents write about their own things is no entry of the audit log, and what they were refused is none either. */
describe.each(proposeActions.map(({ name }) => name))('%s', (name) => {
  it('is done with its sample, once', async () => {
    const fields = await sampleOf(name);
    await expect(send(world, world.author, name, [fields, withFile(name)])).resolves.toMatchObject({
      done: true,
    });
    await expect(db.owner.query('SELECT FROM audit_entry')).resolves.toMatchObject({ rowCount: 0 });
  });

  it('is refused to those whose thing it is not', async () => {
    const fields = await sampleOf(name);
    await expect(send(world, null, name, [fields, withFile(name)])).resolves.toEqual({
      done: false,
      refusal: 'sign-in',
    });
    if (name === 'draft.create') return;
    for (const other of [world.stranger, world.reviewer, world.otherReviewer])
      await expect(send(world, other, name, [fields, withFile(name)])).resolves.toEqual({
        done: false,
        refusal: 'not-yours',
      });
  });
});

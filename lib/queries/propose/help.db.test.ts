import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { addProcess, addProposal, addSteps } from '@/lib/queries/process/process.test-support';
import { findHelp } from '@/lib/queries/propose/help';
import { addProject, addRun } from '@/tests/support/fixtures';

const PROCESS = '4111000-2027';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  await addProcess(db.owner, PROCESS);
  await addProposal(db.owner, PROCESS, { number: 1 });
  await db.owner.query(`UPDATE proposal SET title = '어린이공원 그늘막 설치'`);
  await addSteps(db.owner, [PROCESS, 1], 'submitted');
  const run = await addRun(db.owner, '2026-06-30');
  const lafCd = '4111000';
  await addProject(db.owner, run, {
    id: 'aaaaaaaaaaaaaaaa',
    lafCd,
    name: '공원 그늘막 설치',
    current: 500,
    spent: 100,
  });
  await addProject(db.owner, run, { id: 'bbbbbbbbbbbbbbbb', lafCd, name: '상수도 관로 정비', current: 900 });
});
afterAll(() => db.drop());

const asked = { text: '행복공원 그늘막 설치', lafCd: '4111000', year: 2026 };

it('finds proposals and budget lines for a title, with the rights of the site', async () => {
  const help = await findHelp(db.web, asked);
  expect(help?.similar.map(({ number, title }) => [number, title])).toEqual([[1, '어린이공원 그늘막 설치']]);
  expect(help?.lines.map(({ id, current }) => [id, current.value])).toEqual([['aaaaaaaaaaaaaaaa', 500]]);
  expect(help?.costs).toMatchObject({ cases: 0, examples: [], quartiles: null });
});

it('leaves the proposal itself out', async () => {
  const help = await findHelp(db.web, { ...asked, exceptId: { process: PROCESS, number: 1 } });
  expect(help?.similar).toEqual([]);
});

it('says nothing without a title, or of a government that is none', async () => {
  await expect(findHelp(db.web, { ...asked, text: '  ' })).resolves.toBeNull();
  await expect(findHelp(db.web, { ...asked, lafCd: '9999999' })).resolves.toBeNull();
});

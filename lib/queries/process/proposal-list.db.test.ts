import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { ProposalSort } from '@/lib/domain/process/proposal-list';
import { addProcess, addProposal, addSteps } from '@/lib/queries/process/process.test-support';
import { listProposals } from '@/lib/queries/process/proposal-list';

const TODAY = '2026-07-20';
const ID = '4272000-2027';
const MANY = 110;
let db: TestDatabase;

/** Handed in at one moment; every tenth without a cost, the others at one of two costs. Another process has the same numbers. */
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  for (const process of [ID, '4272000-2026']) {
    await addProcess(db.owner, process);
    for (let number = 1; number <= MANY; number += 1) {
      const estimate = number % 10 === 0 ? null : number % 2 === 0 ? 200 : 100;
      await addProposal(db.owner, process, { number, estimate });
      await addSteps(db.owner, [process, number], 'submitted');
    }
  }
});
afterAll(() => db.drop());

const numbers = Array.from({ length: MANY }, (_, at) => at + 1);
const dear = numbers.filter((number) => number % 2 === 0 && number % 10 !== 0);
const cheap = numbers.filter((number) => number % 2 === 1);
const unknown = numbers.filter((number) => number % 10 === 0);

it.each<[ProposalSort, number[]]>([
  ['newest', numbers.toReversed()],
  ['cost', [...dear, ...cheap, ...unknown]],
  ['number', numbers],
])('pages sorted by %s are each in order, and have every proposal once', async (sort, expected) => {
  const found: number[] = [];
  for (const page of [1, 2, 3]) {
    const { lines = [] } =
      (await listProposals(db.web, ID, { q: '', track: null, state: null, sort, page }, TODAY)) ?? {};
    found.push(...lines.map(({ number }) => number));
  }
  expect(found).toEqual(expected);
});

it('names the government as lists do, with its province', async () => {
  const page = await listProposals(
    db.web,
    ID,
    { q: '', track: null, state: null, sort: 'newest', page: 1 },
    TODAY,
  );
  expect(page?.process.government.names).toEqual({
    ko: '강원횡성군',
    en: 'Hoengseong-gun, Gangwon State',
  });
});

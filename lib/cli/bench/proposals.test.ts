import { expect, it } from 'vitest';
import { benchProcesses, commentCounts, livesOf, skewed, standings } from '@/lib/cli/bench/proposals-world';
import { PROPOSAL_STATES } from '@/lib/domain/process/types';
import { random } from '@/prisma/demo/random';

const TODAY = '2026-11-30';
const GOVERNMENTS = Array.from({ length: 40 }, (_, at) => ({
  lafCd: String(4_100_000 + at),
  ko: `${at}시`,
  en: `City ${at}`,
}));
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

it('numbers fall and have the sum that was asked for', () => {
  expect(skewed(3, 11, 1)).toEqual([6, 3, 2]);
  expect(skewed(2, 10, 0, 5)).toEqual([5, 5]);
});

it('sixty processes of forty governments and several years, at every stage', () => {
  const processes = benchProcesses(GOVERNMENTS, 100_000, TODAY);
  expect(new Set(processes.map(({ id }) => id)).size).toBe(60);
  expect(new Set(processes.map(({ spec }) => spec.lafCd)).size).toBe(40);
  expect(new Set(processes.map(({ fiscalYear }) => fiscalYear))).toEqual(new Set([2024, 2026, 2027, 2028]));
  expect(new Set(processes.map(({ spec }) => spec.stage)).size).toBe(5);
  const sizes = processes.map(({ spec }) => spec.proposals);
  expect(sum(sizes)).toBe(100_000);
  expect(sizes[0]).toBeGreaterThan(8000);
});

it('lives go through every state and stand as their steps say; the same seed gives the same ones', () => {
  const processes = benchProcesses(GOVERNMENTS, 3000, TODAY);
  const lives = processes.map((process) => livesOf(process, 7, TODAY));
  const states = lives.flatMap(({ steps }) => [...standings(steps).values()].map(({ state }) => state));
  expect(states).toHaveLength(3000);
  expect(new Set(states)).toEqual(new Set(PROPOSAL_STATES));
  const [first] = processes;
  if (first === undefined) throw new Error('there is no process');
  expect(livesOf(first, 7, TODAY)).toEqual(lives[0]);
});

it('a proposal stands where its last steps have brought it', () => {
  const step = { number: 3, by: null, reason: null, officialCost: null, other: null };
  const stands = standings([
    { ...step, kind: 'submitted', at: 1000 },
    { ...step, kind: 'assigned', at: 2000 },
    { ...step, kind: 'judged-feasible', at: 3000, officialCost: 50 },
    { ...step, kind: 'merged', at: 4000, other: 2 },
  ]);
  expect(stands.get(3)).toEqual({
    state: 'merged',
    submittedAt: 1000,
    lastStepAt: 4000,
    officialCost: 50,
    mergedInto: 2,
  });
});

it('one proposal has a twentieth of all comments', () => {
  const counts = commentCounts(1000, 100_000, random(1, 'test'));
  expect(sum(counts)).toBe(100_000);
  expect(counts[0]).toBe(5000);
  expect(counts.filter((count) => count < 40).length).toBeGreaterThan(300);
});

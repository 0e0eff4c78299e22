import { expect, it } from 'vitest';
import { generatedElection } from '@/lib/cli/bench/tally-election';
import { readPb } from '@/lib/domain/participation';

const OF = { voters: 400, projects: 30 };

it('the same seed gives the same bytes', () => {
  expect(generatedElection({ seed: 7, ...OF })).toBe(generatedElection({ seed: 7, ...OF }));
  expect(generatedElection({ seed: 7, ...OF })).not.toBe(generatedElection({ seed: 8, ...OF }));
});

it('an election in won: round costs, up to five of the projects on a ballot, a few of them liked by many', () => {
  const { file, problems } = readPb(generatedElection({ seed: 7, ...OF }));
  expect(problems).toEqual([]);
  if (file === null) throw new Error('it cannot be read');
  const costs = file.projects.map(({ cost }) => Number(cost.n));
  expect(costs).toHaveLength(30);
  expect(Math.min(...costs)).toBeGreaterThanOrEqual(5_000_000);
  expect(Math.max(...costs)).toBeLessThanOrEqual(200_000_000);
  const sizes = new Set(file.votes.map(({ choices }) => new Set(choices).size));
  expect([...sizes].sort()).toEqual([1, 2, 3, 4, 5]);
  const votes = file.projects
    .map(({ id }) => file.votes.filter(({ choices }) => choices.includes(id)).length)
    .sort((a, b) => b - a);
  expect(votes[0]).toBeGreaterThan(2 * (votes[15] ?? 0));
});

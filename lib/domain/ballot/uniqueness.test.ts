import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { uniqueShares, waysOfPoints, waysOfRanking } from '@/lib/domain/ballot/uniqueness';
import { readPb } from '@/lib/domain/participation';

const one = (projects: number, voters: number, most: number, ways?: (choices: number) => number) =>
  uniqueShares({ projects, voters, ...(ways === undefined ? {} : { ways }) }, [most])[0] ?? -1;

describe('the share of unique ballots, by hand', () => {
  it('one choice of two: weights 1 and 1/2, two voters', () => {
    // Each is alone where the other took the other one: 2/3 · 1/3 + 1/3 · 2/3.
    expect(one(2, 2, 1)).toBeCloseTo(4 / 9, 2);
  });

  it('one voter is alone, nobody and nothing to choose give none', () => {
    expect(one(5, 1, 1)).toBeCloseTo(1, 9);
    expect(one(5, 0, 3)).toBe(0);
    expect(one(0, 100, 3)).toBe(0);
  });

  it('falls with voters, and rises with choices up to half of the projects', () => {
    const shares = uniqueShares({ projects: 30, voters: 3000 }, [1, 2, 3, 4, 5, 8, 10]);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(one(30, 300, 5)).toBeGreaterThan(one(30, 3000, 5));
  });

  it('points and ranks tell more ballots apart', () => {
    expect([1, 2, 3].map(waysOfRanking)).toEqual([1, 2, 6]);
    // 10 points to 3 projects, each at least one: 9 · 8 / 2.
    expect([1, 2, 3].map(waysOfPoints(10))).toEqual([1, 9, 36]);
    expect(one(20, 3000, 3, waysOfRanking)).toBeGreaterThan(one(20, 3000, 3));
  });

  it('medians of 623 elections of 1,000 voters and more: 0.2 % up to 3 choices, 20 % up to 5, 80 % above 10', () => {
    // Ballots of the usual sizes, to the order of these figures.
    expect(one(8, 3000, 3)).toBeLessThan(0.01);
    expect(one(16, 5000, 5)).toBeGreaterThan(0.1);
    expect(one(16, 5000, 5)).toBeLessThan(0.3);
    expect(one(20, 3000, 11)).toBeGreaterThan(0.7);
    expect(one(20, 3000, 11)).toBeLessThan(0.95);
  });
});

const ROOT = '../shared/pabulib/instances';

/** What the ballots of a published election say: the share of those that nobody else cast. */
function published(name: string): { projects: number; voters: number; unique: number } {
  const { file } = readPb(readFileSync(`${ROOT}/${name}.pb`, 'utf8'));
  if (file === null) throw new Error(`${name} cannot be read`);
  const times = new Map<string, number>();
  const ballots = file.votes.map(({ choices }) => [...choices].sort().join());
  for (const ballot of ballots) times.set(ballot, (times.get(ballot) ?? 0) + 1);
  const unique = [...times.values()].filter((number) => number === 1).length / ballots.length;
  return { projects: file.projects.length, voters: ballots.length, unique };
}

describe.skipIf(!existsSync(ROOT))('against published elections', () => {
  it.each([
    ['Poland_Warszawa_2026', 5],
    ['US_Stanford_Dataset_PB_Cambridge_2019_vote_approvals', 5],
    ['US_Stanford_Dataset_PB_Rochester_NY_2019_vote_rankings', 5],
    ['Poland_Swiecie_2023', 3],
    ['Switzerland_Zurich_D10', 10],
  ])('%s, up to %s choices: within 5 points', (name, most) => {
    const { projects, voters, unique } = published(name);
    expect(Math.abs(one(projects, voters, most) - unique)).toBeLessThan(0.05);
  });

  it.each([
    ['Poland_Lodz_2022', 5],
    ['Poland_Lodz_2025_Chojny-Dabrowa', 5],
  ])('%s, where quarters vote for their own: not too little', (name, most) => {
    const { projects, voters, unique } = published(name);
    expect(one(projects, voters, most)).toBeGreaterThan(unique);
  });
});

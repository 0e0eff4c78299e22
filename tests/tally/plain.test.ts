import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesFor, TIE_RULES } from '@/lib/domain/participation';
import { times } from '@/tests/support/sample';
import { bothCounts } from '@/tests/tally/counts';
import { randomElection } from '@/tests/tally/elections';

/** How many elections: others by PROPERTY_RUNS. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? times(200, 2000));
// The same elections in each run, so that a red test is of the change at hand; others by PROPERTY_SEED.
const seed = Number(process.env['PROPERTY_SEED'] ?? 1_871_204_377);
const LIMIT = 60_000 + RUNS * 1000;

describe(`two counts that share no line (seed ${seed}, ${RUNS} elections)`, () => {
  it('say the same of random elections, by every rule and both tie rules', { timeout: LIMIT }, () => {
    fc.assert(
      fc.property(randomElection, ({ text, increment }) => {
        const { voteType, lib, plain } = bothCounts(text);
        for (const rule of rulesFor(voteType))
          for (const ties of TIE_RULES) {
            const options = { ties, increment };
            expect({ rule, ties, ...lib(rule, options) }).toEqual({ rule, ties, ...plain(rule, options) });
          }
      }),
      { numRuns: RUNS, seed },
    );
  });

  it('the second imports nothing but itself', () => {
    const own = /^(plain|rational|reader|ties)[\w-]*\.ts$/;
    const files = readdirSync(import.meta.dirname).filter((name) => own.test(name));
    expect(files.length).toBeGreaterThan(5);
    for (const name of files) {
      const source = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
      const imports = [...source.matchAll(/(?:from|import)[ (]*'([^']+)'/g)].map(([, path = '']) => path);
      const others = imports.filter((path) => !own.test(`${path.replace('@/tests/tally/', '')}.ts`));
      expect([name, others]).toEqual([name, []]);
    }
  });
});

describe('points that doubles do not hold', () => {
  const countsOf = (threshold: string, vote: string) =>
    bothCounts(
      [
        ...['META', 'key;value', 'vote_type;scoring', 'budget;1', `min_project_score_threshold;${threshold}`],
        ...['PROJECTS', 'project_id;cost', 'a;1', 'b;1', 'VOTES', 'voter_id;vote;points', `v1;${vote}`, ''],
      ].join('\n'),
    );

  it('0.07 points are enough where 0.07 are asked for: in doubles 0.07 × 100 is 7.000000000000001', () => {
    const { plain, lib } = countsOf('0.07', 'a;0.07');
    for (const count of [plain, lib]) expect(count('greedy_threshold', { ties: 'lex' }).order).toEqual(['a']);
  });

  it('2^53 and 2^53 + 1 points are the same in doubles: they are refused', () => {
    expect(() => countsOf('0', 'a,b;9007199254740992,9007199254740993')).toThrow(/points-precision/);
  });
});

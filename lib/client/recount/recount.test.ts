import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAddress, stepFrom, writeAddress } from '@/lib/client/recount/address';
import { answersTo, decimal, open } from '@/lib/client/recount/answers';
import type { Answer, Question } from '@/lib/client/recount/protocol';
import { fraction } from '@/lib/domain/participation/fraction';

describe('the address', () => {
  it('keeps how a sample was counted, and gives it back', () => {
    const choice = { rule: 'mes_cost+add1u', ties: 'lex', step: 1000n } as const;
    const hash = writeAddress('mill-village', choice);
    expect(hash).toBe('#sample=mill-village&rule=mes_cost%2Badd1u&ties=lex&step=1000');
    expect(readAddress(hash)).toEqual({ sample: 'mill-village', ...choice });
    expect(writeAddress(null, choice)).not.toContain('sample');
  });

  it('takes a plus as it is written, and leaves aside what it cannot read', () => {
    expect(readAddress('#rule=mes_cost+add1u&ties=none&step=0')).toEqual({
      sample: null,
      rule: 'mes_cost+add1u',
      ties: null,
      step: null,
    });
    expect(stepFrom('1e3')).toBeNull();
  });
});

it('writes decimals exactly', () => {
  expect([fraction(5n), fraction(1n, 8n), fraction(21n, 2n)].map(decimal)).toEqual(['5', '0.125', '10.5']);
});

const sample = (name: string) => open(readFileSync(`public/samples/${name}.pb`, 'utf8'));

function ask(name: string, question: Question): Answer[] {
  const { opened } = sample(name);
  if (opened === null) throw new Error(`${name} cannot be read`);
  return [...answersTo(opened, question)];
}

const GREEDY = { rule: 'greedy_by_votes', ties: 'mincost', step: 1000n } as const;

describe('the samples', () => {
  it('are read without a remark, and say that they are invented', () => {
    for (const name of ['mill-village', 'harbour-town']) {
      const { answer } = sample(name);
      expect(answer).toMatchObject({ kind: 'read', problems: { shown: [], more: 0 } });
      expect(answer.kind === 'read' && answer.facts?.description).toMatch(/예시.*invented sample/);
    }
  });

  it('are counted: votes 180, 138, 106 come first, then what fits the 5,000,000 left, the most votes first', () => {
    const [answer] = ask('mill-village', { kind: 'count', choice: GREEDY });
    expect(answer).toMatchObject({
      kind: 'counted',
      result: {
        tally: { order: ['1', '2', '3', '12'] },
        cost: '149000000',
        left: '1000000',
        explanation: null,
      },
    });
  });

  it('answer what would have been enough: 5,000,000 were left when the turn of the playground came', () => {
    const answers = ask('mill-village', { kind: 'cost-that-wins', choice: GREEDY, project: '4' });
    expect(answers.at(-1)).toMatchObject({ kind: 'cost-found', cost: '5000000' });
    // 103 votes: 107 are more than the 106 of the trees, 106 are equal and it costs less.
    const more = ask('mill-village', { kind: 'ballots-that-win', choice: GREEDY, project: '4' });
    expect(more.at(-1)).toMatchObject({ kind: 'ballots-found', ballots: 3 });
  });

  it('tell what another budget would buy', () => {
    const question = { kind: 'what-if', choice: GREEDY, budget: '62000000', cost: null } as const;
    expect(ask('mill-village', question)).toEqual([{ kind: 'supposed', winners: ['1'], cost: '62000000' }]);
  });

  it('are compared by every other rule that their ballots allow', () => {
    const answers = ask('mill-village', { kind: 'compare', choice: GREEDY });
    expect(answers.at(-1)).toEqual({ kind: 'compared' });
    expect(answers).toHaveLength(19);
  });
});

it('says why a file cannot be counted, and cuts the list', () => {
  const { opened, answer } = open('META\nkey;value\n');
  expect(opened).toBeNull();
  expect(answer).toMatchObject({ kind: 'read', facts: null });
  const lines = Array.from({ length: 60 }, (_, at) => `${at};z`).join('\n');
  const many = open(
    `META\nkey;value\nbudget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\n${lines}\n`,
  ).answer;
  expect(many.kind === 'read' && [many.problems.shown.length, many.problems.more > 0]).toEqual([50, true]);
});

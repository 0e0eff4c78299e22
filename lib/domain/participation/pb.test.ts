import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  electionOf,
  fraction,
  parseDecimal,
  plus,
  readPb,
  tally,
  times,
  toNumber,
  toText,
} from '@/lib/domain/participation';
import { pbRows } from '@/lib/domain/participation/pb-rows';

const file = (votes: string, { type = 'approval', budget = '100', projects = 'a;60\nb;40' } = {}) =>
  `META\nkey;value\nbudget;${budget}\nvote_type;${type}\nPROJECTS\nproject_id;cost\n${projects}\nVOTES\nvoter_id;vote${type === 'cumulative' ? ';points' : ''}\n${votes}\n`;
/** What stops the count; all that is said of files stands in pb-format.test.ts. */
const problems = (text: string) =>
  readPb(text)
    .problems.filter(({ fatal }) => fatal)
    .map(({ line, kind }) => [line, kind]);

describe('fractions', () => {
  it.each([
    ['0.9', '9/10'],
    ['12', '12'],
    ['-3.25', '-13/4'],
    ['1.50', '3/2'],
  ])('%s is %s', (text, said) => {
    const read = parseDecimal(text);
    expect(read === null ? null : toText(read)).toBe(said);
  });

  it.each(['', '1e3', '1,5', 'a', '1.', '.5', '1 000'])('%s is none', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('add up exactly, and compare as they are', () => {
    const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    const part = fc.bigInt({ min: 1n, max: 10n ** 30n });
    fc.assert(
      fc.property(whole, part, whole, part, (a, b, c, d) => {
        const [one, other] = [fraction(a, b), fraction(c, d)];
        expect(compare(plus(one, other), fraction(a * d + c * b, b * d))).toBe(0);
        expect(Math.sign(compare(one, other))).toBe(Math.sign(Number(a * d > c * b) - Number(a * d < c * b)));
        expect(compare(times(one, 3n), plus(one, plus(one, one)))).toBe(0);
      }),
    );
    expect(toNumber(fraction(10n ** 400n, 3n * 10n ** 399n))).toBeCloseTo(10 / 3, 12);
  });
});

describe('rows of a .pb file', () => {
  const rows = (text: string) => [...pbRows(text)].map(({ line, cells }) => [line, ...cells]);

  it('take quotes, separators and line ends within them, a byte-order mark and either line end', () => {
    expect(rows('\ufeffa;b\r\n\r\n"x;1";"say ""hi"""\r\n도서관;"two\nlines";z\nlast')).toEqual([
      [1, 'a', 'b'],
      [2],
      [3, 'x;1', 'say "hi"'],
      [4, '도서관', 'two\nlines', 'z'],
      [6, 'last'],
    ]);
  });

  it('take spaces around fields away, but not those in quotation marks', () => {
    expect([...pbRows(' a ; b;" c "\n\u3000라 ;d')]).toEqual([
      { line: 1, cells: ['a', 'b', ' c '], spaced: true, loose: 'no', end: 13, lines: 1 },
      { line: 2, cells: ['라', 'd'], spaced: true, loose: 'no' },
    ]);
  });

  it('a carriage return alone ends no line', () => {
    expect(rows('a\rb;c\r\n"x";d\re\r\n"f\r"')).toEqual([
      [1, 'a\rb', 'c'],
      [2, 'x', 'd\re'],
      [3, 'f\r'],
    ]);
  });

  it('name the line of a quotation mark that nothing closes', () => {
    expect(problems('META\nkey;value\nbudget;"100\n')).toEqual([[3, 'quote']]);
  });
});

describe('an election that cannot be counted', () => {
  it.each<[string, string, [number, string][]]>([
    [
      'nothing',
      '',
      [
        [1, 'section-missing'],
        [1, 'section-missing'],
        [1, 'section-missing'],
      ],
    ],
    ['no budget', file('1;a').replace('budget;100\n', ''), [[1, 'budget']]],
    ['a budget below zero', file('1;a', { budget: '-1' }), [[3, 'budget']]],
    ['an unknown vote type', file('1;a', { type: 'mood' }), [[4, 'vote-type']]],
    ['a cost that is none', file('1;a', { projects: 'a;much' }), [[7, 'cost']]],
    ['a cost below zero', file('1;a', { projects: 'a;-5' }), [[7, 'cost']]],
    ['points that do not fit', file('1;a,b;3', { type: 'cumulative' }), [[11, 'points']]],
    ['a ballot for a project that is not there', file('1;a\n2;a,c'), [[12, 'project-unknown']]],
    ['a ballot that names a project twice', file('1;a,b,a'), [[11, 'choice-twice']]],
    ['two projects of one id', file('1;a', { projects: 'a;1\na;2' }), [[8, 'project-twice']]],
    ['a missing column', file('1;a').replace('project_id;cost', 'id;cost'), [[6, 'column-missing']]],
  ])('%s is named by line', (_, text, expected) => {
    expect(readPb(text).file).toBeNull();
    expect(problems(text)).toEqual(expected);
  });
});

it('ballots beyond the limits are named, and counted', () => {
  const text = file('1;a,b\n2;a').replace('vote_type', 'max_length;1\nvote_type');
  const { file: read, problems: named } = readPb(text);
  const lengths = named.filter(({ kind }) => kind === 'length');
  expect(lengths.map(({ line, fatal }) => [line, fatal])).toEqual([[12, false]]);
  expect(read?.votes).toHaveLength(2);
});

describe('elections at the edge', () => {
  const count = (text: string, rule: string) => {
    const read = readPb(text);
    if (read.file === null) throw new Error(JSON.stringify(read.problems));
    return tally(electionOf(read.file), rule, { ties: 'mincost' });
  };

  it.each([
    'mes_cost',
    'mes_card',
    'mes_cost+add1',
    'mes_cost+add1_integral_until_infeasible',
    'seq_phragmen',
  ])('%s: nobody voted, nothing is funded', (rule) => {
    expect(count(file(''), rule)).toMatchObject({ winners: [], cost: 0 });
  });

  it('with a budget of zero only what is free is funded', () => {
    const text = file('1;a,b\n2;b', { budget: '0', projects: 'a;0\nb;1' });
    for (const rule of ['greedy_by_votes', 'mes_cost', 'mes_card+add1u'])
      expect(count(text, rule).winners).toEqual(['a']);
  });

  it('tells cost in the unit of the file, exactly', () => {
    expect(count(file('1;a,b', { budget: '2', projects: 'a;0.9\nb;1.05' }), 'greedy_by_votes').cost).toBe(
      '39/20',
    );
  });

  it('merges equal ballots, whatever their order', () => {
    const read = readPb(file('1;a,b\n2;b,a\n3;b'));
    expect(read.file === null ? [] : electionOf(read.file).groups.map(({ ballots }) => ballots)).toEqual([
      2, 1,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { readPb } from '@/lib/domain/participation';

/** An election that nothing is wrong with; the lines are counted in the cases below. */
const APPROVAL = `META
key;value
description;Test
country;Korea
unit;도시
instance;2026
num_projects;3
num_votes;3
budget;100
vote_type;approval
rule;unknown
date_begin;01.05.2026
date_end;31.05.2026
PROJECTS
project_id;cost;votes;name;selected
a;60;2;Park;1
b;40;2;Library;1
c;30;1;Bench;0
VOTES
voter_id;vote;age;sex;voting_method
v1;a,b;34;F;internet
v2;a;50-59;M;paper
v3;b,c;;;
`;

const POINTS = `META
key;value
description;Test
country;Korea
unit;도시
instance;2026
num_projects;2
num_votes;2
budget;100
vote_type;cumulative
rule;unknown
date_begin;2026
date_end;2026
max_sum_points;5
PROJECTS
project_id;cost;votes;score
a;60;2;5.5
b;50;1;1
VOTES
voter_id;vote;points
v1;a,b;4,1
v2;a;1.5
`;

type Edit = [from: string, to: string];
type Expected = [line: number, kind: string, fatal?: 'fatal'];

function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((now, [from, to]) => {
    expect(now).toContain(from);
    return now.replace(from, to);
  }, text);
}

const found = (text: string) =>
  readPb(text).problems.map(({ line, kind, fatal }) => (fatal ? [line, kind, 'fatal'] : [line, kind]));

function named(base: string, edits: readonly Edit[], expected: readonly Expected[]): void {
  const text = edited(base, edits);
  expect(found(text)).toEqual(expected);
  expect(readPb(text).file === null).toBe(expected.some(([, , fatal]) => fatal !== undefined));
}

it('nothing is said of a file that nothing is wrong with', () => {
  expect(found(APPROVAL)).toEqual([]);
  expect(found(POINTS)).toEqual([]);
  expect(found(`\ufeff${APPROVAL.replaceAll('\n', '\r\n')}`)).toEqual([]);
});

describe('sections, rows and fields', () => {
  it.each<[string, Edit[], Expected[]]>([
    ['rows before the first section', [['META', 'a;b\nMETA']], [[1, 'no-section', 'fatal']]],
    ['a section twice', [['VOTES', 'META\nVOTES']], [[19, 'section-twice', 'fatal']]],
    [
      'a missing header',
      [['key;value\n', '']],
      [
        [2, 'column-missing', 'fatal'],
        [2, 'column-missing', 'fatal'],
        // What was the first row stands for the header now.
        [1, 'meta-missing'],
      ],
    ],
    ['a missing column', [['voter_id;vote;age', 'voter_id;ballot;age']], [[20, 'column-missing', 'fatal']]],
    ['a column twice', [['votes;name;selected', 'votes;name;name']], [[15, 'column-twice']]],
    ['a needed column twice', [['vote;age', 'vote;vote']], [[20, 'column-twice', 'fatal']]],
    [
      'columns in another order',
      [['votes;name;selected', 'votes;selected;name']],
      [
        [15, 'column-order'],
        [16, 'selected'],
        [17, 'selected'],
        [18, 'selected'],
      ],
    ],
    [
      'an id that is not first',
      [
        ['voter_id;vote;age', 'age;voter_id;vote'],
        ['v1;a,b;34', '34;v1;a,b'],
        ['v2;a;50-59', '50-59;v2;a'],
        ['v3;b,c;', ';v3;b,c'],
      ],
      [[20, 'column-order']],
    ],
    ['an empty line', [['\nPROJECTS', '\n\nPROJECTS']], [[14, 'empty-line']]],
    ['a row of separators', [['\nv2', '\n;;;;\nv2']], [[22, 'empty-line']]],
    ['empty lines at the end', [['v3;b,c;;;\n', 'v3;b,c;;;\n\n;;;;\n']], []],
    [
      'too many fields',
      [['Library;1', 'Library; new;1']],
      [
        [17, 'columns', 'fatal'],
        [17, 'spaces'],
      ],
    ],
    ['too many fields in META', [['description;Test', 'description;Test;more']], [[3, 'columns']]],
    [
      'a budget in two fields',
      [['budget;100', 'budget;100;000']],
      [
        [9, 'budget', 'fatal'],
        [9, 'columns'],
      ],
    ],
    [
      'too few fields',
      [['Bench;0', 'Bench']],
      [
        [18, 'columns'],
        [18, 'selected'],
      ],
    ],
    ['a ballot cut off', [['v3;b,c;;;', 'v3']], [[23, 'columns', 'fatal']]],
    ['separators at the end', [['paper', 'paper;;']], [[22, 'trailing-separator']]],
    [
      'separators at the end of a header',
      [['voting_method', 'voting_method;']],
      [[20, 'trailing-separator']],
    ],
    ['spaces around fields', [['a;60', 'a ;60']], [[16, 'spaces']]],
    ['spaces in a list', [['v1;a,b', 'v1;a, b']], [[21, 'spaces']]],
    ['a comma at the end of a list', [['v1;a,b', 'v1;a,b,']], [[21, 'trailing-separator']]],
    ['nothing between two commas', [['v1;a,b', 'v1;a,,b']], [[21, 'project-unknown', 'fatal']]],
    ['a quotation mark that closes early', [['Library', '"Li"brary']], [[17, 'quote']]],
    [
      'a quotation mark that closes lines below',
      [
        ['Library;1', '"Library;1'],
        ['Bench', '"Bench'],
      ],
      // The row has as many fields as the header: without this, project c would be gone and nobody would know.
      [[17, 'quote', 'fatal']],
    ],
    ['a quotation mark that nothing closes', [['v2', '"v2']], [[22, 'quote', 'fatal']]],
  ])('%s', (_, edits, expected) => named(APPROVAL, edits, expected));

  it('sections in another order', () => {
    const [head = '', projects = '', votes = ''] = APPROVAL.split(/(?=PROJECTS|VOTES)/);
    expect(found(head + votes + projects)).toEqual([[14, 'section-order']]);
    expect(found(projects + head + votes)).toEqual([[1, 'section-order']]);
    expect(found(votes + head + projects)).toContainEqual([1, 'section-order', 'fatal']);
  });
});

describe('META', () => {
  it.each<[string, Edit[], Expected[]]>([
    [
      'what is missing',
      [
        ['country;Korea\n', ''],
        ['unit;도시', 'unit;'],
      ],
      [[1, 'meta-missing']],
    ],
    ['no budget', [['budget;100\n', '']], [[1, 'budget', 'fatal']]],
    ['an empty budget', [['budget;100', 'budget;']], [[9, 'budget', 'fatal']]],
    ['a budget that is no number', [['budget;100', 'budget;1e2']], [[9, 'budget', 'fatal']]],
    ['a budget below zero', [['budget;100', 'budget;-100']], [[9, 'budget', 'fatal']]],
    ['a budget with a comma', [['budget;100', 'budget;100,5']], [[9, 'decimal-comma', 'fatal']]],
    ['no vote type', [['vote_type;approval\n', '']], [[1, 'vote-type', 'fatal']]],
    ['an unknown vote type', [['approval', 'Approval']], [[10, 'vote-type', 'fatal']]],
    [
      'a key twice',
      [['instance;2026', 'unit;도시']],
      [
        [1, 'meta-missing'],
        [6, 'meta-twice'],
      ],
    ],
    ['a budget twice', [['instance;2026', 'instance;2026\nbudget;200']], [[10, 'meta-twice', 'fatal']]],
    ['the same budget twice', [['instance;2026', 'instance;2026\nbudget;100']], [[10, 'meta-twice']]],
    ['a row without a key', [['instance', 'instance;2026\n']], [[7, 'meta-key']]],
    ['another number of projects', [['num_projects;3', 'num_projects;4']], [[7, 'num-projects']]],
    ['another number of ballots', [['num_votes;3', 'num_votes;2']], [[8, 'num-votes']]],
    ['a number of ballots that is none', [['num_votes;3', 'num_votes;three']], [[8, 'num-votes']]],
    ['an unknown rule', [['rule;unknown', 'rule;quota']], [[11, 'value']]],
    ['a currency that is none', [['rule;', 'currency;won\nrule;']], [[11, 'currency', 'fatal']]],
    ['a currency', [['rule;', 'currency;KRW\nrule;']], []],
    ['a language that is none', [['rule;', 'language;Korean\nrule;']], [[11, 'value']]],
    ['a flag that is not 1', [['rule;', 'experimental;0\nrule;']], [[11, 'value']]],
    ['a comment without a number', [['rule;', 'comment;hello\nrule;']], [[11, 'value']]],
    ['a day that is none', [['31.05', '31.06']], [[13, 'date']]],
    ['a date of another form', [['01.05.2026', '2026-05-01']], [[12, 'date']]],
    ['an end before the beginning', [['31.05.2026', '30.04.2026']], [[13, 'date-order']]],
    ['a year for the end', [['31.05.2026', '2026']], []],
    ['a limit that is no number', [['rule;', 'max_length;many\nrule;']], [[11, 'number']]],
    ['a limit with a comma', [['rule;', 'max_sum_cost;100,5\nrule;']], [[11, 'decimal-comma']]],
    [
      'a threshold that is no number',
      [['rule;', 'min_project_score_threshold;a few\nrule;']],
      [[11, 'number', 'fatal']],
    ],
    [
      'limits the wrong way round',
      [['rule;', 'min_length;3\nmax_length;2\nrule;']],
      [
        [12, 'limits'],
        [23, 'length'],
        [24, 'length'],
        [25, 'length'],
      ],
    ],
    ['more choices than projects', [['rule;', 'max_length;4\nrule;']], [[11, 'limits']]],
    [
      'a budget of zero',
      [['budget;100', 'budget;0']],
      [
        [9, 'budget-zero'],
        [15, 'selected-over-budget'],
        [16, 'cost-over-budget'],
        [17, 'cost-over-budget'],
        [18, 'cost-over-budget'],
      ],
    ],
    ['money for everything', [['budget;100', 'budget;130']], [[9, 'all-affordable']]],
    ['money for everything, as it says', [['budget;100', 'budget;130\nfully_funded;1']], []],
    [
      'no money for everything, as it does not say',
      [['budget;100', 'budget;129\nfully_funded;1']],
      [[10, 'fully-funded']],
    ],
  ])('%s', (_, edits, expected) => named(APPROVAL, edits, expected));

  it.each([
    ['too large', `1${'0'.repeat(61)}`],
    ['too fine', `0.${'0'.repeat(61)}1`],
  ])('an amount that is %s for the count is refused, not counted wrongly', (_, amount) => {
    const { file, problems } = readPb(edited(APPROVAL, [['a;60', `a;${amount}`]]));
    expect([file, problems[0]?.kind]).toEqual([null, 'amount-size']);
  });

  it('how many points a ballot may give is needed', () =>
    named(POINTS, [['max_sum_points;5\n', '']], [[1, 'limits']]));

  it('all that is missing is in one sentence', () => {
    const text = edited(APPROVAL, [
      ['country;Korea\n', ''],
      ['rule;unknown\n', ''],
    ]);
    expect(readPb(text).problems.map((one) => one.text)).toEqual(['META does not say country, rule']);
  });
});

describe('projects', () => {
  it.each<[string, Edit[], Expected[]]>([
    ['no id', [['c;30', ';30']], [[18, 'project-id', 'fatal']]],
    [
      'an id twice',
      [['c;30', 'a;30']],
      [
        [18, 'project-twice', 'fatal'],
        [23, 'project-unknown', 'fatal'],
        [18, 'votes'],
      ],
    ],
    [
      'an id with a comma',
      [
        ['c;30;1', 'c,d;30;0'],
        ['v3;b,c', 'v3;b'],
      ],
      [
        [18, 'project-id'],
        [18, 'no-votes'],
      ],
    ],
    ['a cost that is no number', [['b;40', 'b;forty']], [[17, 'cost', 'fatal']]],
    ['no cost', [['b;40', 'b;']], [[17, 'cost', 'fatal']]],
    ['a cost with a comma', [['b;40', 'b;40,5']], [[17, 'decimal-comma', 'fatal']]],
    ['a cost below zero', [['b;40', 'b;-40']], [[17, 'cost', 'fatal']]],
    [
      'a cost of zero',
      [
        ['c;30', 'c;0'],
        ['budget;100', 'budget;99'],
      ],
      [
        [15, 'selected-over-budget'],
        [18, 'cost-zero'],
      ],
    ],
    ['a cost above the budget', [['c;30', 'c;100.01']], [[18, 'cost-over-budget']]],
    [
      'a cost beyond the limits of the file',
      [['rule;', 'max_project_cost;59.9\nrule;']],
      [[17, 'cost-limits']],
    ],
    ['selected projects above the budget', [['Bench;0', 'Bench;1']], [[15, 'selected-over-budget']]],
    ['projects paid for in another way', [['Bench;0', 'Bench;3']], []],
    ['selected is none of the values', [['Bench;0', 'Bench;4']], [[18, 'selected']]],
    ['other votes than the ballots have', [['c;30;1', 'c;30;2']], [[18, 'votes']]],
    ['votes that are no number', [['c;30;1', 'c;30;one']], [[18, 'votes']]],
    ['votes that are not said', [['c;30;1', 'c;30;']], []],
    [
      'nobody voted for it',
      [
        ['v3;b,c', 'v3;b'],
        ['c;30;1', 'c;30;0'],
      ],
      [[18, 'no-votes']],
    ],
  ])('%s', (_, edits, expected) => named(APPROVAL, edits, expected));

  it('other sums of points than the ballots give', () => {
    named(POINTS, [['5.5', '5']], [[17, 'score']]);
    named(POINTS, [['5.5', '5.50']], []);
    // Both give the same to a.
    named(
      POINTS,
      [
        ['1.5', '4'],
        ['5.5', '8'],
      ],
      [],
    );
    // Those that do not name a project give it some too: how many is not on the ballots.
    named(
      POINTS,
      [
        ['5.5', '5'],
        ['rule;', 'default_score;1\nrule;'],
      ],
      [],
    );
  });
});

describe('ballots', () => {
  it.each<[string, Edit[], Expected[]]>([
    ['no voter', [['v2;', ';']], [[22, 'voter-id']]],
    ['a voter twice', [['v2;', 'v1;']], [[22, 'voter-twice']]],
    ['a comma in the voter id', [['v2;', '2,5;']], [[22, 'voter-id']]],
    [
      'a project that is not there',
      [['v2;a', 'v2;A']],
      [
        [22, 'project-unknown', 'fatal'],
        [16, 'votes'],
      ],
    ],
    [
      'a project twice',
      [['v3;b,c', 'v3;b,c,b']],
      [
        [23, 'choice-twice', 'fatal'],
        [17, 'votes'],
      ],
    ],
    ['too few projects', [['rule;', 'min_length;2\nrule;']], [[23, 'length']]],
    [
      'too many projects',
      [['rule;', 'max_length;1\nrule;']],
      [
        [22, 'length'],
        [24, 'length'],
      ],
    ],
    [
      'more than one, where one can be chosen',
      [['approval', 'choose-1']],
      [
        [21, 'length'],
        [23, 'length'],
      ],
    ],
    [
      'choose-1 with other limits',
      [['approval', 'choose-1\nmin_length;0\nmax_length;2']],
      [
        [11, 'limits'],
        [12, 'limits'],
      ],
    ],
    ['too little money', [['rule;', 'min_sum_cost;70\nrule;']], [[23, 'cost-sum']]],
    ['too much money', [['rule;', 'max_sum_cost;99.5\nrule;']], [[22, 'cost-sum']]],
    ['an age that is none', [['50-59', 'old']], [[22, 'value']]],
    ['a sex that is none of the values', [['50-59;M', '50-59;X']], [[22, 'value']]],
    ['a way of voting that is none', [['paper', 'post']], [[22, 'value']]],
    [
      'points that nobody asked for',
      [['voter_id;vote;age', 'voter_id;vote;points']],
      [[20, 'points-unexpected']],
    ],
    [
      'blank ballots, once',
      [
        ['v3;b,c;', 'v3;;'],
        ['v2;a;', 'v2;;'],
        ['a;60;2', 'a;60;1'],
        ['b;40;2', 'b;40;1'],
        ['c;30;1', 'c;30;0'],
      ],
      [
        [18, 'no-votes'],
        [22, 'blank-ballots'],
      ],
    ],
  ])('%s', (_, edits, expected) => named(APPROVAL, edits, expected));

  it.each<[string, Edit[], Expected[]]>([
    ['fewer points than projects', [['4,1', '4']], [[21, 'points', 'fatal']]],
    ['a decimal comma', [['1.5', '1,5']], [[22, 'points', 'fatal']]],
    ['points that are no number', [['4,1', '4,one']], [[21, 'points', 'fatal']]],
    [
      'no column of points',
      [['voter_id;vote;points', 'voter_id;vote;weight']],
      [[20, 'column-missing', 'fatal']],
    ],
    [
      'points below zero',
      [
        ['4,1', '4,-1'],
        ['b;50;1;1', 'b;50;1;-1'],
      ],
      [[21, 'points-range']],
    ],
    ['too few points for a project', [['rule;', 'min_points;1.2\nrule;']], [[22, 'points-range']]],
    ['too many points for a project', [['rule;', 'max_points;3\nrule;']], [[22, 'points-range']]],
    ['too few points in all', [['rule;', 'min_sum_points;2\nrule;']], [[23, 'points-sum']]],
    ['too many points in all', [['max_sum_points;5', 'max_sum_points;4.9']], [[21, 'points-sum']]],
    ['too many projects', [['rule;', 'max_length;1\nrule;']], [[22, 'length']]],
  ])('with points: %s', (_, edits, expected) => named(POINTS, edits, expected));

  it('of ranks: length', () =>
    named(APPROVAL, [['approval', 'ordinal\nmin_length;2\nmax_length;2']], [[24, 'length']]));

  it('points below zero are no problem where META allows them', () =>
    named(
      POINTS,
      [
        ['cumulative', 'scoring\nmin_points;-1'],
        ['4,1', '4,-1'],
        ['b;50;1;1', 'b;50;1;-1'],
      ],
      [],
    ));
});

it('sentences say what is wrong and what to do, and repeat no long texts', () => {
  const said = (edits: Edit[]) => readPb(edited(APPROVAL, edits)).problems.map(({ text }) => text);
  expect(said([['b;40', 'b;40,5']])).toEqual([
    'project b: the cost “40,5”: decimals are written with a point',
  ]);
  expect(said([['rule;', 'max_length;1\nrule;']])[0]).toBe(
    'ballot v1: projects: 2, and the file asks for at most 1',
  );
  const [long = ''] = said([['v2;a', `v2;${'x'.repeat(100_000)}`]]);
  expect(long.length).toBeLessThan(100);
});

it('every ballot with a problem is named, however many there are', () => {
  const count = 20_000;
  const rows = Array.from({ length: count }, (_, at) => `v${at};a,b`).join('\n');
  const text = edited(APPROVAL, [['rule;', 'max_length;1\nrule;']])
    .replace(/voter_id[\s\S]*/, `voter_id;vote\n${rows}\n`)
    .replace('num_votes;3', `num_votes;${count}`);
  const { file, problems } = readPb(text);
  expect(file?.votes).toHaveLength(count);
  const lengths = problems.filter(({ kind }) => kind === 'length').map(({ line }) => line);
  expect(lengths).toEqual(Array.from({ length: count }, (_, at) => at + 22));
});

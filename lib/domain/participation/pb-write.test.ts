import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalBallots,
  exportPb,
  fraction,
  type PbFile,
  type PbVote,
  readPb,
  UnwritablePb,
  VOTE_TYPES,
  writePb,
} from '@/lib/domain/participation';
import { byBytes, decimalOf } from '@/lib/domain/participation/pb-cells';

function read(text: string): PbFile {
  const { file, problems } = readPb(text);
  if (file === null) throw new Error(JSON.stringify(problems));
  return file;
}

/** A file without the lines on which things stood. */
function unplaced({ lines: _lines, ...file }: PbFile) {
  const at = <T extends { line: number }>(rows: readonly T[]) => rows.map((row) => ({ ...row, line: 0 }));
  return { ...file, projects: at(file.projects), votes: at(file.votes) };
}

const vote = (voter: string, choices: string[], points: PbVote['points'] = null, more = {}): PbVote => ({
  line: 0,
  voter,
  choices,
  points,
  more,
});

const FILE: PbFile = {
  meta: { description: 'Park; phase II', budget: '100.50', vote_type: 'approval', num_votes: '7' },
  budget: fraction(201n, 2n),
  voteType: 'approval',
  projectColumns: ['project_id', 'cost', 'votes', 'name'],
  projects: [
    { line: 0, id: '10', cost: fraction(401n, 4n), more: { votes: '9', name: 'say "hi"' } },
    { line: 0, id: '9', cost: fraction(1n, 10n), more: { votes: '9', name: ' 두\n줄 ' } },
  ],
  voteColumns: ['voter_id', 'vote', 'age'],
  votes: [
    vote('anna', ['9', '10'], null, { age: '34' }),
    vote('ben', [], null, { age: '' }),
    vote('cho', ['10', '9'], null, { age: '7' }),
    vote('dan', ['9'], null, { age: '50' }),
  ],
};

describe('writing', () => {
  it('quotes what would be read as something else, and writes amounts exactly', () => {
    expect(writePb(FILE)).toBe(`META
key;value
description;"Park; phase II"
budget;100.50
vote_type;approval
num_votes;7
PROJECTS
project_id;cost;votes;name
10;100.25;9;"say ""hi"""
9;0.1;9;" 두
줄 "
VOTES
voter_id;vote;age
anna;9,10;34
ben;;
cho;10,9;7
dan;9;50
`);
  });

  it('quotes a carriage return alone, which other programs take for the end of a line', () => {
    expect(writePb({ ...FILE, votes: [vote('a\rb', ['9'])] })).toContain('\n"a\rb";9;\n');
  });

  it('leaves out columns on voters where it is asked to', () => {
    expect(writePb(FILE, { voterColumns: [] })).toContain('VOTES\nvoter_id;vote\nanna;9,10\nben;\n');
  });

  it('writes the budget and the vote type of the file where META says others, or none', () => {
    const text = writePb({ ...FILE, budget: fraction(7n, 8n), voteType: 'ordinal', meta: { budget: '3' } });
    expect(text).toContain('META\nkey;value\nbudget;0.875\nvote_type;ordinal\nPROJECTS');
  });

  it.each<[string, Partial<PbFile>, RegExp]>([
    [
      'a cost',
      { projects: [{ line: 0, id: 'x', cost: fraction(5n, 3n), more: {} }] },
      /cost of project x is 5\/3/,
    ],
    ['a budget', { budget: fraction(1n, 7n) }, /budget is 1\/7/],
    [
      'points',
      {
        voteType: 'scoring',
        voteColumns: ['voter_id', 'vote', 'points'],
        votes: [vote('v', ['9'], [fraction(1n, 6n)])],
      },
      /ballot v is 1\/6/,
    ],
    ['an id with a comma', { votes: [vote('v', ['a,b'])] }, /“a,b”/],
    ['an id with a space', { votes: [vote('v', [' a'])] }, /“ a”/],
    ['an id of nothing', { votes: [vote('v', [''])] }, /“”/],
    ['a ballot of nothing', { votes: [vote('', [])] }, /without any content/],
    ['a missing column', { projectColumns: ['project_id'] }, /cost/],
    ['points without a column', { voteType: 'cumulative' }, /points/],
  ])('%s that cannot be written is named', (_, change, said) => {
    const write = () => writePb({ ...FILE, ...change });
    expect(write).toThrow(UnwritablePb);
    expect(write).toThrow(said);
  });

  it.each([
    [0n, 1n, '0'],
    [-1n, 20n, '-0.05'],
    [12n, 1n, '12'],
    [1n, 1024n, '0.0009765625'],
    [-7n, 2n, '-3.5'],
    [10n ** 20n + 1n, 10n, '10000000000000000000.1'],
  ])('%s/%s is %s', (n, d, text) => {
    expect(decimalOf(fraction(n, d), 'it')).toBe(text);
  });
});

describe('ballots for publishing', () => {
  it('are in an order of their own and numbered anew, and tell nothing of voters', () => {
    expect(exportPb(FILE)).toBe(`META
key;value
description;"Park; phase II"
budget;100.50
vote_type;approval
num_votes;4
num_projects;2
PROJECTS
project_id;cost;votes;name
10;100.25;2;"say ""hi"""
9;0.1;3;" 두
줄 "
VOTES
voter_id;vote
1;
2;10,9
3;10,9
4;9
`);
  });

  it('keep columns on voters that are asked for, and go by them too', () => {
    const ballots = canonicalBallots(FILE, { voterColumns: ['age'] });
    expect(ballots.map(({ voter, choices, more }) => [voter, choices.join(), more])).toEqual([
      // As rows: “10,9;34”, “10,9;7”, “9;50”, “;”. Digits come before the semicolon.
      ['1', '10,9', { age: '34' }],
      ['2', '10,9', { age: '7' }],
      ['3', '9', { age: '50' }],
      ['4', '', { age: '' }],
    ]);
  });

  const points = (...values: bigint[]) => values.map((value) => fraction(value));

  it('points: most first; their sums are counted anew', () => {
    const text = exportPb({
      ...FILE,
      voteType: 'cumulative',
      projectColumns: ['project_id', 'cost', 'score'],
      voteColumns: ['voter_id', 'vote', 'points', 'sex'],
      votes: [
        vote('x', ['10', '9'], points(1n, 4n), { sex: 'F' }),
        vote('y', ['9', '10'], points(2n, 2n), { sex: 'M' }),
      ],
    });
    expect(text).toContain('project_id;cost;score\n10;100.25;3\n9;0.1;6\n');
    expect(text).toContain('voter_id;vote;points\n1;10,9;2,2\n2;9,10;4,1\n');
  });

  it('ranks stay as they are', () => {
    const ranked = canonicalBallots({ ...FILE, voteType: 'ordinal' });
    expect(ranked.map(({ choices }) => choices.join())).toEqual(['', '10,9', '9', '9,10']);
  });

  it('points that do not go with their projects are named', () => {
    const votes = [vote('x', ['9', '10'], points(1n))];
    expect(() => exportPb({ ...FILE, voteType: 'scoring', votes })).toThrow(/ballot x/);
  });

  it('bytes are those of UTF-8: characters beyond U+FFFF come last', () => {
    expect(['\u{1f333}', '\uff21', '가', 'b', 'ab', 'a', ''].sort(byBytes)).toEqual([
      '',
      'a',
      'ab',
      'b',
      '가',
      '\uff21',
      '\u{1f333}',
    ]);
  });
});

const TEXT = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', ' ', ';', '"', ',', '\n', '\r', '가', '나', '\u3000', '\ufeff', '🌳'),
  }),
  fc.constantFrom('META', 'VOTES', 'PROJECTS', '', '도서관; "작은"', 'a\r\nb', '__proto__'),
);
const ID = TEXT.filter((text) => text.trim() !== '' && text === text.trim() && !text.includes(','));
const upTo = (most: bigint) =>
  fc
    .tuple(fc.bigInt({ min: 0n, max: most }), fc.integer({ min: 0, max: 6 }))
    .map(([n, places]) => fraction(n, 10n ** BigInt(places)));
const amount = upTo(10n ** 24n);
/** Eight ballots with six of these are below 2^53 millionths. */
const points = upTo(10n ** 8n);

/** Columns besides those that are always there, and rows of them. */
const recordOf = (columns: readonly string[]) =>
  fc
    .tuple(...columns.map(() => TEXT))
    .map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])));
const columnsBut = (taken: readonly string[]) =>
  fc.uniqueArray(
    ID.filter((column) => !taken.includes(column)),
    { maxLength: 3 },
  );

const ballotOf = (ids: readonly string[], more: readonly string[], withPoints: boolean) =>
  fc.record({ voter: ID, choices: fc.shuffledSubarray([...ids]), more: recordOf(more) }).chain((ballot) =>
    fc.tuple(...ballot.choices.map(() => points)).map((given) => ({
      line: 0,
      ...ballot,
      points: withPoints ? given : null,
    })),
  );

const PB_FILE: fc.Arbitrary<PbFile> = fc
  .record({
    ids: fc.uniqueArray(ID, { minLength: 1, maxLength: 6 }),
    voteType: fc.constantFrom(...VOTE_TYPES),
    projectMore: columnsBut(['project_id', 'cost']),
    voteMore: columnsBut(['voter_id', 'vote', 'points']),
    notes: fc.dictionary(
      ID.filter((key) => key !== 'budget' && key !== 'vote_type'),
      TEXT,
      { maxKeys: 4 },
    ),
    budget: amount,
  })
  .chain(({ ids, voteType, projectMore, voteMore, notes, budget }) => {
    const withPoints = voteType === 'cumulative' || voteType === 'scoring';
    return fc.record({
      meta: fc.constant({ ...notes, budget: decimalOf(budget, 'budget'), vote_type: voteType }),
      budget: fc.constant(budget),
      voteType: fc.constant(voteType),
      projectColumns: fc.constant(['project_id', ...projectMore, 'cost']),
      projects: fc.tuple(
        ...ids.map((id) =>
          fc.record({ line: fc.constant(0), id: fc.constant(id), cost: amount, more: recordOf(projectMore) }),
        ),
      ),
      voteColumns: fc.constant(['voter_id', ...voteMore, 'vote', ...(withPoints ? ['points'] : [])]),
      votes: fc.array(ballotOf(ids, voteMore, withPoints), { maxLength: 8 }),
    });
  });

describe('any file', () => {
  it('is the same file when it has been written and read', () => {
    fc.assert(
      fc.property(PB_FILE, (file) => {
        expect(unplaced(read(writePb(file)))).toEqual(unplaced(file));
      }),
    );
  });

  it('is published in the same bytes, whatever the order of its ballots, and so is what was published', () => {
    const shuffled = PB_FILE.chain((file) =>
      fc.tuple(
        fc.constant(file),
        fc.shuffledSubarray([...file.votes], { minLength: file.votes.length }),
        fc.boolean(),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([file, votes, keep]) => {
        const options = { voterColumns: keep ? file.voteColumns : [] };
        const text = exportPb(file, options);
        const renamed = votes.map((one, at) => ({ ...one, voter: `someone ${votes.length - at}` }));
        expect(exportPb({ ...file, votes: renamed }, options)).toBe(text);
        expect(exportPb(read(text), options)).toBe(text);
      }),
    );
  });

  it('is published in the same bytes, whatever the order in which boxes were ticked', () => {
    const ticked = {
      ...FILE,
      votes: FILE.votes.map((one) => ({ ...one, choices: [...one.choices].reverse() })),
    };
    expect(exportPb(ticked)).toBe(exportPb(FILE));
  });
});

it('twenty thousand ballots', () => {
  const votes = Array.from({ length: 20_000 }, (_, at) =>
    vote(`v${at}`, at % 3 === 0 ? ['9', '10'] : [at % 2 === 0 ? '9' : '10'], null, { age: String(at % 90) }),
  );
  const text = exportPb({ ...FILE, votes });
  expect(exportPb({ ...FILE, votes: votes.toReversed() })).toBe(text);
  // 6,667 of 0…19,999 are multiples of three, of the others half are even: 3,334 of 20,000 are multiples of six.
  expect(read(text).projects.map(({ more }) => more['votes'])).toEqual(['13334', '13333']);
});

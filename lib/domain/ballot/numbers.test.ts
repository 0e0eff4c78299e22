import { describe, expect, it } from 'vitest';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { countsBefore, outcomeOf, voteOf } from '@/lib/domain/ballot/count-choice';
import { ballotsFile, pabulibRule } from '@/lib/domain/ballot/count-file';
import { GrowingTree } from '@/lib/domain/ballot/count-tree';
import { hashLeaf, rootOf, treeInMemory } from '@/lib/domain/ballot/merkle';
import { type ChannelNumbers, type Numbers, numbersDocument } from '@/lib/domain/ballot/numbers';
import { type InvariantName, invariantsOf } from '@/lib/domain/ballot/numbers-check';
import { agreedStatements, readSigned, readStatement, signedText } from '@/lib/domain/ballot/statement';
import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';
import { type PbFile, readPb } from '@/lib/domain/participation/pb';
import type { RulesDocument } from '@/lib/domain/participation/rules-document';

const HASH = 'a'.repeat(64);

const rules = (more: Partial<BallotRules> = {}): BallotRules => ({
  track: 'general',
  name: { ko: '일반', en: 'General' },
  file: 'general.pb',
  type: 'approval',
  least: 1,
  most: 3,
  points: null,
  fields: [],
  blank: 'counts',
  ceiling: '1000',
  projects: [1, 2, 3, 4].map((number) => ({ number, title: `사업 ${number}`, cost: '300' })),
  ...more,
});

const channel = (more: Partial<ChannelNumbers> = {}): ChannelNumbers => ({
  casts: 0,
  superseded: 0,
  voided: 0,
  invalid: {},
  blank: 0,
  counted: 0,
  ...more,
});

interface World {
  electronic?: Partial<ChannelNumbers>;
  paper?: Partial<ChannelNumbers>;
  eligible?: number;
  credentials?: number;
  checkIns?: number;
  leaves?: number;
}

function numbersOf({
  electronic,
  paper,
  eligible = 0,
  credentials = 0,
  checkIns = 0,
  leaves,
}: World): Numbers {
  const channels = { electronic: channel(electronic), paper: channel(paper) };
  return {
    format: 'gotgan-numbers/1',
    election: '4111000-2027',
    rules_sha256: HASH,
    keys: { ledger: 'l', paper: 'p', encryption: 'e', tracks: { general: 'g' } },
    heads_sha256: HASH,
    leaves_sha256: HASH,
    head: { size: leaves ?? channels.electronic.casts + channels.paper.casts, root: HASH },
    tracks: [
      {
        track: 'general',
        file: 'general.pb',
        blank_rule: 'counts',
        eligible,
        credentials,
        paper_check_ins: checkIns,
        channels,
      },
    ],
  };
}

/** A ballots file as it might be published: what its column `votes` says is written by hand. */
function fileOf(votes: readonly number[], ballots: readonly string[]): PbFile {
  const { file } = readPb(
    [
      'META\nkey;value\nbudget;1000\nvote_type;approval',
      'PROJECTS\nproject_id;cost;votes',
      ...votes.map((number, at) => `${at + 1};300;${number}`),
      'VOTES\nvoter_id;vote',
      ...ballots.map((choices, at) => `${at + 1};${choices}`),
      '',
    ].join('\n'),
  );
  if (file === null) throw new Error('the file cannot be read');
  return file;
}

function broken(
  numbers: Numbers,
  file: PbFile,
  { own = rules(), hashes = [HASH] }: { own?: BallotRules; hashes?: readonly string[] } = {},
): InvariantName[] {
  const found = invariantsOf({
    numbers,
    ballots: [own],
    files: { 'general.pb': file },
    rulesHashes: hashes,
  });
  return found.filter(({ ok }) => !ok).map(({ name }) => name);
}

const GOOD = fileOf([2, 2, 1, 0], ['1', '1,2', '2,3']);
const good = () => numbersOf({ electronic: { casts: 3, counted: 3 }, eligible: 5, credentials: 4 });

describe('what must hold', () => {
  it('holds of a good count', () => {
    expect(broken(good(), GOOD)).toEqual([]);
    expect(numbersDocument.parse(good())).toEqual(good());
  });

  it.each<[string, Numbers, InvariantName[]]>([
    [
      'a key without a credential',
      { ...good(), tracks: good().tracks.map((track) => ({ ...track, credentials: 2 })) },
      ['voters-have-credentials'],
    ],
    [
      'more sheets than check-ins',
      numbersOf({ paper: { casts: 3, counted: 3 }, eligible: 3, checkIns: 2 }),
      ['sheets-were-checked-in'],
    ],
    [
      'more admitted than eligible',
      numbersOf({ electronic: { casts: 3, counted: 3 }, credentials: 4, checkIns: 2, eligible: 5 }),
      ['together-eligible'],
    ],
    [
      'a counted ballot that is no leaf',
      numbersOf({ electronic: { casts: 3, counted: 3 }, eligible: 5, credentials: 4, leaves: 2 }),
      ['casts-are-leaves'],
    ],
    [
      'a ballot in the file that was not counted',
      numbersOf({ electronic: { casts: 3, counted: 2, voided: 1 }, eligible: 5, credentials: 4 }),
      ['file-is-counted'],
    ],
  ])('finds %s', (_, numbers, names) => {
    expect(broken(numbers, GOOD)).toEqual(names);
  });

  it('finds rules that changed between opening and publication', () => {
    expect(broken(good(), GOOD, { hashes: [HASH, 'b'.repeat(64)] })).toEqual(['one-rules-hash']);
  });

  it('finds what names no project of the rules', () => {
    const own = rules({ projects: rules().projects.slice(0, 2) });
    expect(broken(good(), GOOD, { own })).toEqual(['ballots-keep-rules']);
  });
});

describe('counts that went wrong', () => {
  it('Gwangju Buk-gu 2017: 1,274 voters chose three each, and 3,835 votes were published in the place of 3,822', () => {
    const ballots = Array.from({ length: 1274 }, () => '1,2,3');
    const numbers = numbersOf({
      electronic: { casts: 1274, counted: 1274 },
      eligible: 1274,
      credentials: 1274,
    });
    const own = rules({ least: 3, most: 3 });
    expect(broken(numbers, fileOf([1274, 1274, 1274, 0], ballots), { own })).toEqual([]);
    const published = invariantsOf({
      numbers,
      ballots: [own],
      files: { 'general.pb': fileOf([1280, 1281, 1274, 0], ballots) },
      rulesHashes: [HASH],
    }).filter(({ ok }) => !ok);
    expect(published).toMatchObject([
      { name: 'votes-are-choices', left: 3835, right: 3822 },
      { name: 'exactly-so-many', left: 3835, right: 3822 },
    ]);
  });

  it('Gdańsk 2018: cards of 11,414 people were handed in and never counted', () => {
    const ballots = Array.from({ length: 32_486 }, () => '1');
    const counted = { casts: 32_486, counted: 32_486 };
    const who = { eligible: 60_000, credentials: 50_000 };
    const file = fileOf([32_486, 0, 0, 0], ballots);
    const forgotten = numbersOf({ electronic: { ...counted, casts: 43_900 }, ...who });
    expect(broken(forgotten, file)).toEqual(['every-cast-told']);
    // Nor can they be left out of both: they are in the ledger.
    expect(broken(numbersOf({ electronic: counted, ...who, leaves: 43_900 }), file)).toEqual([
      'casts-are-leaves',
    ]);
  });

  it('Gdynia: 365 people chose more projects than were allowed, and were counted', () => {
    const ballots = [
      ...Array.from({ length: 1000 }, () => '1,2'),
      ...Array.from({ length: 365 }, () => '1,2,3,4'),
    ];
    const numbers = numbersOf({
      electronic: { casts: 1365, counted: 1365 },
      eligible: 1365,
      credentials: 1365,
    });
    const found = invariantsOf({
      numbers,
      ballots: [rules()],
      files: { 'general.pb': fileOf([1365, 1365, 365, 365], ballots) },
      rulesHashes: [HASH],
    }).filter(({ ok }) => !ok);
    expect(found).toMatchObject([{ name: 'ballots-keep-rules', left: 365, right: 0 }]);
  });
});

describe('which leaf counts', () => {
  const key = (byte: number) => new Uint8Array(32).fill(byte);
  const leaf = (byte: number) => toBase64(key(byte));
  it('is the one with the highest counter, of equal ones the one with the lower hash', () => {
    expect(countsBefore({ counter: 2, leaf: leaf(9) }, { counter: 1, leaf: leaf(1) })).toBe(true);
    expect(countsBefore({ counter: 1, leaf: leaf(1) }, { counter: 2, leaf: leaf(9) })).toBe(false);
    expect(countsBefore({ counter: 2, leaf: leaf(1) }, { counter: 2, leaf: leaf(9) })).toBe(true);
    expect(countsBefore({ counter: 2, leaf: leaf(9) }, { counter: 2, leaf: leaf(1) })).toBe(false);
  });

  it('is one for each key of a track, and for each sheet', () => {
    const of = (track: string, byte: number, counter: number) => ({ track, publicKey: key(byte), counter });
    expect(voteOf(of('a', 1, 1), 'electronic')).toBe(voteOf(of('a', 1, 2), 'electronic'));
    expect(voteOf(of('a', 1, 1), 'electronic')).not.toBe(voteOf(of('b', 1, 1), 'electronic'));
    expect(voteOf(of('a', 1, 1), 'paper')).not.toBe(voteOf(of('a', 1, 2), 'paper'));
  });

  it('a ballot is counted, blank, taken back or invalid', () => {
    const ballot = (choices: number[], more: Partial<Ballot> = {}): Ballot => ({
      void: false,
      choices,
      points: null,
      ...more,
    });
    expect(outcomeOf(rules(), ballot([1]))).toMatchObject({ kind: 'counted', blank: false });
    expect(outcomeOf(rules(), ballot([]))).toMatchObject({ kind: 'counted', blank: true });
    expect(outcomeOf(rules({ blank: 'apart' }), ballot([]))).toEqual({ kind: 'blank' });
    expect(outcomeOf(rules(), ballot([], { void: true }))).toEqual({ kind: 'voided' });
    expect(outcomeOf(rules(), ballot([1, 2, 3, 4]))).toEqual({ kind: 'invalid', reason: 'too-many' });
    expect(outcomeOf(rules(), null)).toEqual({ kind: 'invalid', reason: 'does-not-open' });
  });
});

it('the tree that grows has the roots of RFC 9162', async () => {
  const leaves = await Promise.all(Array.from({ length: 21 }, (_, at) => hashLeaf(Uint8Array.of(at))));
  const nodes = await treeInMemory(leaves);
  const tree = new GrowingTree();
  for (const [at, leaf] of leaves.entries()) {
    expect(await tree.root()).toEqual(await rootOf(at, nodes));
    await tree.add(leaf);
  }
  expect(await tree.root()).toEqual(await rootOf(21, nodes));
});

describe('the ballots file', () => {
  const document: RulesDocument = {
    format: 'gotgan-rules/1',
    title: { ko: '투표', en: 'Vote' },
    election: '4111000-2027',
    ballots: [{ file: 'general.pb' }],
    tracks: [
      {
        track: 'general',
        stages: [
          {
            stage: 'select',
            ballots: 'general.pb',
            rule: 'greedy_by_votes',
            ties: 'mincost',
            budget: '1000',
          },
        ],
      },
    ],
  };
  const facts = {
    rules: document,
    rulesHash: '0'.repeat(64),
    unit: '수원시',
    begins: '2026-11-01T00:00:00Z',
    ends: '2026-11-10T15:30:00Z',
  };
  const chosen = (...choices: number[]): Ballot => ({ void: false, choices, points: null });

  it('is read without a remark, and is the same for the same ballots in any order', () => {
    const ballots = [chosen(2, 1), chosen(3), chosen(4), chosen(1, 2)];
    const text = ballotsFile(facts, rules(), ballots);
    expect(text).toBe(ballotsFile(facts, rules(), ballots.toReversed()));
    expect(readPb(text).problems).toEqual([]);
    expect(text).toContain(
      'description;투표 · 일반\ncountry;South Korea\nunit;수원시\nsubunit;일반\ninstance;2027\nnum_projects;4\nnum_votes;4\nbudget;1000\nvote_type;approval\nrule;greedy\ndate_begin;01.11.2026\ndate_end;11.11.2026\n',
    );
    expect(text.slice(text.indexOf('VOTES\n'))).toBe('VOTES\nvoter_id;vote\n1;1,2\n2;1,2\n3;3\n4;4\n');
  });

  it.each<[BallotRules['type'], Partial<BallotRules>, Ballot[], RegExp]>([
    ['knapsack', { most: 4 }, [chosen(1, 2, 3), chosen(4)], /max_length;4\nmax_sum_cost;1000\n/],
    [
      'points',
      { points: 10 },
      [
        { void: false, choices: [1, 2], points: [4, 6] },
        { void: false, choices: [3, 4], points: [5, 5] },
      ],
      /vote_type;cumulative[^]*max_sum_points;10[^]*VOTES\nvoter_id;vote;points\n1;2,1;6,4\n2;3,4;5,5\n/,
    ],
    ['ranking', { most: 4 }, [chosen(4, 3, 2, 1)], /vote_type;ordinal[^]*VOTES\nvoter_id;vote\n1;4,3,2,1\n/],
  ])('of a ballot that is %s', (type, more, ballots, form) => {
    const text = ballotsFile(facts, rules({ type, ...more }), ballots);
    expect(text).toMatch(form);
    expect(readPb(text).problems).toEqual([]);
  });

  it('names a rule as Pabulib names its kind', () => {
    expect(
      ['mes_cost+add1u', 'mes_cost', 'greedy_no_skip', 'greedy_by_score', 'seq_phragmen'].map(pabulibRule),
    ).toEqual(['equalshares/add1', 'equalshares', 'greedy-no-skip', 'greedy', 'unknown']);
  });
});

describe('a statement', () => {
  const statement = `{"ballots":[{"file":"general.pb","sha256":"${HASH}"}],"election":"4111000-2027","format":"gotgan-count/1","head":{"root":"${HASH}","size":3},"numbers_sha256":"${HASH}","program":"open-gotgan 0.1.0","result_sha256":"${HASH}","rules_sha256":"${HASH}","seed":null}`;
  const signed = (body: string, key: number, said = statement) => ({
    machine: body,
    body,
    key: new Uint8Array(32).fill(key),
    statement: said,
    signature: new Uint8Array(64),
  });

  it('has one form', () => {
    expect(readStatement(statement)).toMatchObject({ election: '4111000-2027', seed: null });
    expect(readStatement(` ${statement}`)).toBeNull();
    expect(readStatement(statement.replace('"seed":null', '"seed":7'))).toBeNull();
    expect(readSigned(signedText(signed('의회', 1)))).toEqual(signed('의회', 1));
  });

  it('is agreed on by two bodies, each with its own key', () => {
    const other = statement.replace('"size":3', '"size":4');
    const council = signed('의회', 1);
    expect(agreedStatements([council, signed('감사부서', 2)])).toEqual([statement]);
    expect(agreedStatements([council, signed('의회', 2)])).toEqual([]);
    expect(agreedStatements([council, signed('감사부서', 1)])).toEqual([]);
    expect(agreedStatements([council, signed('감사부서', 2, other)])).toEqual([]);
    const committee = signed('주민참여예산위원회', 3);
    expect(agreedStatements([signed('의회', 1, other), signed('감사부서', 2), committee])).toEqual([
      statement,
    ]);
  });
});

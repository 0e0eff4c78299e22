import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRules } from '@/lib/domain/participation';
import { RULES_DOCUMENT, RULES_TEXT } from '@/lib/domain/participation/recount.test-support';

type Rules = typeof RULES_DOCUMENT;
const changed = (change: (rules: Rules) => unknown) => {
  const rules = structuredClone(RULES_DOCUMENT);
  change(rules);
  return JSON.stringify(rules);
};
const stageOf = ({ tracks }: Rules, track: number, at: number) =>
  tracks[track]?.stages[at] as Record<string, unknown>;

describe('the rule document', () => {
  it('is read as written, with a byte-order mark too', () => {
    expect(readRules(RULES_TEXT)).toEqual(RULES_DOCUMENT);
    expect(readRules(`\ufeff${RULES_TEXT}`)).toEqual(RULES_DOCUMENT);
  });

  it('stands as an example in the documentation', () => {
    const [, example = ''] = /```json\n([^]+?)```/.exec(readFileSync('docs/recount.md', 'utf8')) ?? [];
    expect(readRules(example).tracks.map(({ track }) => track)).toEqual(['일반', '청년']);
  });

  it.each<[string, (rules: Rules) => unknown, string]>([
    ['another form', (r) => (r.format = 'gotgan-rules/2'), '$.format: '],
    ['a key that nobody knows', (r) => Object.assign(r, { quorum: 5 }), '$: Unrecognized key: "quorum"'],
    ['one language alone', (r) => (r.title.en = ''), '$.title.en: '],
    ['an unknown rule', (r) => (stageOf(r, 1, 0)['rule'] = 'mood'), '$.tracks[1].stages[0].rule: '],
    [
      'a rounded figure',
      (r) => (stageOf(r, 0, 0)['atLeast'] = '0.15'),
      '$.tracks[0].stages[0].atLeast: must',
    ],
    [
      'a figure that is a number',
      (r) => (stageOf(r, 0, 2)['atLeast'] = 28),
      '$.tracks[0].stages[2].atLeast: ',
    ],
    [
      'a division by zero',
      (r) => (stageOf(r, 0, 0)['atLeast'] = '1/0'),
      '$.tracks[0].stages[0].atLeast: must',
    ],
    [
      'a way out of the folder',
      (r) => (r.ballots[0] = { file: '../x.pb' }),
      '$.ballots[0].file: must be a plain',
    ],
    ['a folder within', (r) => (r.ballots[0] = { file: 'a/x.pb' }), '$.ballots[0].file: must be a plain'],
    ['a hidden file', (r) => (r.ballots[0] = { file: '.x.pb' }), '$.ballots[0].file: must be a plain'],
    ['an address', (r) => (r.ballots[0] = { file: 'http:x.pb' }), '$.ballots[0].file: must be a plain'],
    [
      'a file twice',
      (r) => r.ballots.push({ file: 'youth.pb' }),
      '$.ballots[4].file: “youth.pb” stands twice',
    ],
    ['a file that no stage counts', (r) => r.ballots.push({ file: 'x.pb' }), '$.ballots[4]: no stage counts'],
    ['a file that is not named', (r) => r.ballots.pop(), '$.tracks[1].stages[0]: “youth.pb” is none of'],
    [
      'a track twice',
      (r) => ((r.tracks[1] ?? r.tracks[0]!).track = 'general'),
      '$.tracks[1].track: “general”',
    ],
    ['no select', (r) => r.tracks[0]?.stages.pop(), '$.tracks[0].stages[2]: a track ends with its one stage'],
    [
      'select twice',
      (r) => r.tracks[1]?.stages.push(stageOf(r, 1, 0) as never),
      '$.tracks[1].stages[0]: a track',
    ],
    [
      'panels twice',
      (r) => r.tracks[0]?.stages.splice(1, 0, stageOf(r, 0, 1) as never),
      '$.tracks[0].stages[2]: a track has panels once',
    ],
    ['a panel twice', (r) => doubled(stageOf(r, 0, 1)['panels']), '$.tracks[0].stages[1]: panel “residents”'],
    [
      'a score before the panels',
      (r) => r.tracks[0]?.stages.splice(1, 1),
      '$.tracks[0].stages[1]: there is no',
    ],
    ['no increment', (r) => delete stageOf(r, 1, 0)['increment'], '$.tracks[1].stages[0]: the rule raises'],
    [
      'an idle increment',
      (r) => (stageOf(r, 1, 0)['rule'] = 'mes_cost'),
      '$.tracks[1].stages[0]: the rule does not',
    ],
    [
      'ballots of nobody',
      (r) => delete stageOf(r, 0, 0)['ballots'],
      '$.tracks[0].stages[0]: say of which ballots',
    ],
    [
      'a lot from nowhere',
      (r) => delete (r as Partial<Rules>).seedSource,
      '$.seedSource: a tie rule needs a lot',
    ],
    ['a seed for nothing', (r) => (stageOf(r, 0, 3)['ties'] = 'lex'), '$.seedSource: no tie rule needs'],
  ])('%s is refused by its path', (_, change, message) => {
    expect(() => readRules(changed(change))).toThrow(message);
  });

  it('that is no JSON is none', () => {
    expect(() => readRules('{')).toThrow(/rules\.json is no JSON/);
    expect(() => readRules(Uint8Array.of(0xff, 0xfe))).toThrow(/not UTF-8/);
  });
});

function doubled(panels: unknown): void {
  if (Array.isArray(panels)) panels.push(panels[0]);
}

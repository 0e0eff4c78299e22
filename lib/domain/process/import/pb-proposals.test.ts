import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type PbFile, readPb } from '@/lib/domain/participation';
import type { ImportRules } from '@/lib/domain/process/import/draft';
import { Intake } from '@/lib/domain/process/import/intake';
import { pbProposals } from '@/lib/domain/process/import/pb-proposals';
import { DEFAULT_TRACK, readTrack } from '@/lib/domain/process/import/tracks';
import { stateOf } from '@/lib/domain/process/states';

const youth = readTrack('youth=청년');
const RULES: ImportRules = {
  tracks: youth === null ? [] : [DEFAULT_TRACK, youth],
  phases: [
    { phase: 'proposing', begins: '2023-03-01T00:00:00Z', ends: '2023-04-01T00:00:00Z' },
    { phase: 'result', begins: '2023-09-30T00:00:00Z', ends: null },
  ],
  authors: 'masked',
  now: '2027-01-01T00:00:00Z',
};
const ONE_TRACK = { ...RULES, tracks: [DEFAULT_TRACK] };

function read(text: string): PbFile {
  const { file, problems } = readPb(text);
  if (file === null) throw new Error(JSON.stringify(problems));
  return file;
}
function taken(file: PbFile, rules: ImportRules, trackColumn: string | null = null) {
  const { rows, ...more } = pbProposals(file, rules, trackColumn);
  const intake = new Intake(rules, { number: 'project_id', outcome: 'selected' });
  for (const row of rows) intake.take(row);
  return { intake, ...more };
}
const pb = (header: string, projects: readonly string[]) =>
  `META\nkey;value\nbudget;1000\nvote_type;approval\nPROJECTS\n${header}\n${projects.join('\n')}\nVOTES\nvoter_id;vote\n1;${projects[0]?.split(';')[0]}\n`;

describe('projects of a .pb file', () => {
  it('become proposals that were voted on, with costs as official costs', () => {
    const file = read(
      pb('project_id;cost;name;category;selected;votes', [
        '7;300;그늘막;청년;1;1',
        '12;200;화단;general;0;0',
        '3;5;벽화;일반;;0',
      ]),
    );
    const { intake, unknown, numbered } = taken(file, RULES, 'category');
    expect([unknown, numbered]).toEqual([['votes'], false]);
    expect(
      intake.drafts.map(({ number, track, title, content, steps }) => [
        number,
        track,
        title,
        content,
        stateOf(steps),
        steps[1]?.officialCost,
      ]),
    ).toEqual([
      [7, 'youth', '그늘막', '(자료에 없음)', 'won', 300],
      [12, 'general', '화단', '(자료에 없음)', 'lost', 200],
      [3, 'general', '벽화', '(자료에 없음)', 'on-ballot', 5],
    ]);
  });

  it('are kept aside where the cost is not whole, the result unclear, the name missing', () => {
    const file = read(
      pb('project_id;cost;name;selected', [
        '1;12.5;그늘막;1',
        '2;10;화단;3',
        '3;10;;0',
        '4;9007199254740992;벽화;0',
      ]),
    );
    expect(
      taken(file, ONE_TRACK).intake.rejected.map(({ line, column, value, kind }) => [
        line,
        column,
        value,
        kind,
      ]),
    ).toEqual([
      [7, 'cost', '25/2', 'not-whole-won'],
      [8, 'selected', '3', 'unknown-outcome'],
      [9, 'name', '', 'missing'],
      [10, 'cost', '9007199254740992', 'amount-too-large'],
    ]);
  });

  it('are numbered in the order of their ids where these are no numbers, in whichever order they stand', () => {
    const projects = ['B2;10;화단', 'A1;20;그늘막', '007;5;벽화'];
    const numbers = (rows: readonly string[]) =>
      Object.fromEntries(
        taken(read(pb('project_id;cost;name', rows)), ONE_TRACK).intake.drafts.map(({ number, content }) => [
          content,
          number,
        ]),
      );
    const expected = {
      '(자료에 없음)\n원 자료의 사업번호: 007': 1,
      '(자료에 없음)\n원 자료의 사업번호: A1': 2,
      '(자료에 없음)\n원 자료의 사업번호: B2': 3,
    };
    expect(numbers(projects)).toEqual(expected);
    expect(numbers(projects.toReversed())).toEqual(expected);
  });
});

const ROOT = '../shared/pabulib/instances';
/** Of each published file: proposals, rows kept aside, winners, whether they were numbered. */
const PUBLISHED: Record<string, readonly [number, number, number, boolean]> = {
  'Netherlands_Assen_2024.pb': [14, 0, 9, false],
  'Poland_Swiecie_2023.pb': [22, 0, 17, true],
  'Poland_Warszawa_2026_Sielce.pb': [1, 0, 1, false],
  'Poland_Lodz_2025_Chojny-Dabrowa.pb': [32, 0, 4, true],
  'Poland_Wroclaw_2017_Rejon_nr_11_750.pb': [3, 0, 1, false],
  // No column `selected`: what came of them is not known.
  'Poland_Zabrze_2021.pb': [5, 0, 0, true],
  // No names at all.
  'US_Stanford_Dataset_PB_Cambridge_2019_vote_approvals.pb': [0, 20, 0, false],
};

describe.skipIf(!existsSync(ROOT))('published elections', () => {
  it.each(Object.entries(PUBLISHED))('%s', (name, expected) => {
    const { intake, numbered } = taken(read(readFileSync(`${ROOT}/${name}`, 'utf8')), ONE_TRACK);
    const winners = intake.drafts.filter(({ steps }) => stateOf(steps) === 'won').length;
    expect([intake.drafts.length, intake.rejectedRows, winners, numbered]).toEqual(expected);
  });

  it('all of them are taken or kept aside, row by row, and every step may follow', () => {
    for (const name of readdirSync(ROOT)) {
      const file = read(readFileSync(`${ROOT}/${name}`, 'utf8'));
      const { intake } = taken(file, ONE_TRACK);
      expect([name, intake.rows, intake.missingPhase]).toEqual([name, file.projects.length, null]);
      expect([name, intake.drafts.length + intake.rejectedRows]).toEqual([name, file.projects.length]);
      for (const { steps } of intake.drafts) expect(stateOf(steps)).toMatch(/^(won|lost|on-ballot)$/);
    }
  });
});

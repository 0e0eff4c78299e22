import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { tallyCommand } from '@/lib/cli/commands/tally';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ELECTION = `META
key;value
budget;300
vote_type;approval
PROJECTS
project_id;cost
park;200
library;100
bench;150
VOTES
voter_id;vote
1;park,library
2;park
3;library,bench
`;

function fileOf(text: string): string {
  const file = path.join(folder, 'election.pb');
  writeFileSync(file, text);
  return file;
}

describe('gotgan tally', () => {
  let said = '';
  beforeEach(() => {
    said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      said += String(chunk);
      return true;
    });
  });
  const tally = (...args: string[]) => tallyCommand().exitOverride().parseAsync(args, { from: 'user' });

  it('prints one entry for each rule and tie rule, with the rounds where they are asked for', async () => {
    await tally(
      fileOf(ELECTION),
      '--rule',
      'greedy_by_votes,mes_cost',
      '--ties',
      'mincost,lex',
      '--explain',
      '--json',
    );
    const results = JSON.parse(said) as Record<string, unknown>[];
    expect(
      results.map(({ rule, ties, winners, cost, endowment }) => [rule, ties, winners, cost, endowment]),
    ).toEqual([
      ['greedy_by_votes', 'mincost', ['library', 'park'], 300, null],
      ['greedy_by_votes', 'lex', ['library', 'park'], 300, null],
      ['mes_cost', 'mincost', ['library'], 100, '100'],
      ['mes_cost', 'lex', ['library'], 100, '100'],
    ]);
    expect(results[2]).toMatchObject({
      endowment: '100',
      rounds: [{ project: 'library', max_payment: '50', pay_full: 2 }],
      virtual_money: 300,
      unspent_virtual_money: 200,
      losers_money_behind: { park: [150, 200], bench: [50, 150] },
    });
  });

  it('counts by all rules that the ballots allow', async () => {
    await tally(fileOf(ELECTION), '--rule', 'all', '--json');
    expect((JSON.parse(said) as unknown[]).length).toBeGreaterThan(15);
  });

  it('draws the lot from the seed, and asks for one where it is missing', async () => {
    // printf '%s' 1a | sha256sum begins with a73f, that of 1b with 2caf.
    const equal =
      'META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\na;100\nb;100\nVOTES\nvoter_id;vote\n1;a,b\n';
    const args = [fileOf(equal), '--rule', 'greedy_by_votes', '--ties', 'mincost,mincost+lot,lot'];
    await tally(...args, '--seed', '1', '--json');
    expect((JSON.parse(said) as { winners: string[] }[]).map(({ winners }) => winners)).toEqual([
      ['a'],
      ['b'],
      ['b'],
    ]);
    await expect(tally(...args)).rejects.toThrow(/a lot needs a seed/);
    await expect(tally(...args, '--seed', ' ')).rejects.toMatchObject({ exitCode: 2 });
  });

  it('names the lines of a file that cannot be counted', async () => {
    const broken = ELECTION.replace('2;park', '2;park,pool');
    await expect(tally(fileOf(broken), '--rule', 'mes_cost')).rejects.toThrow(
      /line 13: ballot 2: there is no project .?pool/,
    );
    await expect(tally(path.join(folder, 'none.pb'), '--rule', 'mes_cost')).rejects.toThrow(/no such file/);
    await expect(tally(fileOf(ELECTION), '--rule', 'mood')).rejects.toThrow(/is none of/);
    const latin = path.join(folder, 'latin.pb');
    writeFileSync(latin, Buffer.from(ELECTION.replace('park', 'p\u00e4rk'), 'latin1'));
    await expect(tally(latin, '--rule', 'mes_cost')).rejects.toThrow(/not in UTF-8/);
  });

  it('does not count points or ranks where ballots give none', async () => {
    await expect(tally(fileOf(ELECTION), '--rule', 'mes_points')).rejects.toThrow(
      /mes_points counts ballots of the kinds cumulative, scoring; these are approval/,
    );
    await expect(tally(fileOf(ELECTION), '--rule', 'greedy_by_borda')).rejects.toThrow(/kinds ordinal/);
  });
});

import { describe, expect, it } from 'vitest';
import { recount, type RecountInput, RecountRefused } from '@/lib/domain/participation';
import { figuresOf } from '@/lib/domain/participation/figures';
import { toText } from '@/lib/domain/participation/fraction';
import { readPb } from '@/lib/domain/participation/pb';
import {
  EXPECTED,
  FILES,
  RULES_DOCUMENT,
  RULES_TEXT,
  SEED,
} from '@/lib/domain/participation/recount.test-support';

const VOTE: RecountInput = { rules: RULES_TEXT, ballots: FILES, seed: SEED };

/** The same vote under rules that name no hashes, so that its files may change. */
function free(files: Partial<typeof FILES>, change: (rules: typeof RULES_DOCUMENT) => unknown = () => null) {
  const rules = structuredClone(RULES_DOCUMENT);
  rules.ballots = rules.ballots.map(({ file }) => ({ file }));
  change(rules);
  return recount({ rules: JSON.stringify(rules), ballots: { ...FILES, ...files }, seed: SEED });
}

describe('the count of a vote from what was published', () => {
  it('is that by hand, every figure', async () => {
    expect((await recount(VOTE)).result).toEqual(EXPECTED);
  });

  it('has the bytes and the hash that another program makes of the result by hand', async () => {
    const { bytes, sha256 } = await recount(VOTE);
    // python3: json.dumps(expected, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
    expect(bytes).toHaveLength(3646);
    expect(sha256).toBe('4075106d530ce263283f74476fdc58e862873585a1e27be36167d25bbbfc2e64');
  });

  it('is the same from bytes, and with white space around the seed', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const ballots = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, bytes(text)]));
    const { sha256 } = await recount({ rules: bytes(RULES_TEXT), ballots, seed: ` ${SEED}\r\n` });
    expect(sha256).toBe((await recount(VOTE)).sha256);
  });

  it('does not hang on the order of ballots or projects in a file', async () => {
    const { result } = await free({});
    const turned = (text: string) => {
      const [head = '', votes = ''] = text.split('VOTES\n');
      const [meta = '', projects = ''] = head.split('PROJECTS\n');
      const back = (table: string) => {
        const [header = '', ...rows] = table.trim().split('\n');
        return [header, ...rows.reverse()].join('\n');
      };
      return `${meta}PROJECTS\n${back(projects)}\nVOTES\n${back(votes)}\n`;
    };
    const files = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, turned(text)]));
    const other = await free(files);
    expect(other.result.ballots).not.toEqual(result.ballots);
    expect(other.result.tracks).toEqual(result.tracks);
  });

  it('does not take a seed in that no tie rule needs', async () => {
    const { result } = await free({}, (rules) => {
      delete (rules as Partial<typeof rules>).seedSource;
      Object.assign(rules.tracks[0]?.stages[3] ?? {}, { ties: 'mincost' });
    });
    expect([result.seed, result.tracks[0]?.lot]).toEqual([null, null]);
    // By id as text the bench comes before the park.
    expect(result.tracks[0]?.stages[3]).toMatchObject({ winners: ['bench', 'library'] });
  });

  it('leaves in what has exactly as much as is needed', async () => {
    const out = async (atLeast: string) => {
      const { result } = await free({}, by('share-of-ballots', atLeast));
      return result.tracks[0]?.stages[0];
    };
    // The mural has 2 of 8 ballots.
    expect(await out('1/4')).toMatchObject({ out: ['pool'] });
    expect(await out('2/7')).toMatchObject({ out: ['mural', 'pool'] });
  });

  it('with no_skip ends at the first that does not fit', async () => {
    const rule = (name: string) =>
      free({}, ({ tracks: [general] }) => {
        general?.stages.splice(2, 1);
        Object.assign(general?.stages[2] ?? {}, { rule: name });
      });
    // library 100, park 150; the bench for 150 does not fit, the mural for 50 would.
    const skipping = await rule('greedy_by_panels');
    expect(skipping.result.tracks[0]?.stages[2]).toMatchObject({ order: ['library', 'park', 'mural'] });
    const ended = await rule('greedy_by_panels_no_skip');
    expect(ended.result.tracks[0]?.stages[2]).toMatchObject({ order: ['library', 'park'] });
  });
});

describe('a recount is refused', () => {
  const refusal = async (vote: Promise<unknown>) => {
    const error: unknown = await vote.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RecountRefused);
    return (error as Error).message;
  };

  it('where a ballots file is not the one that the rules name, with both hashes', async () => {
    const ballots = { ...FILES, 'residents.pb': FILES['residents.pb'].replace('6;pool', '6;park') };
    const said = await refusal(recount({ ...VOTE, ballots }));
    // sha256sum of the file after the change
    expect(said).toContain('d83f614f541e9173923857f0d014b9cb2daf8c45a197abcd1b2a84ddfd9dc2a6');
    expect(said).toContain('903ab990bbb35e18dc3d0e7e79d568c5ba76d0d58142275b918bd0a884aeb18e');
  });

  it('where a file or the seed is missing, and says where the seed comes from', async () => {
    expect(await refusal(recount({ ...VOTE, ballots: {} }))).toMatch(/residents\.pb is missing/);
    expect(await refusal(recount({ ...VOTE, seed: ' \n' }))).toMatch(
      /the seed is missing; it comes from: The six numbers of the public draw of 5 October/,
    );
  });

  it('where the files of a track do not have the same projects at the same cost', async () => {
    const committee = FILES['committee.pb'];
    expect(await refusal(free({ 'committee.pb': committee.replace('park;150', 'park;140') }))).toMatch(
      /track general: residents\.pb has project park for 150, committee\.pb for 140/,
    );
    expect(await refusal(free({ 'committee.pb': committee.replace('bench;150\n', '') }))).toMatch(
      /project bench for 150, committee\.pb for nothing/,
    );
  });

  it('where the ballots do not give what is counted, or cannot be read', async () => {
    const rule = (name: string) =>
      free({}, ({ tracks }) => {
        Object.assign(tracks[1]?.stages[0] ?? {}, { rule: name, increment: undefined });
      });
    expect(await refusal(rule('mes_points'))).toMatch(
      /mes_points counts ballots of the kinds cumulative, scoring; .* are approval/,
    );
    expect(await refusal(rule('greedy_by_borda'))).toMatch(
      /greedy_by_borda counts ballots of the kinds ordinal/,
    );
    expect(await refusal(free({}, by('points', '5')))).toMatch(/the ballots of residents\.pb give no points/);
    expect(await refusal(free({ 'youth.pb': FILES['youth.pb'].replace('3;wall', '3;wal') }))).toMatch(
      /youth\.pb cannot be counted:\n {2}line 13: .*wal/,
    );
  });
});

const by = (figure: string, atLeast: string) => (rules: typeof RULES_DOCUMENT) =>
  Object.assign(rules.tracks[0]?.stages[0] ?? {}, { by: figure, atLeast });

describe('figures', () => {
  const file = (type: string, header: string, votes: string) => {
    const read = readPb(
      `META\nkey;value\nbudget;9\nvote_type;${type}\nPROJECTS\nproject_id;cost\na;1\nb;1\nc;1\nVOTES\n${header}\n${votes}\n`,
    );
    if (read.file === null) throw new Error(JSON.stringify(read.problems));
    return read.file;
  };
  const points = file('scoring', 'voter_id;vote;points', '1;a,b;4,1\n2;a;0.5\n3;;');
  const ranks = file('ordinal', 'voter_id;vote', '1;a,b,c\n2;b,a\n3;c');
  const none = file('approval', 'voter_id;vote', '');

  it.each([
    [points, 'votes', ['2', '1', '0']],
    [points, 'points', ['9/2', '1', '0']],
    [points, 'share-of-ballots', ['2/3', '1/3', '0']],
    [points, 'points-per-ballot', ['3/2', '1/3', '0']],
    [points, 'share-of-votes', ['2/3', '1/3', '0']],
    [points, 'share-of-points', ['9/11', '2/11', '0']],
    [points, 'share-of-best', ['1', '1/2', '0']],
    [points, 'share-of-best-points', ['1', '2/9', '0']],
    // a: 2 + 0, b: 1 + 1, c: 0 + 0
    [ranks, 'points', ['2', '2', '0']],
    [none, 'share-of-ballots', ['0', '0', '0']],
    [none, 'share-of-votes', ['0', '0', '0']],
  ] as const)('%#: %s', (election, figure, expected) => {
    expect([...figuresOf(election, figure).values()].map(toText)).toEqual(expected);
  });
});

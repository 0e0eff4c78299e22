import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { countVote, type CountReport } from '@/lib/cli/count/count';
import { exportElection } from '@/lib/cli/count/export';
import { recountCommand } from '@/lib/cli/commands/recount';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { toBase64, toHex } from '@/lib/domain/ballot/bytes';
import { agreedStatements, countMessage } from '@/lib/domain/ballot/statement';
import { readPb, sha256Hex } from '@/lib/domain/participation';
import { newElectionKey } from '@/lib/ballot/sealing';
import { shareMark, shareText, splitKey } from '@/lib/ballot/shares';
import { isSigned } from '@/lib/ballot/signing';
import { type BallotWorld, PROCESS } from '@/lib/services/ballot/world.test-support';
import { buildClosedVote } from '@/lib/services/count/world.test-support';

let db: TestDatabase;
let world: BallotWorld;
let folder: string;
let shares: string[];
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildClosedVote(db);
  folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-count-'));
  await exportElection({ member: db.member, ballot: db.ballot }, { process: PROCESS, out: at('box') });
  const split = await splitKey(world.privateKey);
  shares = await Promise.all(split.map(shareText));
  const bodies = ['의회', '의회', '감사부서', '주민참여예산위원회', '주민참여예산위원회'];
  const holders = await Promise.all(
    split.map(async (share, place) => ({ body: bodies[place], mark: await shareMark(PROCESS, share) })),
  );
  await edit('box', 'election.json', (text) =>
    JSON.stringify({
      ...(JSON.parse(text) as object),
      ceremony: {
        format: 'gotgan-ceremony/1',
        election: PROCESS,
        rulesHash: toHex(world.election.rulesHash),
        publicKey: toBase64(world.device.encryptionKey),
        holders,
        test: 'opened with shares 1,2,3',
      },
    }),
  );
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await db.drop();
});

const at = (...parts: string[]) => path.join(folder, ...parts);
async function edit(from: string, name: string, change: (text: string) => string): Promise<void> {
  await writeFile(at(from, name), change(await readFile(at(from, name), 'utf8')));
}

interface How {
  from?: string;
  given?: readonly string[];
  machine?: string;
  body?: string;
  seed?: string | null;
}

function count({
  from = 'box',
  given = shares.slice(0, 3),
  machine = 'one',
  body = '의회',
  seed = '2027',
}: How = {}): Promise<CountReport> {
  const key = at(`${machine}.key`);
  return countVote({ from: at(from), shares: given, machine, body, key, seed, out: at(`out-${machine}`) });
}

/** The box as somebody has changed it. */
async function tampered(name: string, file: string, change: (lines: string[]) => string[]): Promise<string> {
  await cp(at('box'), at(name), { recursive: true });
  await edit(name, file, (text) => `${change(text.trimEnd().split('\n')).join('\n')}\n`);
  return name;
}

describe('the count', () => {
  it('tells what became of every cast', async () => {
    const { numbers, result } = await count();
    expect(numbers.head.size).toBe(14);
    expect(numbers.tracks).toMatchObject([
      {
        track: 'general',
        file: 'general.pb',
        eligible: 9,
        credentials: 7,
        paper_check_ins: 2,
        channels: {
          electronic: {
            casts: 9,
            superseded: 2,
            voided: 1,
            invalid: { 'too-many': 1, 'does-not-open': 1 },
            blank: 1,
            counted: 4,
          },
          paper: { casts: 2, superseded: 0, voided: 0, invalid: {}, blank: 0, counted: 2 },
        },
      },
      {
        track: 'youth',
        eligible: 3,
        credentials: 3,
        paper_check_ins: 0,
        channels: {
          electronic: { casts: 3, superseded: 0, invalid: { 'too-many-points': 1 }, blank: 1, counted: 1 },
        },
      },
    ]);
    expect(result?.ballots.map(({ ballots }) => ballots)).toEqual([6, 1]);
  });

  it('writes the ballots sorted by what they say, in the form of Pabulib', async () => {
    await count();
    const general = await readFile(at('out-one', 'general.pb'), 'utf8');
    expect(general.slice(general.indexOf('VOTES\n'))).toBe(
      'VOTES\nvoter_id;vote\n1;\n2;1\n3;1,2\n4;1,2\n5;3,4\n6;5\n',
    );
    const { file, problems } = readPb(general);
    expect(file?.projects.map(({ id, more }) => [id, more['votes']])).toEqual([
      ['1', '3'],
      ['2', '2'],
      ['3', '1'],
      ['4', '1'],
      ['5', '1'],
    ]);
    // That somebody cast a blank ballot is said of it, and nothing else.
    expect(problems.map(({ kind }) => kind)).toEqual(['blank-ballots']);
    const youth = await readFile(at('out-one', 'youth.pb'), 'utf8');
    expect(youth.slice(youth.indexOf('VOTES\n'))).toBe('VOTES\nvoter_id;vote;points\n1;6,7;5,5\n');
    expect(readPb(youth).problems.map(({ kind }) => kind)).toEqual(['no-votes']);
  });

  it('comes to the same bytes on two machines, whichever three holders came', async () => {
    const one = await count();
    const other = await count({ machine: 'two', body: 'Citizens’ committee', given: shares.slice(2) });
    expect(other.signed.statement).toBe(one.signed.statement);
    expect(other.signed.body).toBe('주민참여예산위원회');
    expect(agreedStatements([one.signed, other.signed])).toEqual([one.signed.statement]);
    const { key, signature } = other.signed;
    expect(await isSigned(key, countMessage(other.signed), signature)).toBe(true);
    expect(await isSigned(key, countMessage({ ...other.signed, body: '의회' }), signature)).toBe(false);
    for (const name of ['general.pb', 'youth.pb', 'numbers.json', 'result.json'])
      expect(await readFile(at('out-two', name))).toEqual(await readFile(at('out-one', name)));
  });

  it('stops after the ballots where the lot was not drawn', async () => {
    const { statement, result } = await count({ machine: 'early', seed: null });
    expect(result).toBeNull();
    expect(statement).toMatchObject({ seed: null, result_sha256: null });
    const later = await count();
    expect(statement.ballots).toEqual(later.statement.ballots);
  });

  it('signs with the key that it made the first time', async () => {
    const [first, second] = [await count(), await count()];
    expect(second.signed.key).toEqual(first.signed.key);
  });

  it('gives the hash of the result file', async () => {
    const { statement } = await count();
    expect(await sha256Hex(new Uint8Array(await readFile(at('out-one', 'result.json'))))).toBe(
      statement.result_sha256,
    );
  });
});

describe('what a machine refuses', () => {
  it.each<[string, () => Promise<string[]>, RegExp]>([
    ['two shares', async () => shares.slice(0, 2), /3 shares open the box, 2 were given/],
    [
      'a mistyped share',
      async () => [...shares.slice(0, 2), (shares[2] ?? '').slice(1)],
      /share 3: mistyped/,
    ],
    [
      'a share twice',
      async () => [shares[0] ?? '', shares[1] ?? '', shares[1] ?? ''],
      /share 3: the same share/,
    ],
    [
      'a share of another key',
      async () => {
        const [foreign] = await splitKey((await newElectionKey()).privateKey);
        return [...shares.slice(0, 2), await shareText(foreign ?? new Uint8Array())];
      },
      /share 3: not of this vote’s ceremony/,
    ],
  ])('%s', async (_, given, said) => {
    const refused = count({ given: await given() });
    await expect(refused).rejects.toThrow(said);
    await expect(refused).rejects.toMatchObject({ exitCode: 1 });
  });

  it('shares that make no key of this vote, where no marks were published', async () => {
    await cp(at('box'), at('unmarked'), { recursive: true });
    await edit('unmarked', 'election.json', (text) =>
      JSON.stringify({ ...(JSON.parse(text) as object), ceremony: {} }),
    );
    const foreign = await splitKey((await newElectionKey()).privateKey);
    const given = await Promise.all(foreign.slice(0, 3).map(shareText));
    await expect(count({ from: 'unmarked', given })).rejects.toThrow(
      /do not make the key that ballots were sealed to/,
    );
  });

  it('a body that the rules do not name', async () => {
    await expect(count({ body: '시장실' })).rejects.toThrow(/의회, 감사부서, 주민참여예산위원회/);
  });

  it('a ledger with a leaf removed', async () => {
    const from = await tampered('removed', 'leaves.jsonl', (lines) => lines.slice(1));
    await expect(count({ from })).rejects.toThrow(/13 leaves, its newest head was signed over 14/);
  });

  it('a leaf that was replaced by another good one', async () => {
    const from = await tampered('replaced', 'leaves.jsonl', ([first = '', , ...rest]) => [
      first,
      first,
      ...rest,
    ]);
    const refused = count({ from });
    await expect(refused).rejects.toThrow(/stands in the ledger twice/);
    await expect(refused).rejects.toThrow(
      /head of 14 leaves: the first 14 leaves are not those that were signed/,
    );
  });

  it('a leaf whose counter was raised', async () => {
    const from = await tampered('raised', 'leaves.jsonl', (lines) =>
      lines.map((line) => line.replace('"counter":1,', '"counter":9,')),
    );
    await expect(count({ from })).rejects.toThrow(/leaf \d+ \([\w-]+\): not-signed/);
  });

  it('heads that the ledger did not sign', async () => {
    await cp(at('box'), at('unsigned'), { recursive: true });
    await edit('unsigned', 'heads.json', (text) => text.replace(/"at":"\d{4}/, '"at":"2019'));
    await expect(count({ from: 'unsigned' })).rejects.toThrow(
      /head of 14 leaves: not signed by the ledger’s key/,
    );
  });

  it('ballots that were swapped, or left out', async () => {
    const swap = (lines: string[]) => {
      const of = (line = '') => JSON.parse(line) as { leaf: string; ciphertext: string };
      const [first = '', ...rest] = lines;
      // One of the leaves has a copy of another's ballot.
      const at = rest.findIndex((line) => of(line).ciphertext !== of(first).ciphertext);
      const [one, other] = [of(first), of(rest[at])];
      rest[at] = JSON.stringify({ ciphertext: one.ciphertext, leaf: other.leaf });
      return [JSON.stringify({ ciphertext: other.ciphertext, leaf: one.leaf }), ...rest];
    };
    await expect(count({ from: await tampered('swapped', 'ballots.jsonl', swap) })).rejects.toThrow(
      /the ballot of leaf [\w-]+: is not the one that was cast/,
    );
    const without = await tampered('left-out', 'ballots.jsonl', (lines) => lines.slice(1));
    await expect(count({ from: without })).rejects.toThrow(/leaf [\w-]+: its ballot is missing/);
  });

  it('rules that are not the frozen ones', async () => {
    const from = await tampered('other-rules', 'rules.json', (lines) =>
      lines.map((line) => line.replace('"most":3', '"most":4')),
    );
    await expect(count({ from })).rejects.toThrow(/rules.json has the SHA-256/);
  });

  it('numbers by which more voted than were given a credential', async () => {
    await cp(at('box'), at('stuffed'), { recursive: true });
    await edit('stuffed', 'election.json', (text) => text.replace('"credentials":7', '"credentials":6'));
    await expect(count({ from: 'stuffed' })).rejects.toThrow(
      /voters-have-credentials \(general\): keys that voted: 7 of 6 at most/,
    );
  });
});

it('anybody comes to the same hash with the command', async () => {
  const { statement } = await count();
  await cp(at('box', 'rules.json'), at('out-one', 'rules.json'));
  await writeFile(at('out-one', 'seed.txt'), '2027\n');
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await recountCommand().parseAsync([at('out-one'), '--json'], { from: 'user' });
  const said = JSON.parse(String(printed.mock.calls[0]?.[0])) as { sha256: string; same: boolean };
  printed.mockRestore();
  expect(said).toMatchObject({ sha256: statement.result_sha256, same: true });
});

it('a machine that swaps ballots is found by the second', async () => {
  const honest = await count();
  const lying = await count({ machine: 'liar', body: '감사부서' });
  const general = await readFile(at('out-liar', 'general.pb'), 'utf8');
  const swapped = await sha256Hex(general.replace('6;5', '6;4'));
  const statement = lying.signed.statement.replace(lying.statement.ballots[0]?.sha256 ?? '', swapped);
  expect(agreedStatements([honest.signed, { ...lying.signed, statement }])).toEqual([]);
});

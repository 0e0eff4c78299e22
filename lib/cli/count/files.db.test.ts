import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { exportElection } from '@/lib/cli/count/export';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { findElection } from '@/lib/services/ballot/election';
import { publishAtOnce } from '@/lib/services/ballot/vote.test-support';
import { type Artefact, findArtefact } from '@/lib/services/count/artefacts';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';
import { takeOfficeFile } from '@/lib/services/count/office-files';
import { addPerson } from '@/lib/services/people.test-support';
import { endVote } from '@/lib/services/count/world.test-support';

let db: TestDatabase;
let world: BallotWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db);
  await castBy(world, await addVoter(world), choosing(1, 2));
});
afterAll(() => db.drop());

async function find(name: string): Promise<Artefact | null> {
  const election = await findElection(db.ballot, PROCESS);
  if (election === null) throw new Error('no vote');
  return findArtefact({ web: db.web, ballot: db.ballot }, election, name);
}
async function textOf(artefact: Artefact | null): Promise<string> {
  const content = artefact?.content() ?? new Uint8Array();
  if (content instanceof Uint8Array) return new TextDecoder().decode(content);
  let text = '';
  for await (const part of content) text += new TextDecoder().decode(part);
  return text;
}

async function take(viewer: Viewer | null, name: 'ballots.jsonl' | 'election.json') {
  const election = await findElection(db.ballot, PROCESS);
  if (election === null) throw new Error('no vote');
  const file = await takeOfficeFile({ member: db.member, ballot: db.ballot }, viewer, election, name);
  if (file === null || typeof file === 'string') return file;
  let text = '';
  for await (const part of file) text += new TextDecoder().decode(part);
  return text;
}
const official = (role: 'election-office' | 'auditor' | 'editor', lafCd = '4111000', factor = true) =>
  addPerson(db.owner, { roles: [{ role, lafCd }], factor });

describe('what can be had of a vote', () => {
  it('while it goes on: rules and signed heads, nothing of what was cast', async () => {
    expect(await textOf(await find('rules.json'))).toBe(new TextDecoder().decode(world.election.rulesBytes));
    expect(JSON.parse(await textOf(await find('heads.json')))).toMatchObject({ heads: [] });
    for (const name of [
      'leaves.jsonl',
      'ballots.jsonl',
      'general.pb',
      'numbers.json',
      'result.json',
      'no-such',
    ])
      expect(await find(name), name).toBeNull();
  });

  it('while it goes on: nothing for the machines, whoever asks and however', async () => {
    const [office, auditor] = [await official('election-office'), await official('auditor')];
    for (const name of ['ballots.jsonl', 'election.json'] as const) {
      expect(await take(office, name), name).toBeNull();
      expect(await take(auditor, name), name).toBeNull();
    }
    const { rows: cast } = await db.owner.query('SELECT FROM ballotbox.ballot');
    expect(cast).toHaveLength(1);
    const { rows } = await db.ballot.query('SELECT FROM ballotbox.cast_ballots($1)', [PROCESS]);
    expect(rows).toHaveLength(0);
    const out = path.join(os.tmpdir(), `gotgan-open-${randomUUID()}`);
    await expect(
      exportElection({ member: db.member, ballot: db.ballot }, { process: PROCESS, out }),
    ).rejects.toMatchObject({
      exitCode: 3,
      message: '4111000-2027 has no vote whose box is closed',
    });
    await expect(stat(out)).rejects.toMatchObject({ code: 'ENOENT' });
    const { rows: written } = await db.owner.query(`SELECT FROM audit_entry WHERE action = 'count.export'`);
    expect(written).toHaveLength(0);
  });

  it('after closing: the leaves too, and never the sealed ballots', async () => {
    await endVote(world);
    const leaves = await textOf(await find('leaves.jsonl'));
    expect(
      leaves
        .trimEnd()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line) as object)),
    ).toEqual([['ciphertext_sha256', 'counter', 'credential', 'public_key', 'signature', 'track']]);
    for (const name of ['ballots.jsonl', 'general.pb', 'result.json']) expect(await find(name)).toBeNull();
  });

  it('files of a result are not there before it is published, though they were written', async () => {
    await db.owner.query(
      `INSERT INTO election_file (process_id, name, content) VALUES ($1, 'general.pb', 'x')`,
      [PROCESS],
    );
    expect(await find('general.pb')).toBeNull();
    await publishAtOnce(db.owner, PROCESS, 'x');
    expect(await textOf(await find('general.pb'))).toBe('x');
    expect((await find('general.pb'))?.tag).toMatch(/^2d711642b726b044/);
    expect(await find('ballots.jsonl')).toBeNull();
  });
});

describe('what machines are handed', () => {
  it('goes to the election office and auditors of the government alone, and is written down', async () => {
    expect(await take(null, 'ballots.jsonl')).toBe('sign-in');
    expect(await take(await official('editor'), 'ballots.jsonl')).toBe('no-role');
    expect(await take(await official('election-office', '1111000'), 'ballots.jsonl')).toBe(
      'other-government',
    );
    expect(await take(await official('election-office', '4111000', false), 'ballots.jsonl')).toBe(
      'second-factor',
    );
    const office = await official('election-office');
    const ballots = await take(office, 'ballots.jsonl');
    expect(ballots).toMatch(/^\{"ciphertext":"[\w-]{1180}","leaf":"[\w-]{43}"\}\n$/);
    const { rows } = await db.owner.query<{ person: string; detail: string }>(
      `SELECT person, detail FROM audit_entry WHERE action = 'count.export'`,
    );
    expect(rows).toMatchObject([{ person: office.id }]);
  });

  it('is the same as what the command writes', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-export-'));
    await exportElection({ member: db.member, ballot: db.ballot }, { process: PROCESS, out: folder });
    const auditor = await official('auditor', '4111000', false);
    for (const name of ['ballots.jsonl', 'election.json'] as const)
      expect(await take(auditor, name)).toBe(await readFile(path.join(folder, name), 'utf8'));
    for (const name of ['rules.json', 'heads.json', 'leaves.jsonl'])
      expect(await textOf(await find(name))).toBe(await readFile(path.join(folder, name), 'utf8'));
    await rm(folder, { recursive: true });
  });
});

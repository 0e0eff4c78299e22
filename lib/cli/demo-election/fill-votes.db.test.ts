import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { readShare, shareMark } from '@/lib/ballot/shares';
import { fillDemoVotes, settleEligibility, votesAhead } from '@/lib/cli/demo-election/fill-votes';
import { officeOf } from '@/lib/cli/demo-election/office';
import { freezeVote } from '@/lib/cli/demo-election/open-vote';
import { download, recountFrom, verify } from '@/lib/cli/demo-election/published';
import { marksOf } from '@/lib/domain/ballot/count-export';
import { gapsOf } from '@/lib/domain/ballot/election-rules';
import { numbersDocument } from '@/lib/domain/ballot/numbers';
import { findElection, voteState } from '@/lib/services/ballot/election';
import { rulesParts } from '@/lib/services/election/freeze';
import { eligibleTracks, keyOfAccount } from '@/lib/services/eligibility/record';
import { TEST_SECRET } from '@/lib/services/people.test-support';
import { DEMO_RESIDENTS, fillDemoAccounts } from '@/prisma/demo/participation/accounts';
import { fillDemoProcesses } from '@/prisma/demo/participation/fill';

const TODAY = '2026-11-30';
const NOON = new Date('2026-11-30T03:00:00Z');
/** 해운대구, whose vote is near; 전주시, whose vote is on; 유성구, whose vote was counted. */
const [NEAR, ON, COUNTED] = ['2619000-2027', '4511000-2027', '3014000-2027'] as const;
const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-demo-votes-'));

let db: TestDatabase;
let held: string[];

async function fill(to: TestDatabase, voters: { voting: number; counted: number }, seed = 7) {
  await fillDemoAccounts(to.owner);
  await fillDemoProcesses(to.owner, { today: TODAY, seed, onVote: settleEligibility });
  // As a start that was interrupted leaves it.
  await freezeVote(officeOf(to, COUNTED), new Date('2026-11-01T00:00:00Z'));
  return fillDemoVotes({ pools: to, seed, folder: path.join(folder, to.urls.web.slice(-12)), voters });
}

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET);
  db = await createTestDatabase(inject('testServer'));
  held = await fill(db, { voting: 156, counted: 60 });
}, 240_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await db.drop();
});

const files = () => path.join(folder, 'published');
const shareFolder = (process: string) => path.join(folder, db.urls.web.slice(-12), process);

async function electionOf(process: string, of = db) {
  const election = await findElection(of.web, process);
  if (election === null) throw new Error(`${process} has no vote`);
  return election;
}

describe('the vote that is on', () => {
  it('was frozen, given a key and opened by two officers before it began', async () => {
    expect(held).toEqual([ON, COUNTED]);
    const election = await electionOf(ON);
    expect(voteState(election, NOON)).toBe('on');
    // It began three days ago at nine in Seoul, and ends in eleven days at six.
    expect(election.begins.toISOString()).toBe('2026-11-27T00:00:00.000Z');
    expect(election.ends.toISOString()).toBe('2026-12-11T09:00:00.000Z');
    expect(election.openedAt?.toISOString()).toBe('2026-11-26T00:00:00.000Z');
    expect(election.vote.ballots.map(({ track, type }) => [track, type])).toEqual([
      ['general', 'approval'],
      ['town', 'knapsack'],
      ['youth', 'points'],
      ['teen', 'ranking'],
    ]);
    const [general] = election.vote.ballots;
    expect(general?.fields.map(({ key }) => key)).toEqual(['safety', 'green', 'care', 'culture']);
    expect(general?.fields.flatMap(({ projects }) => projects).length).toBe(general?.projects.length);
    const { rows } = await db.owner.query(
      `SELECT p.name AS proposed, a.name AS answered, d.kind, d.outcome FROM election_decision d
         JOIN person p ON p.id = d.proposed_by JOIN person a ON a.id = d.answered_by WHERE process_id = $1`,
      [ON],
    );
    expect(rows).toEqual([
      {
        proposed: '전주시 투표 담당',
        answered: '전주시 투표 담당 2',
        kind: 'open',
        outcome: 'confirmed',
      },
    ]);
  });

  it('has a ledger that grew by batches and is whole', async () => {
    // Fifty-two voters of 일반 and 동네 three times, and in the end the fifty-two of 청년; the twenty-six of 청소년 still wait.
    const { rows } = await db.web.query<{ at: string }>(
      'SELECT to_json(at) AS at FROM ballotbox.tree_head WHERE process_id = $1 ORDER BY size',
      [ON],
    );
    expect(rows.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-11-27T12:00:00.000Z',
      '2026-11-28T06:00:00.000Z',
      '2026-11-29T00:00:00.000Z',
    ]);
    const found = await verify(officeOf(db, ON), '', []);
    expect([found.ok, found.heads]).toEqual([true, 3]);
    const waiting = await db.owner.query(
      'SELECT track, count(DISTINCT public_key)::int AS voters FROM ballotbox.waiting WHERE process_id = $1 GROUP BY 1',
      [ON],
    );
    expect(waiting.rows).toEqual([{ track: 'teen', voters: 26 }]);
  });

  it('is open to the demo residents, in every track', async () => {
    const tx = await db.member.connect();
    try {
      for (const process of [ON, NEAR])
        for (const person of DEMO_RESIDENTS) {
          const personKey = await keyOfAccount(tx, { processId: process, person });
          const tracks = await eligibleTracks(tx, {
            processId: process,
            personKey: personKey ?? Buffer.alloc(0),
          });
          const town = process === ON ? ['town'] : [];
          expect(tracks.map(({ track }) => track)).toEqual(['general', ...town, 'youth', 'teen']);
          expect(tracks.some(({ credentialIssued }) => credentialIssued)).toBe(false);
        }
    } finally {
      tx.release();
    }
  });

  it('has its shares in five files, as the ceremony marked them', async () => {
    const marks = marksOf((await electionOf(ON)).ceremony);
    for (const at of [0, 1, 2, 3, 4]) {
      const share = await readShare(
        readFileSync(path.join(shareFolder(ON), `share-${at + 1}.txt`), 'utf8').trim(),
      );
      expect(await shareMark(ON, share ?? new Uint8Array())).toBe(marks[at]);
    }
  });
});

describe('the vote that is near', () => {
  it('has rules that the office can freeze', async () => {
    const tx = await db.member.connect();
    try {
      const parts = await rulesParts(tx, NEAR);
      expect(parts === null ? null : gapsOf(parts)).toEqual([]);
      expect(await findElection(tx, NEAR)).toBeNull();
    } finally {
      tx.release();
    }
  });
});

describe('the vote that is over', () => {
  it('was counted by two machines and published, and everybody gets the same result', async () => {
    const office = officeOf(db, COUNTED);
    expect(voteState(await electionOf(COUNTED), NOON)).toBe('published');
    expect((await download(office, files())).toSorted()).toEqual([
      'general.pb',
      'heads.json',
      'leaves.jsonl',
      'numbers.json',
      'result.json',
      'result.sha256',
      'rules.json',
      'seed.txt',
      'statement-1.json',
      'statement-2.json',
      'teen.pb',
      'town.pb',
      'youth.pb',
    ]);
    expect(await recountFrom(files())).toBe(true);
    expect((await verify(office, files(), [])).ok).toBe(true);
  });

  /**
   * Sixty voters have 150 ballots: general and town 60 each, youth 20 (every third), teen 10 (every sixth). By hand, of those by their
   * number from 0: again 22 (general 9, town 9, youth 3, teen 1), taken back 20, 69 and 118 (teen, town, general), blank 10, 57 and 104
   * (youth, town, town). The two demo residents may vote and have not.
   */
  it('was counted as it was voted', () => {
    const text = readFileSync(path.join(files(), 'numbers.json'), 'utf8');
    const { tracks, head } = numbersDocument.parse(JSON.parse(text));
    expect(head.size).toBe(70 + 70 + 23 + 12);
    expect(
      tracks.map(({ track, eligible, credentials, channels: { electronic: e } }) => [
        ...[track, eligible, credentials, e.casts, e.superseded, e.voided, e.blank, e.counted],
      ]),
    ).toEqual([
      ['general', 62, 60, 70, 10, 1, 0, 59],
      ['town', 62, 60, 70, 10, 1, 2, 59],
      ['youth', 22, 20, 23, 3, 0, 1, 19],
      ['teen', 12, 10, 12, 2, 1, 0, 9],
    ]);
  });

  it('gave every project its step, in the money of its track', async () => {
    const { rows } = await db.web.query<{ track: string; state: string; within: boolean }>(
      `SELECT q.track, q.state, sum(official_cost) <= max(t.ceiling) AS within FROM proposal q
         JOIN process_track t ON (t.process_id, t.key) = (q.process_id, q.track)
        WHERE q.process_id = $1 AND q.state IN ('won', 'on-ballot') GROUP BY 1, 2 ORDER BY 1`,
      [COUNTED],
    );
    expect(rows).toEqual(
      ['general', 'teen', 'town', 'youth'].map((track) => ({ track, state: 'won', within: true })),
    );
  });
});

describe('filled again', () => {
  it('nothing is done where a vote was held', async () => {
    expect(await votesAhead(db)).toEqual([]);
    expect(await fillDemoVotes({ pools: db, seed: 8, folder })).toEqual([]);
  });

  it('elsewhere, the same day and seed give the same rules, ballots and result', async () => {
    const published = async (of: TestDatabase) => {
      const { rows } = await of.web.query<{ name: string; hash: string }>(
        `SELECT name, encode(sha256, 'hex') AS hash FROM election_file WHERE name ~ '(pb|seed.txt|result.json)$' ORDER BY 1`,
      );
      const rules = await of.web.query<{ hash: string }>(
        `SELECT encode(rules_sha256, 'hex') AS hash FROM election ORDER BY process_id`,
      );
      return [...rows.map(({ name, hash }) => `${name} ${hash}`), ...rules.rows.map(({ hash }) => hash)];
    };
    const twin = await createTestDatabase(inject('testServer'));
    try {
      await fill(twin, { voting: 1, counted: 60 });
      const own = await published(db);
      expect(own).toHaveLength(8);
      expect(await published(twin)).toEqual(own);
    } finally {
      await twin.drop();
    }
  }, 120_000);
});

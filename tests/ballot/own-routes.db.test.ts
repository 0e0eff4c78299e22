import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { newSeed } from '@/lib/ballot/recovery';
import { credentialOf, type Voter, voterOf } from '@/lib/ballot/voter';
import { giveKioskTicket } from '@/lib/services/ballot/kiosk-ticket';
import {
  addEligible,
  type BallotWorld,
  buildBallotWorld,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';
import { addPerson } from '@/lib/services/people.test-support';
import {
  type AskedHeaders,
  codeOf,
  FROM_HERE,
  jsonRequest,
  nextHeaders,
  ORIGIN,
  signIn,
} from '@/tests/ballot/site.test-support';

/** What is asked by who is signed in: where they may vote, a credential, their sealed draft. */
const asked: AskedHeaders = vi.hoisted(() => ({ headers: new Headers(), cookie: undefined, reads: 0 }));
vi.mock('next/headers', () => nextHeaders(asked));

let db: TestDatabase;
let world: BallotWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db);
  vi.stubEnv('DATABASE_URL_MEMBER', db.urls.member);
  vi.stubEnv('DATABASE_URL_BALLOT', db.urls.ballot);
  vi.stubEnv('SITE_URL', ORIGIN);
});
beforeEach(async () => void (await signIn(asked, null)));
afterAll(async () => {
  const { ballotSitePool, memberSitePool } = await import('@/lib/db/site-pool');
  await Promise.all([ballotSitePool().end(), memberSitePool().end()]);
  vi.unstubAllEnvs();
  await db.drop();
});

const params = { params: Promise.resolve({ id: PROCESS }) };
const at = (part: string) => `/api/ballot/${PROCESS}/${part}`;

/** An account that may vote. */
async function addVotingAccount(tracks: readonly string[] = ['general']): Promise<Viewer> {
  const viewer = await addPerson(db.owner);
  const key = await addEligible(db, tracks);
  await db.owner.query(
    `INSERT INTO identity.eligibility_claim (process_id, person_key, namespace, person) VALUES ($1, $2, 'codes', $3)`,
    [PROCESS, key, viewer.id],
  );
  return viewer;
}
const newVoter = (track = 'general'): Promise<Voter> => voterOf(world.device, track, newSeed());

async function ask(body: unknown, headers: Record<string, string> = FROM_HERE): Promise<Response> {
  const { POST } = await import('@/app/api/ballot/[id]/credential/route');
  return POST(jsonRequest(at('credential'), body, { headers }), params);
}
const counts = async () => {
  const { rows } = await db.owner.query<{ attempts: number; audits: number }>(
    'SELECT (SELECT count(*)::int FROM attempt) AS attempts, (SELECT count(*)::int FROM audit_entry) AS audits',
  );
  return rows[0];
};

describe('a credential', () => {
  it('is signed for who is signed in and may vote, and again for the same bytes', async () => {
    const before = await counts();
    const token = await signIn(asked, await addVotingAccount());
    const voter = await newVoter();
    const body = { track: 'general', blinded: voter.blinded };
    const first = await ask({ ...body, _token: token });
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { signature } = (await first.json()) as { signature: string };
    expect(await credentialOf(voter, signature)).toHaveLength(256);
    const again = await ask(body, { ...FROM_HERE, 'x-form-token': token });
    expect(await again.json()).toEqual({ signature });
    const other = { track: 'general', blinded: (await newVoter()).blinded, _token: token };
    expect(await codeOf(await ask(other))).toEqual([422, 'other']);
    // Nothing says when.
    expect(await counts()).toEqual(before);
  });

  it('is refused to whoever does not ask from a page made for their own session', async () => {
    const { blinded } = await newVoter();
    const body = { track: 'general', blinded };
    expect(await codeOf(await ask(body))).toEqual([401, 'sign-in']);
    const stranger = await signIn(asked, await addVotingAccount());
    const token = await signIn(asked, await addVotingAccount());
    expect(await codeOf(await ask({ ...body, _token: stranger }))).toEqual([403, 'stale-form']);
    expect(await codeOf(await ask(body))).toEqual([403, 'stale-form']);
    expect(await codeOf(await ask({ ...body, _token: token }, {}))).toEqual([403, 'other-site']);
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://example.org' };
    expect(await codeOf(await ask({ ...body, _token: token }, elsewhere))).toEqual([403, 'other-site']);
    expect(await codeOf(await ask({ track: 'general', _token: token }))).toEqual([422, 'malformed']);
    const youth = { track: 'youth', blinded: (await newVoter('youth')).blinded, _token: token };
    expect(await codeOf(await ask(youth))).toEqual([422, 'not-eligible']);
    expect(await codeOf(await ask({ ...body, ticket: 'x' }))).toEqual([422, 'bad-ticket']);
    const nobody = await signIn(asked, await addPerson(db.owner));
    expect(await codeOf(await ask({ ...body, _token: nobody }))).toEqual([422, 'not-eligible']);
  });

  it('is signed at a kiosk for whom an officer has let in, whoever is signed in there', async () => {
    const personKey = await addEligible(db, ['general']);
    const tx = await db.member.connect();
    const ticket = await giveKioskTicket(tx, PROCESS, personKey, new Date());
    tx.release();
    await signIn(asked, await addVotingAccount());
    const voter = await newVoter();
    const response = await ask({ track: 'general', blinded: voter.blinded, ticket });
    const { signature } = (await response.json()) as { signature: string };
    expect(await credentialOf(voter, signature)).toHaveLength(256);
    const { rows } = await db.owner.query<{ person_key: Buffer }>(
      'SELECT person_key FROM identity.credential ORDER BY person_key = $1 DESC',
      [personKey],
    );
    expect(rows[0]?.person_key).toEqual(personKey);
    await db.owner.query(`UPDATE identity.kiosk_ticket SET expires_at = now() - interval '1 second'`);
    const late = await ask({ track: 'general', blinded: voter.blinded, ticket });
    expect(await codeOf(late)).toEqual([422, 'bad-ticket']);
  });

  it('is asked for thirty times in ten minutes at most, and that is counted in memory alone', async () => {
    const before = await counts();
    const token = await signIn(asked, await addVotingAccount());
    const body = { track: 'general', blinded: (await newVoter()).blinded, _token: token };
    const codes = [];
    for (let time = 0; time < 31; time += 1) codes.push((await ask(body)).status);
    expect(codes.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(codes[30]).toBe(429);
    expect(await counts()).toEqual(before);
  });
});

describe('where somebody may vote', () => {
  const me = async () => {
    const { GET } = await import('@/app/api/ballot/[id]/me/route');
    return GET(new Request(`${ORIGIN}${at('me')}`), params);
  };
  const answer = async () => (await me()).json() as Promise<Record<string, unknown>>;

  it('is told to who is signed in, in the order of the tracks', async () => {
    expect(await codeOf(await me())).toEqual([401, 'sign-in']);
    const token = await signIn(asked, await addVotingAccount(['youth', 'general']));
    await ask({ track: 'youth', blinded: (await newVoter('youth')).blinded, _token: token });
    const track = { district: null, paperCheckedIn: false };
    expect(await answer()).toEqual({
      tracks: [
        { ...track, track: 'general', credentialIssued: false },
        { ...track, track: 'youth', credentialIssued: true },
      ],
      why: null,
      to: null,
      token,
    });
  });

  it('and to who may not: why, and where it goes on', async () => {
    const viewer = await addPerson(db.owner);
    await signIn(asked, viewer);
    const to = `/participate/${PROCESS}/eligibility`;
    expect(await answer()).toMatchObject({ tracks: [], why: 'not-asked', to });
    await db.owner.query(
      `INSERT INTO identity.eligibility_answer (process_id, person, asked_on, outcome, verdicts) VALUES ($1, $2, '2026-11-01', 'not-confirmed', '{}')`,
      [PROCESS, viewer.id],
    );
    expect(await answer()).toMatchObject({ tracks: [], why: 'not-confirmed', to });
    await db.owner.query(
      `INSERT INTO identity.eligibility_case (process_id, person, kind, text, opened_on) VALUES ($1, $2, 'asked', '이사했습니다', '2026-11-02')`,
      [PROCESS, viewer.id],
    );
    expect(await answer()).toMatchObject({ tracks: [], why: 'case-open', to });
  });
});

describe('a sealed draft', () => {
  const put = async (sealed: unknown, token: string, headers: Record<string, string> = FROM_HERE) => {
    const { PUT } = await import('@/app/api/ballot/[id]/draft/route');
    const more = { ...headers, 'x-form-token': token };
    return PUT(jsonRequest(at('draft'), { sealed }, { method: 'PUT', headers: more }), params);
  };
  const get = async () => {
    const { GET } = await import('@/app/api/ballot/[id]/draft/route');
    return GET(new Request(`${ORIGIN}${at('draft')}`), params);
  };
  const of = (byte: number, length = 1052) => Buffer.alloc(length, byte).toString('base64url');

  it('is kept for its own account, and replaced', async () => {
    const viewer = await addPerson(db.owner);
    const token = await signIn(asked, viewer);
    expect(await (await get()).json()).toEqual({ sealed: null });
    expect((await put(of(1), token)).status).toBe(200);
    await db.owner.query('UPDATE identity.ballot_draft SET reminded = 1 WHERE person = $1', [viewer.id]);
    expect((await put(of(2), token)).status).toBe(200);
    expect(await (await get()).json()).toEqual({ sealed: of(2) });
    const { rows } = await db.owner.query('SELECT reminded FROM identity.ballot_draft WHERE person = $1', [
      viewer.id,
    ]);
    expect(rows).toEqual([{ reminded: 1 }]);
    await signIn(asked, await addPerson(db.owner));
    expect(await (await get()).json()).toEqual({ sealed: null });
  });

  it('has one length, and is taken from its own pages', async () => {
    expect(await codeOf(await get())).toEqual([401, 'sign-in']);
    expect(await codeOf(await put(of(1), ''))).toEqual([401, 'sign-in']);
    const token = await signIn(asked, await addPerson(db.owner));
    for (const wrong of [of(1, 1051), of(1, 1053), '', 7, null, `${of(1).slice(0, -1)}!`])
      expect(await codeOf(await put(wrong, token))).toEqual([422, 'malformed']);
    expect(await codeOf(await put(of(1), 'x'))).toEqual([403, 'stale-form']);
    expect(await codeOf(await put(of(1), token, {}))).toEqual([403, 'other-site']);
  });

  it('is taken no more once the vote is over', async () => {
    const viewer = await addPerson(db.owner);
    await db.owner.query(`UPDATE person_session SET ends_at = now() + interval '9 days' WHERE id = $1`, [
      viewer.session,
    ]);
    const token = await signIn(asked, viewer);
    vi.useFakeTimers({ toFake: ['Date'], now: world.election.ends });
    try {
      expect(await codeOf(await put(of(1), token))).toEqual([422, 'closed']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('goes with the closing, and none is taken behind it', async () => {
    const { keepDraft } = await import('@/lib/services/ballot/draft');
    const { id } = await addPerson(db.owner);
    const sealed = Buffer.alloc(1052, 3);
    expect(await keepDraft(db.member, PROCESS, { person: id, sealed, past: 0 })).toBe(true);
    await db.owner.query('ALTER TABLE election DISABLE TRIGGER USER');
    await db.owner.query('UPDATE election SET closed_at = now()');
    expect(await keepDraft(db.member, PROCESS, { person: id, sealed, past: 0 })).toBe(false);
    await db.owner.query('UPDATE election SET closed_at = NULL');
    await db.owner.query('ALTER TABLE election ENABLE TRIGGER USER');
  });
});

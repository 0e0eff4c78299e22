import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Cast } from '@/lib/domain/ballot/types';
import { castBody, counterBody, isReceiptFor, makeCast } from '@/lib/ballot/voter';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  choosing,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';
import {
  type AskedHeaders,
  codeOf,
  jsonRequest,
  nextHeaders,
  ORIGIN,
} from '@/tests/ballot/site.test-support';

/** What is sent without cookies: casts, and the question for the highest counter. */
const asked: AskedHeaders = vi.hoisted(() => ({ headers: new Headers(), cookie: undefined, reads: 0 }));
vi.mock('next/headers', () => nextHeaders(asked));
vi.mock('next/server', async (original) => ({
  ...(await original<object>()),
  connection: () => Promise.resolve(),
}));

let db: TestDatabase;
let world: BallotWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db);
  vi.stubEnv('DATABASE_URL_MEMBER', db.urls.member);
  vi.stubEnv('DATABASE_URL_BALLOT', db.urls.ballot);
  vi.stubEnv('SITE_URL', ORIGIN);
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  const { ballotSitePool } = await import('@/lib/db/site-pool');
  await ballotSitePool().end();
  vi.unstubAllEnvs();
  await db.drop();
});

const params = { params: Promise.resolve({ id: PROCESS }) };
async function send(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const { POST } = await import('@/app/api/ballot/[id]/cast/route');
  return POST(jsonRequest(`/api/ballot/${PROCESS}/cast`, body, { headers }), params);
}
async function newCast(counter = 1): Promise<Cast> {
  const { voter, credential } = await addVoter(world);
  return makeCast(voter, credential, choosing(1), counter);
}
const members = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('the vote as a device needs it', () => {
  it('is public, never kept, and names the second host', async () => {
    const { GET } = await import('@/app/api/ballot/[id]/route');
    vi.stubEnv('LEDGER_MIRROR_URL', 'https://mirror.example.org/heads');
    const response = await GET(new Request(`${ORIGIN}/api/ballot/${PROCESS}`), params);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      id: PROCESS,
      state: 'on',
      mirror: 'https://mirror.example.org/heads',
    });
    for (const id of ['4111000-2028', 'x', "4111000-2027'"]) {
      const none = await GET(new Request(`${ORIGIN}/api/ballot/x`), { params: Promise.resolve({ id }) });
      expect(await codeOf(none)).toEqual([404, 'no-vote']);
    }
    expect(asked.reads).toBe(0);
  });
});

describe('a cast', () => {
  it('is answered with its receipt, the same each time, and nobody looks at who sent it', async () => {
    asked.cookie = 'a session';
    const cast = await newCast();
    const first = await send(castBody(cast), { Cookie: 'next-auth.session-token=x' });
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { receipt } = (await first.json()) as { receipt: { leaf: string; promise: string } };
    expect(await isReceiptFor(world.device, cast, receipt)).toBe(true);
    expect(await members(await send(castBody(cast)))).toEqual({ receipt });
    expect(asked.reads).toBe(0);
    expect(first.headers.get('set-cookie')).toBeNull();
  });

  it('is refused with a code', async () => {
    const body = castBody(await newCast());
    expect(await codeOf(await send({ ...body, counter: 2 }))).toEqual([422, 'not-signed']);
    expect(await codeOf(await send({ ...body, track: 'x' }))).toEqual([422, 'unknown-track']);
    expect(await codeOf(await send({ ...body, more: 1 }))).toEqual([422, 'malformed']);
    expect(await codeOf(await send('{"track":'))).toEqual([415, 'unread']);
    expect(await codeOf(await send([]))).toEqual([415, 'unread']);
    expect(await codeOf(await send(body, { 'Content-Type': 'text/plain' }))).toEqual([415, 'unread']);
  });

  it('weighs eight kilobytes at most, whatever it says of its length', async () => {
    const body = { ...castBody(await newCast()), more: 'x'.repeat(8192) };
    expect(await codeOf(await send(body))).toEqual([413, 'too-large']);
    expect(await codeOf(await send(body, { 'Content-Length': '10' }))).toEqual([413, 'too-large']);
  });

  it('that fails is told without the vote and without what was sent', async () => {
    const { log } = await import('@/lib/log');
    const told = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const signature =
      'ballotbox.cast_ballot(text, text, bytea, bytea, bytea, integer, bytea, bytea, integer)';
    await db.owner.query(`REVOKE EXECUTE ON FUNCTION ${signature} FROM gotgan_ballot`);
    const cast = await newCast();
    expect(await codeOf(await send(castBody(cast)))).toEqual([500, 'failed']);
    await db.owner.query(`GRANT EXECUTE ON FUNCTION ${signature} TO gotgan_ballot`);
    expect(told.mock.calls).toEqual([
      [{ address: 'cast', type: 'error', code: '42501' }, 'a request of a vote failed'],
    ]);
    told.mockRestore();
    expect((await send(castBody(cast))).status).toBe(200);
  });
});

describe('the highest counter', () => {
  const ask = async (body: unknown) => {
    const { POST } = await import('@/app/api/ballot/[id]/counter/route');
    return POST(jsonRequest(`/api/ballot/${PROCESS}/counter`, body), params);
  };

  it('is told to whoever has the voter’s key', async () => {
    const { voter, credential } = await addVoter(world);
    const question = await counterBody(voter);
    expect(await members(await ask(question))).toEqual({ counter: 0 });
    await send(castBody(await makeCast(voter, credential, choosing(2), 7)));
    expect(await members(await ask(question))).toEqual({ counter: 7 });
    const other = await counterBody((await addVoter(world)).voter);
    expect(await codeOf(await ask({ ...question, signature: other.signature }))).toEqual([422, 'not-signed']);
    expect(asked.reads).toBe(0);
  });
});

describe('when too many cast at once', () => {
  /** Keeps the box shut while others come. */
  async function withBoxHeld<T>(work: () => Promise<T>): Promise<T> {
    const tx = await db.owner.connect();
    await tx.query('BEGIN');
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('box ' || $1, 0))`, [PROCESS]);
    try {
      return await work();
    } finally {
      await tx.query('COMMIT');
      tx.release();
    }
  }

  /** Casts that wait for the box, as many as are let in, and what comes after them. */
  async function crowd(late: readonly Cast[]) {
    const crowding = await Promise.all(Array.from({ length: 48 }, () => newCast()));
    return withBoxHeld(async () => {
      const waiting = crowding.map((cast) => send(castBody(cast)));
      await vi.waitFor(async () => {
        const { rows } = await db.owner.query<{ number: number }>(
          `SELECT count(*)::int AS number FROM pg_stat_activity WHERE wait_event = 'advisory' AND query LIKE '%cast_ballot%'`,
        );
        expect(rows[0]?.number).toBe(8);
      });
      const answers = [];
      for (const cast of late) answers.push(await send(castBody(cast)));
      return { answers, waiting };
    });
  }

  it('one gets a ticket, and counts as come when it was given, even after the end', async () => {
    const [queued, altered] = [await newCast(), await newCast()];
    const { answers, waiting } = await crowd([queued, altered]);
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(48).fill(200));
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(answers[0]?.headers.get('retry-after')).toBe('1');
    expect(answers[0]?.headers.get('content-type')).toContain('application/problem+json');
    const [first, second] = await Promise.all(answers.map(members));
    expect(first?.['code']).toBe('queued');
    const ticket = first?.['queue'];
    // After the end, in the grace of ten minutes.
    const grace = world.election.ends.getTime() + 600_000;
    vi.useFakeTimers({ toFake: ['Date'], now: grace - 1 });
    expect(await codeOf(await send(castBody(queued)))).toEqual([422, 'closed']);
    for (const wrong of [second?.['queue'], 'x', null, `${String(ticket).slice(0, -2)}AA`])
      expect(await codeOf(await send({ ...castBody(queued), queue: wrong }))).toEqual([422, 'bad-ticket']);
    expect(await codeOf(await send({ ...castBody(altered), counter: 2, queue: second?.['queue'] }))).toEqual([
      422,
      'bad-ticket',
    ]);
    const taken = await send({ ...castBody(queued), queue: ticket });
    // The box may stay open for paper: no ticket holds until then.
    vi.setSystemTime(grace);
    expect(await codeOf(await send({ ...castBody(queued), queue: ticket }))).toEqual([422, 'closed']);
    const { receipt } = (await taken.json()) as { receipt: { leaf: string; promise: string } };
    expect(await isReceiptFor(world.device, queued, receipt)).toBe(true);
  });

  it('nothing of it is kept anywhere', async () => {
    const tables = async () =>
      (
        await db.owner.query<{ name: string; rows: string }>(
          `SELECT t.name, (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || t.name, false, true, '')))[1]::text AS rows
             FROM (SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
                    WHERE c.relkind = 'r' AND s.nspname IN ('public', 'identity', 'ballotbox')) t ORDER BY 1`,
        )
      ).rows;
    const late = await newCast();
    const before = await tables();
    const { answers, waiting } = await crowd([late]);
    await Promise.all(waiting);
    expect(answers[0]?.status).toBe(503);
    const after = await tables();
    const changed = after.filter((one, at) => one.rows !== before[at]?.rows).map(({ name }) => name);
    // What the crowd's own credentials and casts wrote.
    expect(changed).toEqual([
      'ballotbox.ballot',
      'ballotbox.waiting',
      'identity.credential',
      'identity.eligibility',
    ]);
  });

  it('what waited for the busy site itself counts as come when it did, as its own server says', async () => {
    const { begins, ends } = world.election;
    const at = (ms: number) => ({ 'x-gotgan-arrived': String(ms) });
    const [late, early] = [castBody(await newCast()), castBody(await newCast())];
    vi.useFakeTimers({ toFake: ['Date'], now: ends.getTime() + 4_000 });
    expect(await codeOf(await send(late, at(ends.getTime())))).toEqual([422, 'closed']);
    expect(await codeOf(await send(late, at(ends.getTime() + 9_000)))).toEqual([422, 'closed']);
    expect(await codeOf(await send(late, { 'x-gotgan-arrived': 'x' }))).toEqual([422, 'closed']);
    expect((await send(late, at(ends.getTime() - 1))).status).toBe(200);
    // Who is quick at the beginning is not sent away for it.
    vi.setSystemTime(begins);
    expect((await send(early, at(begins.getTime() - 40))).status).toBe(200);
  });

  it('what comes after the end is not queued but refused', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: world.election.ends.getTime() });
    expect(await codeOf(await send(castBody(await newCastInTime())))).toEqual([422, 'closed']);
  });

  async function newCastInTime(): Promise<Cast> {
    const end = Date.now();
    vi.setSystemTime(world.election.begins);
    const cast = await newCast();
    vi.setSystemTime(end);
    return cast;
  }
});

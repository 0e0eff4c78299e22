import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { ledgerSite, type LedgerSite, SITE } from '@/lib/cli/mirror/site.test-support';
import { tamperer, type Tamperer } from '@/lib/cli/mirror/tamper.test-support';
import { verifyLedger } from '@/lib/cli/mirror/verify';
import type { Reason, Report } from '@/lib/client/verify/checks';
import { type Claim, claimOfCode, claimsOfKept } from '@/lib/client/verify/claim';
import type { Remembered } from '@/lib/client/verify/heads';
import { addressesOf } from '@/lib/client/verify/source';
import { verifyClaim } from '@/lib/client/verify/verify';
import { keptCast } from '@/lib/client/ballot/casting';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type Bytes, fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { leafText } from '@/lib/domain/ballot/count-export';
import type { TreeHead } from '@/lib/domain/ballot/types';
import { leafOf } from '@/lib/ballot/cast';
import { closeVote } from '@/lib/services/ballot/close';
import { allHeads, moveBatch } from '@/lib/services/ballot/ledger';
import { publishAtOnce, setVoteClock } from '@/lib/services/ballot/vote.test-support';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
  known,
  PROCESS,
  type TestVoter,
} from '@/lib/services/ballot/world.test-support';

let db: TestDatabase;
let world: BallotWorld;
let site: LedgerSite;
let tamper: Tamperer;
/** Of ten casts that are in the ledger, by two batches, and of an eleventh that waits. */
const claims: Claim[] = [];
let honest: Bytes[] = [];
const voters: TestVoter[] = [];

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildBallotWorld(db);
  site = ledgerSite(db);
  tamper = tamperer(db);
  for (let n = 0; n < 11; n += 1) {
    const voter = await addVoter(world);
    voters.push(voter);
    claims.push(await castAndKeep(voter, 1));
    if (n === 4 || n === 9) await moveBatch(db.ballot, PROCESS, 5, new Date());
  }
  honest = await tamper.leaves();
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});
afterEach(() => {
  site.lies.clear();
});

/** Casts, and keeps what the vote page keeps on the device. */
async function castAndKeep(voter: TestVoter, counter: number): Promise<Claim> {
  const ballot = choosing(1, 2);
  const { cast, answer } = await castBy(world, voter, ballot, { counter });
  if (!('receipt' in answer)) throw new Error(answer.refusal);
  const { leaf, code, promise } = answer.receipt;
  const kept = { ...(await keptCast(cast, { hash: leaf, code }, ballot, true)), promise };
  const [claim] = claimsOfKept(PROCESS, { general: kept });
  if (claim === undefined) throw new Error('nothing was kept');
  return claim;
}

async function verify(
  claim: Claim | null | undefined,
  remembered: Remembered | null = null,
): Promise<Report> {
  if (claim === null || claim === undefined) throw new Error('no receipt');
  const { body } = await site.ask(addressesOf(SITE, PROCESS, null).election);
  const election = body as Parameters<typeof verifyClaim>[1]['election']; // as electionData makes it
  return verifyClaim(claim, {
    ask: site.ask,
    addresses: addressesOf(SITE, PROCESS, null),
    election,
    remembered,
  });
}
const reasons = ({ checks }: Report): Reason[] => checks.map(({ reason }) => reason);

const seen = async (size: number): Promise<Remembered> => {
  const head = (await allHeads(db.web, PROCESS)).find((one) => one.size === size);
  return { ledgerKey: world.election.ledgerKey, head: head ?? null };
};

describe('a receipt', () => {
  it('is shown to be in the ledger, by what the device kept', async () => {
    const before = await seen(5);
    for (const claim of claims.slice(0, 10)) {
      const report = await verify(claim, before);
      expect(report.verdict).toBe('in-ledger');
      expect(reasons(report)).toEqual([
        'cast-same',
        'promise-signed',
        'head-signed',
        'leaf-included',
        'mirror-none',
        'remembered-consistent',
      ]);
      expect(honest[report.index ?? -1]).toEqual(fromBase64(claim.leaf ?? ''));
    }
  });

  it('says nothing of what was chosen', () => {
    expect(JSON.stringify(claims)).not.toContain('choices');
  });

  it('is checked by its code alone, as it is written', async () => {
    const code = claims[3]?.code ?? '';
    for (const written of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('0', 'O')]) {
      const report = await verify(claimOfCode(PROCESS, written));
      expect([report.verdict, ...reasons(report)]).toEqual([
        'in-ledger',
        'cast-none',
        'promise-none',
        'head-signed',
        'leaf-included',
        'mirror-none',
        'remembered-none',
      ]);
    }
  });

  it('waits until others come: the promise says so, the code alone does not', async () => {
    const report = await verify(claims[10]);
    expect(report.verdict).toBe('waits');
    expect(reasons(report)).toContain('leaf-waits');
    const mistyped = await verify(claimOfCode(PROCESS, claims[10]?.code ?? ''));
    expect([mistyped.verdict, mistyped.checks[3]?.reason]).toEqual(['open', 'leaf-unknown']);
  });

  it('that is forged is found: of another leaf, of another cast, or with a promise that nobody signed', async () => {
    const [one, other] = claims;
    if (one === undefined || other === undefined) throw new Error('no receipts');
    const found = async (claim: Claim) => {
      const report = await verify(claim);
      expect(report.verdict).toBe('wrong');
      return report.checks.filter(({ outcome }) => outcome === 'bad').map(({ reason }) => reason);
    };
    expect(await found({ ...one, promise: other.promise })).toEqual(['promise-not-signed']);
    expect(await found({ ...one, cast: other.cast })).toEqual(['cast-other']);
    expect(await found({ ...one, code: other.code })).toEqual(['cast-other', 'leaf-other']);
    expect(await found({ ...one, leaf: toBase64(new Uint8Array(32)) })).toEqual([
      'cast-other',
      'promise-not-signed',
      'leaf-other',
    ]);
    const cast = one.cast === null ? null : { ...one.cast, counter: 2 };
    expect(await found({ ...one, cast })).toEqual(['cast-other']);
  });
});

describe('the public side of the ledger', () => {
  const get = (at: string) => site.answer(`${SITE}/api/ballot/${PROCESS}/${at}`);

  it('answers every site, without a cookie, and keeps nothing of who asks about a receipt', async () => {
    const kept: Record<string, string> = {
      heads: 'public, max-age=5',
      'consistency?from=5&to=10': 'public, max-age=5',
    };
    for (const at of [
      'heads',
      'consistency?from=5&to=10',
      `leaf?code=${claims[0]?.code}`,
      'leaf?code=x',
      'consistency?from=1',
    ]) {
      const { headers } = await get(at);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('cache-control')).toBe(kept[at] ?? 'no-store');
    }
  });

  it('tells a cast that waits from one that is none by nothing', async () => {
    const told = async (code: string) => {
      const answer = await get(`leaf?code=${code}`);
      return { status: answer.status, headers: [...answer.headers], text: await answer.text() };
    };
    expect(await told(claims[10]?.code ?? '')).toEqual(await told('0000-0000-0000-0000'));
    expect((await told(claims[10]?.code ?? '')).text).toContain('"code":"not-in-ledger"');
    await expect(db.web.query('SELECT count(*) FROM ballotbox.waiting')).rejects.toThrow('permission denied');
  });

  it.each([
    ['leaf', 400, 'no-receipt'],
    ['leaf?code=0000-0000-0000', 400, 'no-receipt'],
    ['consistency?from=5', 400, 'no-size'],
    ['consistency?from=-1&to=5', 400, 'no-size'],
    ['consistency?from=5&to=11', 404, 'no-such-tree'],
    ['consistency?from=10&to=5', 404, 'no-such-tree'],
  ])('%s: %i %s', async (at, status, code) => {
    const answer = await get(at);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('has nothing at the address of a vote that is none', async () => {
    for (const id of ['1111000-2027', 'x', '%00'])
      expect((await site.answer(`${SITE}/api/ballot/${id}/heads`)).status).toBe(404);
  });
});

/** A site that has all rights and every key, and tells each visitor what it likes. */
describe('a site that lies', () => {
  /** As the handlers answer. */
  interface Answered extends Record<string, unknown> {
    heads: object[];
  }
  const lie = (pattern: RegExp, change: (data: Answered) => unknown) =>
    site.lies.set(pattern, async (answer) => Response.json(change((await answer.json()) as Answered)));

  it('cannot show a leaf under a head that the ledger’s key did not sign', async () => {
    lie(/heads/, ({ heads, ...rest }) => ({
      ...rest,
      heads: [...heads, { ...heads[0], size: 11 }],
    }));
    expect(reasons(await verify(claims[0]))).toContain('head-not-signed');
  });

  it('cannot show another leaf’s proof', async () => {
    lie(/leaf/, (data) => ({ ...data, index: (Number(data['index']) + 1) % 10 }));
    expect(reasons(await verify(claims[0]))).toContain('leaf-not-included');
    site.lies.clear();
    const { body } = await site.ask(addressesOf(SITE, PROCESS, null).leaf(claims[1]?.code ?? ''));
    site.lies.set(/leaf/, () => Response.json(body));
    expect(reasons(await verify(claims[0]))).toContain('leaf-not-included');
  });

  it('cannot change its key', async () => {
    const key = toBase64(new Uint8Array(32).fill(1));
    lie(/2027$/, (data) => ({ ...data, ledgerKey: key }));
    lie(/heads/, (data) => ({ ...data, ledgerKey: key }));
    const found = reasons(await verify(claims[0], await seen(5)));
    expect(found).toEqual(
      expect.arrayContaining(['promise-not-signed', 'head-not-signed', 'remembered-other-key']),
    );
  });

  it('that does not answer is not taken for honest, nor for a liar', async () => {
    for (const part of [/heads/, /leaf/]) {
      site.lies.set(part, () => Response.json('?', { status: 502 }));
      expect((await verify(claims[0])).verdict).toBe('open');
      site.lies.clear();
    }
  });
});

/** Who has all rights and keys makes the tree anew, so that every proof and signature is right in itself. */
describe('a ledger that was tampered with', () => {
  afterEach(() => tamper.rewrite(honest, [5, 10]));

  const swapped = () => {
    const [lost, ...rest] = honest;
    return { lost: toBase64(lost ?? new Uint8Array()), leaves: [new Uint8Array(32).fill(7), ...rest] };
  };
  const claimOfLeaf = (leaf: string) => claims.find((claim) => claim.leaf === leaf);

  it('by replacing a leaf: other voters see that the tree is another one', async () => {
    const before = await seen(5);
    const { leaves } = swapped();
    await tamper.rewrite(leaves, [5, 10]);
    const other = await verify(claimOfLeaf(toBase64(leaves[7] ?? new Uint8Array())), before);
    expect(reasons(other)).toEqual(expect.arrayContaining(['leaf-included', 'remembered-forked']));
    expect(other.verdict).toBe('wrong');
  });

  it('by replacing a leaf, or voiding it: its voter does not find it, and holds the promise after closing', async () => {
    const { lost, leaves } = swapped();
    await tamper.rewrite(leaves, [5, 10]);
    expect(reasons(await verify(claimOfLeaf(lost)))).toContain('leaf-waits');
    site.lies.set(/2027$/, async (answer) =>
      Response.json({ ...((await answer.json()) as object), state: 'published' }),
    );
    const typed = await verify(claimOfCode(PROCESS, claimOfLeaf(lost)?.code ?? ''));
    expect([typed.verdict, typed.checks[3]?.reason]).toEqual(['open', 'leaf-none']);
    const report = await verify(claimOfLeaf(lost));
    expect(report.verdict).toBe('wrong');
    expect(reasons(report)).toEqual(expect.arrayContaining(['promise-signed', 'leaf-missing']));
  });

  it('by removing a leaf', async () => {
    const before = await seen(10);
    await tamper.rewrite(honest.slice(1), [4, 9]);
    expect(reasons(await verify(claims[9], before))).toContain('remembered-shorter');
    const grown = [...honest.slice(1), ...[1, 2].map((n) => new Uint8Array(32).fill(n))];
    await tamper.rewrite(grown, [4, 11]);
    expect(reasons(await verify(claims[9], before))).toContain('remembered-forked');
  });

  it('by changing a row: no proof leads to a signed head any more', async () => {
    const leaf = claims[0]?.leaf ?? '';
    const index = honest.findIndex((hash) => toBase64(hash) === leaf);
    await tamper.force('UPDATE ballotbox.node SET hash = $1 WHERE level = 0 AND index = $2', [
      new Uint8Array(32).fill(9),
      index % 2 === 0 ? index + 1 : index - 1,
    ]);
    expect(reasons(await verify(claims[0]))).toContain('leaf-not-included');
  });
});

describe('gotgan ledger verify', () => {
  const run = (given: readonly Claim[] = [], leaves: string | null = null) =>
    verifyLedger({
      ask: site.ask,
      site: SITE,
      election: PROCESS,
      mirror: null,
      claims: given,
      files: () => Promise.resolve(leaves === null ? null : new TextEncoder().encode(leaves)),
    });

  /** The leaves in the order of the ledger, as they are published. */
  async function publishedLines(): Promise<string[]> {
    const { rows } = await db.ballot.query<{
      leaf_hash: Buffer;
      track: string;
      public_key: Buffer;
      credential: Buffer;
      counter: number;
      ciphertext: Buffer;
      signature: Buffer;
    }>('SELECT * FROM ballotbox.cast_ballots($1)', [PROCESS]);
    const byHash = new Map<string, string>();
    for (const { leaf_hash, public_key, track, counter, ...row } of rows) {
      const [credential, ciphertext] = [Uint8Array.from(row.credential), Uint8Array.from(row.ciphertext)];
      const [publicKey, signature] = [Uint8Array.from(public_key), Uint8Array.from(row.signature)];
      const cast = { election: PROCESS, track, counter, publicKey, credential, ciphertext, signature };
      byHash.set(toBase64(leaf_hash), leafText(await leafOf(cast)));
    }
    return (await tamper.leaves()).map((hash) => byHash.get(toBase64(hash)) ?? '');
  }

  it('finds nothing wrong with a ledger that is whole, and a head that does not go on', async () => {
    expect(await run(claims)).toMatchObject({ ok: true, heads: 2, leaves: 10, chain: [] });
    const [first, ...rest] = honest;
    await tamper.rewrite([new Uint8Array(32).fill(7), ...rest], [10]);
    const forged = (await allHeads(db.web, PROCESS)) as [TreeHead];
    await tamper.rewrite([first ?? new Uint8Array(), ...rest], [5]);
    await db.owner.query('INSERT INTO ballotbox.tree_head VALUES ($1, 10, $2, $3, $4)', [
      PROCESS,
      forged[0].root,
      forged[0].at,
      forged[0].signature,
    ]);
    expect(await run()).toMatchObject({
      ok: false,
      chain: ['the tree of 10 leaves does not begin with that of 5: forked'],
    });
    await tamper.rewrite(honest, [5, 10]);
  });

  it('goes through all leaves once they are published, and finds one that was changed, left out or added', async () => {
    const after = new Date(world.election.ends.getTime() + 600_000);
    await setVoteClock(db.owner, after);
    expect(await closeVote(db.ballot, world.election, after)).toBe(true);
    await publishAtOnce(db.owner, PROCESS, '');
    world = { ...world, ...(await known(db)) };
    const lines = await publishedLines();
    const text = (all: readonly string[]) => `${all.join('\n')}\n`;
    expect(lines).toHaveLength(11);
    expect(await run(claims, text(lines))).toMatchObject({
      ok: true,
      published: { leaves: 11, problems: [] },
    });
    const problems = async (all: readonly string[]) => (await run([], text(all))).published?.problems ?? [];
    expect(await problems(lines.slice(1))).toContain('10 leaves, and the newest head was signed over 11');
    expect(await problems([lines[1] ?? '', lines[0] ?? '', ...lines.slice(2)])).toContain(
      'the first 5 leaves are not those that the head of 5 was signed over',
    );
    expect(
      await problems([(lines[0] ?? '').replace('"counter":1', '"counter":2'), ...lines.slice(1)]),
    ).toContain('line 1: not-signed');
    expect(await problems([...lines, lines[0] ?? ''])).toContain('line 12: stands there twice');
    expect(await run([])).toMatchObject({
      ok: false,
      published: { problems: ['leaves.jsonl is not published'] },
    });
  });
});

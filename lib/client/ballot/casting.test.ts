import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { receiptCode, signPromise } from '@/lib/ballot/heads';
import { newSeed } from '@/lib/ballot/recovery';
import { newElectionKey, openBallot, readPrivateKey } from '@/lib/ballot/sealing';
import { type Signer, signerOf } from '@/lib/ballot/signing';
import { type CastMaker, deliverCast, isUnsure, prepareCast } from '@/lib/client/ballot/casting';
import type { SentCast } from '@/lib/client/ballot/kept';
import { type Bytes, fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import type { Ballot } from '@/lib/domain/ballot/types';

const BALLOT: Ballot = { void: false, choices: [2, 9], points: null };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 65537 });
const seed = newSeed();
const rulesHash = new Uint8Array(32).fill(7);
let maker: CastMaker;
let ledger: Signer;
let privateKey: Bytes;

beforeAll(async () => {
  ledger = await signerOf(new Uint8Array(32).fill(1));
  const pair = await newElectionKey();
  privateKey = pair.privateKey;
  maker = {
    seed,
    asker: { token: 'page' },
    device: {
      id: '4111000-2027',
      rulesHash,
      encryptionKey: pair.publicKey,
      ledgerKey: ledger.publicKey,
      tracks: { general: toBase64(rsa.publicKey.export({ format: 'der', type: 'spki' })) },
    },
  };
});
afterEach(() => vi.unstubAllGlobals());

interface Asked {
  path: string;
  credentials: string | undefined;
  body: Record<string, string>;
}

/** A site that signs what is blinded, and knows a highest counter. */
function site(highest = 0, sign = true): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, { body, credentials }: RequestInit) => {
    // Our own requests have texts as bodies, which are JSON.
    const sent = JSON.parse(body as string) as Record<string, string>;
    asked.push({ path, credentials, body: sent });
    if (path.endsWith('/counter')) return Response.json({ counter: highest });
    const blinded = fromBase64(sent['blinded'] ?? '') ?? new Uint8Array();
    const key = { key: rsa.privateKey, padding: constants.RSA_NO_PADDING };
    return Response.json({ signature: toBase64(sign ? privateDecrypt(key, blinded) : blinded) });
  });
  return asked;
}

const wish = (keep: boolean, ballot = BALLOT) => ({ track: 'general', ballot, keep });

async function prepared(keep = true, ballot = BALLOT): Promise<{ credential: string; sent: SentCast }> {
  const made = await prepareCast(maker, wish(keep, ballot), { credential: undefined, counter: 0 });
  if ('refusal' in made) throw new Error(made.refusal);
  return made.value;
}

describe('making a cast', () => {
  it('asks for the credential as the account, for the counter without cookies, and sends nothing of the ballot', async () => {
    const asked = site();
    const { sent } = await prepared();
    expect(asked.map(({ path, credentials }) => [path.split('/').at(-1), credentials])).toEqual([
      ['credential', 'same-origin'],
      ['counter', 'omit'],
    ]);
    expect(asked[0]?.body['_token']).toBe('page');
    expect(Object.keys(sent.body).sort()).toEqual([
      'ciphertext',
      'counter',
      'credential',
      'publicKey',
      'signature',
      'track',
    ]);
  });

  it('at a kiosk shows the ticket and no cookies', async () => {
    const asked = site();
    await prepareCast({ ...maker, asker: { ticket: 'T-1' } }, wish(false), {
      credential: undefined,
      counter: 0,
    });
    expect(asked[0]).toMatchObject({ credentials: 'omit', body: { ticket: 'T-1' } });
    expect(asked[0]?.body).not.toHaveProperty('_token');
  });

  it('counts on from the highest that the box or this device knows, and asks for no second credential', async () => {
    site();
    const { credential } = await prepared();
    const asked = site(3);
    const again = await prepareCast(maker, wish(true), { credential, counter: 5 });
    expect('value' in again && again.value.sent.body.counter).toBe(6);
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['counter']);
    const other = await prepareCast(maker, wish(true), { credential, counter: 1 });
    expect('value' in other && other.value.sent.body.counter).toBe(4);
  });

  it('seals what was chosen', async () => {
    site();
    const { sent } = await prepared();
    const opened = await openBallot(
      await readPrivateKey(privateKey),
      fromBase64(sent.body.ciphertext) ?? new Uint8Array(),
      {
        election: '4111000-2027',
        track: 'general',
        rulesHash,
        publicKey: fromBase64(sent.body.publicKey) ?? new Uint8Array(),
        counter: 1,
      },
    );
    expect(opened).toEqual(BALLOT);
  });

  it('keeps the choices only where the voter wants it', async () => {
    site();
    expect((await prepared(true)).sent.kept.choices).toEqual([2, 9]);
    expect(JSON.stringify((await prepared(false)).sent.kept)).toContain('"choices":null');
    const taken = await prepared(true, { void: true, choices: [], points: null });
    expect(taken.sent.kept).toMatchObject({ void: true, choices: null });
  });

  it('takes no credential that the track’s key has not signed', async () => {
    site(0, false);
    const made = await prepareCast(maker, wish(true), { credential: undefined, counter: 0 });
    expect(made).toEqual({ refusal: 'wrong-credential' });
  });

  it('says by its code why it was refused, and that nobody answered', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ code: 'other' }, { status: 422 })));
    const known = { credential: undefined, counter: 0 };
    expect(await prepareCast(maker, wish(true), known)).toEqual({ refusal: 'other' });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    expect(await prepareCast(maker, wish(true), known)).toEqual({ refusal: 'offline' });
  });
});

describe('sending it', () => {
  const answer = (body: unknown, status = 200) => ({ status, retryAfter: null, body });
  const pause = () => Promise.resolve();

  it('is done when the ledger’s promise for this very cast is there; the same bytes each time', async () => {
    site();
    const { sent } = await prepared();
    const leaf = fromBase64(sent.kept.leaf) ?? new Uint8Array();
    const promise = toBase64(await signPromise(ledger, '4111000-2027', leaf));
    const receipt = { leaf: sent.kept.leaf, code: receiptCode(leaf), promise };
    const texts: string[] = [];
    const post = (text: string) => {
      texts.push(text);
      return texts.length < 3 ? Promise.reject(new Error('lost')) : Promise.resolve(answer({ receipt }));
    };
    const taken = await deliverCast(maker.device, sent, { post, pause });
    expect(taken).toEqual({ value: { ...sent.kept, promise } });
    expect(new Set(texts)).toEqual(new Set([JSON.stringify(sent.body)]));
  });

  it('is not done by a promise for another cast, or by another’s key', async () => {
    site();
    const { sent } = await prepared();
    const other = await signerOf(new Uint8Array(32).fill(2));
    const leaf = fromBase64(sent.kept.leaf) ?? new Uint8Array();
    const promise = toBase64(await signPromise(other, '4111000-2027', leaf));
    const wrong = { leaf: sent.kept.leaf, code: sent.kept.code, promise };
    const post = () => Promise.resolve(answer({ receipt: wrong }));
    expect(await deliverCast(maker.device, sent, { post, pause })).toEqual({ refusal: 'wrong-promise' });
    expect(isUnsure('wrong-promise')).toBe(true);
  });

  it('says why it was refused, and that no answer is none', async () => {
    site();
    const { sent } = await prepared();
    const closed = () => Promise.resolve(answer({ code: 'closed' }, 422));
    expect(await deliverCast(maker.device, sent, { post: closed, pause })).toEqual({ refusal: 'closed' });
    const silent = () => Promise.reject(new Error('lost'));
    expect(await deliverCast(maker.device, sent, { post: silent, pause })).toEqual({ refusal: 'unanswered' });
    expect([isUnsure('closed'), isUnsure('unanswered')]).toEqual([false, true]);
  });
});

import { generateKeyPairSync, privateDecrypt, constants } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { blind, credentialKey, isCredential, tokenOf, unblind } from '@/lib/ballot/blind';
import { leafHash, leafOf, leafProblem, signCast } from '@/lib/ballot/cast';
import { isHead, isPromise, readReceipt, receiptCode, signHead, signPromise } from '@/lib/ballot/heads';
import { newSeed, readRecoveryCode, recoveryCode, voterKeys } from '@/lib/ballot/recovery';
import {
  CIPHERTEXT_BYTES,
  newElectionKey,
  openBallot,
  readPrivateKey,
  sealBallot,
} from '@/lib/ballot/sealing';
import { joinShares, readShare, shareText, splitKey } from '@/lib/ballot/shares';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = toBase64(Uint8Array.from(rsa.publicKey.export({ format: 'der', type: 'spki' })));
const signBlindly = (message: Uint8Array) =>
  Uint8Array.from(privateDecrypt({ key: rsa.privateKey, padding: constants.RSA_NO_PADDING }, message));
const ELECTION = '4111000-2027';
const rulesHash = new Uint8Array(32).fill(7);

async function credentialOf(seed = newSeed(), track = 'general') {
  const { signer, blinding } = await voterKeys(seed, ELECTION, track);
  const key = await credentialKey(spki);
  const token = await tokenOf(ELECTION, track, signer.publicKey);
  const { message, inverse } = await blind(key, token, blinding);
  return { signer, token, message, credential: await unblind(key, token, signBlindly(message), inverse) };
}

describe('the recovery code', () => {
  it('gives the same keys and the same blinded bytes on every device', async () => {
    const seed = newSeed();
    const code = await recoveryCode(seed);
    expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const again = await readRecoveryCode(code.toLowerCase().replaceAll('-', ' '));
    expect(again).toEqual(seed);
    const [one, other] = [await credentialOf(seed), await credentialOf(again ?? newSeed())];
    expect(other.message).toEqual(one.message);
    expect(other.signer.publicKey).toEqual(one.signer.publicKey);
  });

  it('says that it was mistyped', async () => {
    const code = await recoveryCode(Uint8Array.from({ length: 16 }, (_, at) => at));
    expect(await readRecoveryCode(code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBeNull();
    expect(await readRecoveryCode(code.slice(2))).toBeNull();
  });

  it('gives another key for every track and election', async () => {
    const seed = newSeed();
    const keys = await Promise.all(
      [
        [ELECTION, 'general'],
        [ELECTION, 'youth'],
        ['4111000-2028', 'general'],
      ].map(async ([election = '', track = '']) =>
        toBase64((await voterKeys(seed, election, track)).signer.publicKey),
      ),
    );
    expect(new Set(keys).size).toBe(3);
  });
});

describe('a credential', () => {
  it('is what the library makes of the same token, and is signed without being seen', async () => {
    const { token, message, credential } = await credentialOf();
    const key = await credentialKey(spki);
    expect(await isCredential(key, token, credential)).toBe(true);
    const suite = RSABSSA.SHA384.PSSZero.Deterministic();
    const { blindedMsg, inv } = await suite.blind(key, token);
    expect(await suite.finalize(key, token, signBlindly(blindedMsg), inv)).toEqual(credential);
    expect(blindedMsg).not.toEqual(message);
  });

  it('is none for another track', async () => {
    const { signer, credential } = await credentialOf();
    const other = await tokenOf(ELECTION, 'youth', signer.publicKey);
    expect(await isCredential(await credentialKey(spki), other, credential)).toBe(false);
  });
});

describe('a cast', () => {
  const ballot = { void: false, choices: [3, 1], points: null };

  async function cast(counter = 1) {
    const { signer, credential } = await credentialOf();
    const election = await newElectionKey();
    const to = { election: ELECTION, track: 'general', rulesHash, publicKey: signer.publicKey, counter };
    const ciphertext = await sealBallot(election.publicKey, ballot, to);
    const made = await signCast(
      signer,
      { election: ELECTION, track: 'general', credential, counter, ciphertext },
      rulesHash,
    );
    return { made, to, key: await readPrivateKey(election.privateKey) };
  }
  const keys = {
    election: ELECTION,
    rulesHash,
    tracks: { general: spki, youth: spki },
    paper: new Uint8Array(32),
  };

  it('opens for its key and counter alone', async () => {
    const { made, to, key } = await cast();
    expect(made.ciphertext).toHaveLength(CIPHERTEXT_BYTES);
    expect(await openBallot(key, made.ciphertext, to)).toEqual(ballot);
    expect(await openBallot(key, made.ciphertext, { ...to, counter: 2 })).toBeNull();
    expect(await openBallot(key, made.ciphertext, { ...to, publicKey: new Uint8Array(32) })).toBeNull();
    expect(await openBallot(key, made.ciphertext, { ...to, track: 'youth' })).toBeNull();
    expect(await openBallot(key, made.ciphertext, { ...to, rulesHash: new Uint8Array(32) })).toBeNull();
  });

  it('is nobody’s vote once anything of it was changed', async () => {
    const { made } = await cast();
    const leaf = await leafOf(made);
    expect(await leafProblem(leaf, keys)).toBeNull();
    expect(await leafProblem({ ...leaf, counter: 2 }, keys)).toBe('not-signed');
    expect(await leafProblem({ ...leaf, ciphertextHash: new Uint8Array(32) }, keys)).toBe('not-signed');
    expect(await leafProblem({ ...leaf, publicKey: new Uint8Array(32) }, keys)).toBe('not-signed');
    expect(await leafProblem({ ...leaf, track: 'other' }, keys)).toBe('unknown-track');
    expect(await leafProblem({ ...leaf, election: 'x' }, keys)).toBe('other-election');
    expect(await leafProblem({ ...leaf, credential: new Uint8Array(256) }, keys)).toBe('no-credential');
    expect(await leafProblem(leaf, { ...keys, rulesHash: new Uint8Array(32) })).toBe('not-signed');
  });

  it('has a receipt and a promise', async () => {
    const { made } = await cast();
    const leaf = await leafHash(await leafOf(made));
    const ledger = (await credentialOf()).signer;
    const signature = await signPromise(ledger, ELECTION, leaf);
    expect(await isPromise(ledger.publicKey, { election: ELECTION, leaf, signature })).toBe(true);
    expect(await isPromise(ledger.publicKey, { election: 'x', leaf, signature })).toBe(false);
    const code = receiptCode(leaf);
    expect(readReceipt(code.toLowerCase())).toBe(code);
    const head = await signHead(ledger, {
      election: ELECTION,
      size: 50,
      root: leaf,
      at: '2027-08-01T00:00:00Z',
    });
    expect(await isHead(ledger.publicKey, head)).toBe(true);
    expect(await isHead(ledger.publicKey, { ...head, size: 51 })).toBe(false);
  });
});

describe('shares of the election key', () => {
  it('open with any three of five, typed from paper, and not with two', async () => {
    const { privateKey } = await newElectionKey();
    const shares = await splitKey(privateKey);
    const typed = await Promise.all(
      shares.map(
        async (share) => (await readShare((await shareText(share)).toLowerCase())) ?? new Uint8Array(),
      ),
    );
    expect(typed).toEqual(shares);
    const [a, b, c, d, e] = typed as [never, never, never, never, never];
    for (const three of [
      [a, b, c],
      [c, d, e],
      [e, a, d],
    ])
      expect(await joinShares(three)).toEqual(privateKey);
    expect(await joinShares([a, b])).not.toEqual(privateKey);
  });

  it('say that they were mistyped', async () => {
    const [share] = await splitKey((await newElectionKey()).privateKey);
    const text = await shareText(share ?? new Uint8Array());
    expect(await readShare(text.replace(/^./, (first) => (first === '0' ? '1' : '0')))).toBeNull();
    expect(await readShare(text.slice(1))).toBeNull();
  });
});

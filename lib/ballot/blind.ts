import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { type Bytes, concat, fromBase64, frame, u32 } from '@/lib/domain/ballot/bytes';
import { own, sha256 } from '@/lib/ballot/digest';

/**
 * The credential: RSABSSA-SHA384-PSSZERO-Deterministic (RFC 9474). The token is the hash of a random key, which has the entropy that the
 * deterministic variant asks for. The blinding factor comes from the recovery code, so that any device blinds to the same bytes: the
 * library draws it by chance, so blinding is written out here; the library unblinds and verifies.
 */
const suite = RSABSSA.SHA384.PSSZero.Deterministic();
const HASH_BYTES = 48;
export const MODULUS_BITS = 2048;
export const MODULUS_BYTES = MODULUS_BITS / 8;
const ALGORITHM = { name: 'RSA-PSS', hash: 'SHA-384' };

/** What is signed blindly: the hash of the voter's public key for this election and track. */
export const tokenOf = (election: string, track: string, publicKey: Bytes) =>
  sha256(frame('gotgan/token/1', election, track, publicKey));

const keys = new Map<string, Promise<CryptoKey>>();

/** A track's credential key of its SPKI bytes in base64url; imported once. */
export function credentialKey(spki: string): Promise<CryptoKey> {
  const known = keys.get(spki);
  if (known !== undefined) return known;
  const bytes = fromBase64(spki);
  if (bytes === null) return Promise.reject(new TypeError('a credential key is base64url'));
  const imported = crypto.subtle.importKey('spki', bytes, ALGORITHM, true, ['verify']);
  keys.set(spki, imported);
  return imported;
}

export interface Blinded {
  /** What is sent. */
  message: Bytes;
  /** What undoes it. */
  inverse: Bytes;
}

/** Blinds a token (RFC 9474, section 4.2). @param blinding at least 272 bytes of even chance */
export async function blind(key: CryptoKey, token: Bytes, blinding: Bytes): Promise<Blinded> {
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', key);
  const [modulus, exponent] = [numberOf(fromBase64(n)), numberOf(fromBase64(e))];
  const message = numberOf(await encoded(token));
  const factor = numberOf(blinding) % modulus;
  const inverse = inverseOf(factor, modulus);
  return {
    message: bytesOf((message * power(factor, exponent, modulus)) % modulus),
    inverse: bytesOf(inverse),
  };
}

/** Takes the blinding off a signature. @throws Error where it is not the key's signature over the token */
export async function unblind(
  key: CryptoKey,
  token: Bytes,
  signature: Bytes,
  inverse: Bytes,
): Promise<Bytes> {
  return own(await suite.finalize(key, token, signature, inverse));
}

/** Whether a credential is the track key's signature over a token. */
export const isCredential = (key: CryptoKey, token: Bytes, credential: Bytes) =>
  crypto.subtle.verify({ name: 'RSA-PSS', saltLength: 0 }, key, credential, token);

/** EMSA-PSS-ENCODE (RFC 8017, section 9.1.1) with SHA-384 and no salt, for a modulus of 2,048 bits. */
async function encoded(token: Bytes): Promise<Bytes> {
  const digest = async (bytes: Bytes) => new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  const hash = await digest(concat(new Uint8Array(8), await digest(token)));
  const block = new Uint8Array(MODULUS_BYTES - HASH_BYTES - 1);
  block[block.length - 1] = 1;
  const blocks = Array.from({ length: Math.ceil(block.length / HASH_BYTES) }, (_, at) =>
    digest(concat(hash, u32(at))),
  );
  const mask = concat(...(await Promise.all(blocks)));
  const masked = block.map((byte, at) => byte ^ (mask[at] ?? 0));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return concat(masked, hash, Uint8Array.of(0xbc));
}

function numberOf(bytes: Uint8Array | null): bigint {
  if (bytes === null) throw new TypeError('the key could not be read');
  return BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

function bytesOf(value: bigint): Bytes {
  const digits = value.toString(16).padStart(MODULUS_BYTES * 2, '0');
  return Uint8Array.from({ length: MODULUS_BYTES }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let [square, left] = [base, exponent]; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** By the extended algorithm of Euclid. @throws RangeError where there is none: chance of 2^-1023 */
function inverseOf(value: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, value];
  let [factor, after] = [0n, 1n];
  while (next > 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [factor, after] = [after, factor - times * after];
  }
  if (rest !== 1n) throw new RangeError('the blinding factor has no inverse');
  return ((factor % modulus) + modulus) % modulus;
}

import { createPublicKey, verify } from 'node:crypto';

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/**
 * A public key of Ed25519 (RFC 8032) as people paste it: PEM (SubjectPublicKeyInfo), or its 32 bytes in base64.
 * @returns its 32 bytes; null: it is none
 */
export function readPublicKey(written: string): Buffer | null {
  const raw = base64(written, KEY_BYTES);
  try {
    const key = raw === null ? createPublicKey(written) : keyOf(raw);
    if (key.asymmetricKeyType !== 'ed25519') return null;
    return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
  } catch {
    return null;
  }
}

/** A signature as a file has it (64 bytes) or as text (base64). @returns null: it is none */
export function readSignature(written: Uint8Array | string): Buffer | null {
  if (typeof written === 'string') return base64(written, SIGNATURE_BYTES);
  if (written.length === SIGNATURE_BYTES) return Buffer.from(written);
  return base64(Buffer.from(written).toString('latin1'), SIGNATURE_BYTES);
}

/** Whether the bytes are signed by the key. @param publicKey 32 bytes */
export function isSigned(bytes: Uint8Array, signature: Buffer, publicKey: Buffer): boolean {
  return verify(null, bytes, keyOf(publicKey), signature);
}

function keyOf(raw: Buffer) {
  const key = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return createPublicKey({ key, format: 'jwk' });
}

function base64(written: string, length: number): Buffer | null {
  const text = written.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === length ? bytes : null;
}

import { type Bytes, concat, fromBase64 } from '@/lib/domain/ballot/bytes';

/** What stands before the seed in PKCS #8 (RFC 8410, section 7): WebCrypto takes no bare seed. */
const PKCS8 = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

/** Somebody who signs by Ed25519 (RFC 8032). */
export interface Signer {
  publicKey: Bytes;
  sign: (message: Bytes) => Promise<Bytes>;
}

/** @param seed 32 bytes: the private key of RFC 8032 */
export async function signerOf(seed: Bytes): Promise<Signer> {
  const key = await crypto.subtle.importKey('pkcs8', concat(PKCS8, seed), 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  const publicKey = fromBase64(x);
  if (publicKey === null) throw new Error('the public key could not be read');
  return {
    publicKey,
    sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, message)),
  };
}

/** Whether a key signed a message; a key that is none has signed nothing. */
export async function isSigned(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, message);
  } catch {
    return false;
  }
}

import type { Bytes } from '@/lib/domain/ballot/bytes';

/** SHA-256 of bytes. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Bytes that WebCrypto takes, of bytes that may lie in shared or pooled memory. */
export const own = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes);

/** HKDF-SHA-256 (RFC 5869) without salt. @param length in bytes, up to 8,160 */
export async function derive(secret: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, length * 8));
}

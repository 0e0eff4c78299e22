/** Bytes of a file, as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * SHA-256 (FIPS 180-4) by WebCrypto, which is in Node and in every browser.
 * @param data bytes, or a text, whose UTF-8 bytes are taken
 * @returns 64 hexadecimal digits in lower case, as `sha256sum` prints them
 * @throws Error in a browser page that did not come over https, where WebCrypto is missing
 */
export async function sha256Hex(data: string | Bytes): Promise<string> {
  // TypeScript knows it as always there.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) throw new Error('SHA-256 needs WebCrypto: open the page over https');
  const digest = await subtle.digest('SHA-256', bytesOf(data));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const bytesOf = (data: string | Bytes): Bytes =>
  typeof data === 'string' ? new TextEncoder().encode(data) : data;

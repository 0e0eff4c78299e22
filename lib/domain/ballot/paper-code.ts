import { fromSymbols, inGroups, plainSymbols, toSymbols } from '@/lib/domain/ballot/base32';
import { type Bytes, frame, u32 } from '@/lib/domain/ballot/bytes';

/** Where a bundle code belongs. */
export interface OfBundle {
  election: string;
  bundle: number;
}

const CODE_BYTES = 16;
const CODE_SYMBOLS = 26;
const CHECK_SYMBOLS = 2;

/** A new code, made in the officer's browser. It is printed on the bundle's cover and is never sent. */
export const newBundleCode = (): Bytes => crypto.getRandomValues(new Uint8Array(CODE_BYTES));

async function checkOf(code: Bytes, { election, bundle }: OfBundle): Promise<string> {
  const framed = frame('gotgan/bundle/1', election, u32(bundle), code);
  return toSymbols(new Uint8Array(await crypto.subtle.digest('SHA-256', framed))).slice(0, CHECK_SYMBOLS);
}

/** As it is printed: 28 symbols of Crockford's base 32 in groups of four, of which the last two check the others and the bundle. */
export async function bundleCodeText(code: Bytes, of: OfBundle): Promise<string> {
  return inGroups(toSymbols(code) + (await checkOf(code, of)));
}

/** @returns null where what was written is no code of this bundle, or mistyped */
export async function readBundleCode(written: string, of: OfBundle): Promise<Bytes | null> {
  const symbols = plainSymbols(written);
  if (symbols.length !== CODE_SYMBOLS + CHECK_SYMBOLS) return null;
  const code = fromSymbols(symbols.slice(0, CODE_SYMBOLS));
  if (code === null) return null;
  return (await checkOf(code, of)) === symbols.slice(CODE_SYMBOLS) ? code : null;
}

import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { CliError } from '@/lib/cli/errors';
import { fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { type Signer, signerOf } from '@/lib/ballot/signing';

/** A machine's own key: 32 bytes as base64url in a file that its owner alone can read; made where there is none. */
export async function machineKey(file: string): Promise<Signer> {
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new CliError(`${file} cannot be read: ${error.code}`, 4);
  });
  const seed = kept === null ? Uint8Array.from(randomBytes(32)) : fromBase64(kept.trim());
  if (seed?.length !== 32) throw new CliError(`${file} has no key of a machine`, 1);
  if (kept === null) await writeFile(file, `${toBase64(seed)}\n`, { mode: 0o600, flag: 'wx' });
  return signerOf(seed);
}

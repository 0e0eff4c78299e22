import { newSeed } from '@/lib/ballot/recovery';
import { signerOf } from '@/lib/ballot/signing';

/** Whether this browser can sign as a vote needs it: WebCrypto, and in it Ed25519. */
export async function canVote(): Promise<boolean> {
  try {
    const seed = newSeed();
    await signerOf(new Uint8Array([...seed, ...seed]));
    return true;
  } catch {
    return false;
  }
}

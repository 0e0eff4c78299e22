import type { PoolClient } from 'pg';
import { unseal } from '@/lib/auth/seal';
import { type Signer, signerOf } from '@/lib/ballot/signing';
import { purposeOfPaper } from '@/lib/services/ballot/box-keys';

const signers = new Map<string, Promise<Signer>>();

/** The paper channel's key of a vote. @param tx with the rights of role gotgan_member */
export async function paperSigner(tx: PoolClient, process: string): Promise<Signer> {
  const { rows } = await tx.query<{ paper: Buffer }>(
    'SELECT paper FROM ballotbox.secret WHERE process_id = $1',
    [process],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`${process} has no key for paper`);
  const name = row.paper.toString('base64');
  const known = signers.get(name);
  if (known !== undefined) return known;
  const signer = signerOf(Uint8Array.from(unseal(purposeOfPaper(process), row.paper)));
  signers.set(name, signer);
  return signer;
}

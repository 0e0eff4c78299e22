import type { Pool } from 'pg';
import { unseal } from '@/lib/auth/seal';
import { type Signer, signerOf } from '@/lib/ballot/signing';

export const purposeOfLedger = (process: string) => `ledger ${process}`;
export const purposeOfPaper = (process: string) => `paper ${process}`;

const ledgers = new Map<string, Promise<Signer>>();

/** The ledger's key of a vote. @param pool with the rights of role gotgan_ballot */
export async function ledgerSigner(pool: Pool, process: string): Promise<Signer> {
  const { rows } = await pool.query<{ ledger: Buffer }>(
    'SELECT ledger FROM ballotbox.secret WHERE process_id = $1',
    [process],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`${process} has no ledger`);
  const name = row.ledger.toString('base64');
  const known = ledgers.get(name);
  if (known !== undefined) return known;
  const signer = signerOf(Uint8Array.from(unseal(purposeOfLedger(process), row.ledger)));
  ledgers.set(name, signer);
  return signer;
}

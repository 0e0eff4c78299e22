import { constants, createHash, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto';
import type { Pool } from 'pg';
import { unseal } from '@/lib/auth/seal';
import { fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { type Election, voteState } from '@/lib/services/ballot/election';

/** Why no credential was signed. `other`: another device has had one for this person, under another recovery code. */
export type IssueRefusal = 'not-open' | 'not-eligible' | 'paper' | 'other' | 'malformed';
export type Issued = { signature: string } | { refusal: IssueRefusal };

const keys = new Map<string, KeyObject>();

/**
 * Signs what a person's device has blinded: once for a person and a track, and the same bytes again whenever they are asked for, so that a
 * lost answer burns no vote. Neither the audit log nor the counted attempts are told, since both have times.
 * @param pool with the rights of role gotgan_member
 */
export async function issueCredential(
  pool: Pool,
  election: Election,
  asked: { track: string; personKey: Buffer; blinded: string },
  now: Date,
): Promise<Issued> {
  if (!['ahead', 'on'].includes(voteState(election, now))) return { refusal: 'not-open' };
  const { track, personKey } = asked;
  const blinded = fromBase64(asked.blinded);
  if (!Object.hasOwn(election.tracks, track) || blinded?.length !== 256) return { refusal: 'malformed' };
  // A number that the modulus does not hold is refused before anything is written.
  const signature = signBlindly(await issuingKey(pool, election.id, track), blinded);
  if (signature === null) return { refusal: 'malformed' };
  const { rows } = await pool.query<{ outcome: IssueOutcome }>(
    'SELECT identity.issue($1, $2, $3, $4) AS outcome',
    [election.id, track, personKey, createHash('sha256').update(blinded).digest()],
  );
  const outcome = rows[0]?.outcome ?? 'not-eligible';
  return outcome === 'issued' || outcome === 'again'
    ? { signature: toBase64(signature) }
    : { refusal: outcome };
}

/** What the function `identity.issue` answers. */
type IssueOutcome = 'issued' | 'again' | Exclude<IssueRefusal, 'malformed'>;

/** RSASP1 (RFC 8017, section 5.2.1), by OpenSSL, which blinds the computation itself. */
function signBlindly(key: KeyObject, blinded: Uint8Array): Buffer | null {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded);
  } catch {
    return null;
  }
}

async function issuingKey(pool: Pool, process: string, track: string): Promise<KeyObject> {
  const { rows } = await pool.query<{ sealed: Buffer }>(
    'SELECT sealed FROM identity.issuing_key WHERE process_id = $1 AND track = $2',
    [process, track],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`track ${track} of ${process} has no key`);
  // Under its sealed bytes: rules that were thawed and frozen again have other keys.
  const name = row.sealed.toString('base64');
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = createPrivateKey({
    key: unseal(purposeOfIssuing(process, track), row.sealed),
    format: 'der',
    type: 'pkcs8',
  });
  keys.set(name, key);
  return key;
}

export const purposeOfIssuing = (process: string, track: string) => `issuing ${process} ${track}`;

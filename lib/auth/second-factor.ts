import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { PoolClient } from 'pg';
import { seal, unseal } from '@/lib/auth/seal';

/** A time-based one-time password (RFC 6238): six digits, thirty seconds, one step of grace to either side. */
const STEP_SECONDS = 30;
const GRACE_STEPS = 1;
const SPARE_CODES = 8;
const PURPOSE = 'second-factor';

function totpOf(secret: Secret, name: string): TOTP {
  return new TOTP({ issuer: 'Open Gotgan', label: name, secret, digits: 6, period: STEP_SECONDS });
}

/** What an app is given to make codes. */
export interface Enrolment {
  /** In groups of four, to be typed. */
  key: string;
  /** `otpauth://…`, for a picture that an app reads. */
  address: string;
  /** What an app would show now: for the invented people of demo mode. */
  code: string;
  confirmed: boolean;
  /** Spare codes that were not used yet. */
  spare: readonly string[];
}

const sealedOf = async (tx: PoolClient, person: string) => {
  const { rows } = await tx.query<{
    secret: Buffer;
    confirmed: boolean;
    last_step: string;
    spare_hashes: Buffer[];
  }>(
    `SELECT secret, confirmed_at IS NOT NULL AS confirmed, last_step, spare_hashes FROM second_factor WHERE person = $1 FOR UPDATE`,
    [person],
  );
  return rows[0] ?? null;
};

/** Begins a second factor, or begins it anew while it is not confirmed. */
export async function beginSecondFactor(tx: PoolClient, person: string): Promise<void> {
  const secret = seal(PURPOSE, randomBytes(20));
  await tx.query(
    `INSERT INTO second_factor (person, secret) VALUES ($1, $2)
     ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, made_at = now() WHERE second_factor.confirmed_at IS NULL`,
    [person, secret],
  );
}

/** What the account's second factor is made with, for its own page; null where there is none. */
export async function findEnrolment(tx: PoolClient, person: string, name: string): Promise<Enrolment | null> {
  const row = await sealedOf(tx, person);
  if (row === null) return null;
  const secret = secretOf(row.secret);
  const totp = totpOf(secret, name);
  const key = secret.base32.replace(/(.{4})(?=.)/g, '$1 ');
  const left = new Set(row.spare_hashes.map((hash) => hash.toString('hex')));
  const spare = spareCodes(secret).filter((code) => left.has(hashOf(code).toString('hex')));
  return { key, address: totp.toString(), code: totp.generate(), confirmed: row.confirmed, spare };
}

function secretOf(sealed: Buffer): Secret {
  const plain = unseal(PURPOSE, sealed);
  // A buffer of its own: the library keeps the whole one.
  return new Secret({ buffer: new Uint8Array(plain).buffer });
}

/**
 * Takes a code: one of the app's, each once, or a spare one.
 * @returns whether it was right
 */
export async function takeCode(tx: PoolClient, person: string, code: string, now: Date): Promise<boolean> {
  const row = await sealedOf(tx, person);
  if (row === null) return false;
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return row.confirmed && takeSpare(tx, person, row.spare_hashes, digits);
  const delta = totpOf(secretOf(row.secret), '').validate({
    token: digits,
    timestamp: now.getTime(),
    window: GRACE_STEPS,
  });
  if (delta === null) return false;
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
  if (step <= Number(row.last_step)) return false;
  await tx.query('UPDATE second_factor SET last_step = $2 WHERE person = $1', [person, step]);
  return true;
}

const hashOf = (code: string) => createHash('sha256').update(code.toLowerCase().replace(/-/g, '')).digest();

async function takeSpare(
  tx: PoolClient,
  person: string,
  hashes: readonly Buffer[],
  code: string,
): Promise<boolean> {
  const given = hashOf(code);
  const left = hashes.filter((hash) => !timingSafeEqual(hash, given));
  if (left.length === hashes.length) return false;
  await tx.query('UPDATE second_factor SET spare_hashes = $2 WHERE person = $1', [person, left]);
  return true;
}

/** Codes for a lost device, each good for once: made from the key, so that they are kept nowhere. */
function spareCodes(secret: Secret): string[] {
  return Array.from({ length: SPARE_CODES }, (_, place) =>
    createHmac('sha256', secret.bytes)
      .update(`spare ${place}`)
      .digest('hex')
      .slice(0, 10)
      .replace(/(.{5})/, '$1-'),
  );
}

/** Confirms a second factor whose first code was right. */
export async function confirmSecondFactor(tx: PoolClient, person: string): Promise<void> {
  const row = await sealedOf(tx, person);
  if (row === null) return;
  await tx.query('UPDATE second_factor SET confirmed_at = now(), spare_hashes = $2 WHERE person = $1', [
    person,
    spareCodes(secretOf(row.secret)).map(hashOf),
  ]);
}

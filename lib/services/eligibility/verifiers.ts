import { timingSafeEqual } from 'node:crypto';
import type { PoolClient } from 'pg';
import { openClaims } from '@/lib/auth/kept-claims';
import { seoulDay } from '@/lib/domain/calendar';
import { type KeptClaims, pickClaims, readClaimNames } from '@/lib/domain/eligibility/claims';
import { readCode } from '@/lib/domain/eligibility/codes';
import { namespaceOf, plainIdentifier } from '@/lib/domain/eligibility/namespace';
import type { Category, Identity, StatedAge, VerifierKind } from '@/lib/domain/eligibility/types';
import { readEnv } from '@/lib/env';
import { birthKey, personKey, type Setup } from '@/lib/services/eligibility/setup';

/** What somebody shows. */
export interface Shown {
  /** The account. */
  person: string;
  /** A code or an identifier as written; empty where the verifier asks for none. */
  code: string;
  /** `YYYY-MM-DD`, or empty. */
  birth: string;
  now: Date;
}

/** Why nobody was found. An identifier that does not exist and one that is shown wrongly are one and the same. */
export interface NotFound {
  problem: 'not-confirmed' | 'not-signed-in-there' | 'claims-old';
}

/** The one adapter between whoever knows residents and this portal. */
export interface Verifier {
  kind: VerifierKind;
  /** The set-up is that of the process, with this verifier's kind. */
  identify: (tx: PoolClient, setup: Setup, shown: Shown) => Promise<Identity | NotFound>;
}

const NOT_CONFIRMED: NotFound = { problem: 'not-confirmed' };

/** The default: nobody. */
const none: Verifier = { kind: 'none', identify: () => Promise.resolve(NOT_CONFIRMED) };

const codes: Verifier = {
  kind: 'codes',
  identify: async (tx, setup, { code }) => {
    const namespace = 'codes';
    const identifier = readCode(code) ?? '';
    const { rows } = await tx.query<{ tracks: string[] }>(
      'SELECT tracks FROM identity.eligibility_code WHERE process_id = $1 AND person_key = $2',
      [setup.process, personKey(setup, namespace, identifier)],
    );
    const [row] = rows;
    if (row === undefined) return NOT_CONFIRMED;
    const { tracks } = row;
    return { identifier, namespace, age: null, district: null, categories: null, tracks, vouched: true };
  },
};

interface ListedRow {
  birth_key: Buffer | null;
  age: number | null;
  age_day: string | null;
  district: string | null;
  tracks: string[] | null;
  categories: Category[] | null;
}

const list: Verifier = {
  kind: 'list',
  identify: async (tx, setup, { code, birth }) => {
    const namespace = setup.namespace ?? '';
    const identifier = plainIdentifier(code);
    const { rows } = await tx.query<ListedRow>(
      `SELECT r.birth_key, r.age, l.age_day::text AS age_day, r.district, r.tracks, r.categories
         FROM identity.eligibility_list_row r JOIN identity.eligibility_list l USING (process_id, serial) WHERE process_id = $1 AND person_key = $2`,
      [setup.process, personKey(setup, namespace, identifier)],
    );
    // Made whether or not there is a row: both answers are to take the same time.
    const shownBirth = birthKey(setup, namespace, [identifier, birth]);
    const [row] = rows;
    const isTheirs =
      row !== undefined && (row.birth_key === null || timingSafeEqual(row.birth_key, shownBirth));
    if (!isTheirs) return NOT_CONFIRMED;
    const { district, tracks, categories } = row;
    return { identifier, namespace, age: ageOf(row, birth), district, categories, tracks, vouched: false };
  },
};

/** A date of birth that was shown to be right is the list's own. */
function ageOf({ birth_key: key, age, age_day: on }: ListedRow, birth: string): StatedAge | null {
  if (key !== null) return { birth };
  return age === null || on === null ? null : { years: age, on };
}

/** Claims are asked for again after this many days: people move. */
export const CLAIMS_DAYS = 30;

const oidc: Verifier = {
  kind: 'oidc',
  identify: async (tx, setup, { person, now }) => {
    const namespace = setup.namespace ?? '';
    const provider = namespace.slice('oidc:'.length);
    const { rows } = await tx.query<{ subject: string; claims: Buffer | null }>(
      `SELECT subject, CASE WHEN claims_on > $3::date - $4::int THEN claims END AS claims FROM person_login
        WHERE person = $1 AND provider = $2 ORDER BY claims_on DESC NULLS LAST, subject LIMIT 1`,
      [person, provider, seoulDay(now), CLAIMS_DAYS],
    );
    const [row] = rows;
    if (row === undefined) return { problem: 'not-signed-in-there' };
    const claims = row.claims === null ? null : opened({ provider, subject: row.subject }, row.claims);
    if (claims === null) return { problem: 'claims-old' };
    return statedBy([namespace, row.subject], claims);
  },
};

function statedBy(
  [namespace, identifier]: readonly [string, string],
  { birth, district, categories }: KeptClaims,
): Identity {
  const age = birth === null ? null : { birth };
  return { identifier, namespace, age, district, categories, tracks: null, vouched: false };
}

/**
 * Whom the identity provider has just stated: the same identifier in the same namespace as of an account that signs in with it, and
 * nothing of it is kept.
 * @param claims of an ID token that was checked
 * @returns null: the site is not set to take any claims, or they name nobody
 */
export function identityIn(claims: Readonly<Record<string, unknown>>): Identity | null {
  const { OIDC_ISSUER: issuer, OIDC_CLAIMS: setting } = readEnv();
  const namespace = namespaceOf('oidc', issuer ?? '');
  const names = setting === undefined ? null : readClaimNames(setting);
  const { sub } = claims;
  const isSomebody = issuer !== undefined && typeof sub === 'string' && sub !== '';
  if (!isSomebody || names === null || namespace === null) return null;
  return statedBy([namespace, sub], pickClaims(names, claims));
}

/** Claims that do not open any more are asked for again. */
function opened(login: { provider: string; subject: string }, sealed: Buffer): KeptClaims | null {
  try {
    return openClaims(login, sealed);
  } catch {
    return null;
  }
}

const BY_KIND: Record<VerifierKind, Verifier> = { none, codes, list, oidc };

/**
 * Finds who somebody is by the verifier of the process. One that answers in another namespace than that of the process is refused, so that
 * nobody counts through two.
 */
export async function identify(
  tx: PoolClient,
  setup: Setup,
  shown: Shown,
  verifier: Verifier = BY_KIND[setup.verifier],
): Promise<Identity | NotFound> {
  const found = await verifier.identify(tx, setup, shown);
  return 'problem' in found || found.namespace === setup.namespace ? found : NOT_CONFIRMED;
}

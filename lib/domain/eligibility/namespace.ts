import { type VerifierKind } from '@/lib/domain/eligibility/types';
import { hasMobileNumber, hasResidentNumber } from '@/lib/domain/text/personal-numbers';

/**
 * The namespace that a verifier's identifiers belong to; two of a name never meet in one process.
 * @param detail the issuer of an identity provider, or the name of a list
 * @returns null: nobody is verified
 */
export function namespaceOf(kind: VerifierKind, detail: string): string | null {
  if (kind === 'none') return null;
  return kind === 'codes' ? 'codes' : `${kind}:${detail}`;
}

/** The form of a list's name in its namespace. */
export const LIST_NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** An identifier of a list as it is compared: people write blanks, dashes and small letters as they like. */
export function plainIdentifier(written: string): string {
  return written
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase();
}

export const LEAST_IDENTIFIER = 6;
const MOST_IDENTIFIER = 100;
export type IdentifierProblem = 'identifier-length' | 'personal-number' | 'phone-number';

/**
 * Why an identifier is not taken; null: it is. A resident registration number may not be used (개인정보 보호법 제24조의2), a phone
 * number changes hands, and a short one is guessed.
 */
export function identifierProblem(plain: string): IdentifierProblem | null {
  const length = Array.from(plain).length;
  if (length < LEAST_IDENTIFIER || length > MOST_IDENTIFIER) return 'identifier-length';
  if (hasResidentNumber(plain)) return 'personal-number';
  return hasMobileNumber(plain) ? 'phone-number' : null;
}

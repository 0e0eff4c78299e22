import type { Language } from '@/lib/domain/language';

/** What somebody may be given beside being a resident. Each but the last two belongs to one government. */
export const STAFF_ROLES = [
  'reviewer',
  'committee',
  'editor',
  'election-office',
  'auditor',
  'operator',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Roles whose rights hold only after a second factor was given in the same session. */
export const NEEDS_SECOND_FACTOR: readonly StaffRole[] = ['election-office', 'operator'];

/** A role of a person. */
export interface RoleGrant {
  id: string;
  role: StaffRole;
  /** Null: of every government (auditors and operators alone). */
  lafCd: string | null;
  /** Of reviewers: whose proposals they judge. */
  department: string | null;
}

/** Why somebody who is signed in writes nothing yet, or no more. */
export type WritingBar = 'age' | 'guardian' | 'barred';

/** Who is asking: an account, in one of its sessions. */
export interface Viewer {
  id: string;
  session: string;
  /** As shown beside what they write. */
  name: string;
  email: string | null;
  language: Language;
  /** Invented, in demo mode alone. */
  demo: boolean;
  grants: readonly RoleGrant[];
  /** `none`: the account has none; `asked`: it has one, not given in this session; `given`: it was. */
  secondFactor: 'none' | 'asked' | 'given';
  bar: WritingBar | null;
}

import {
  NEEDS_SECOND_FACTOR,
  type RoleGrant,
  type StaffRole,
  type Viewer,
  type WritingBar,
} from '@/lib/domain/access/roles';

/**
 * Who may do something. `anyone`: without an account too; `account`: whoever is signed in, in matters of the own account; `resident`:
 * every account that may write; `owner`: those whose thing it is; a list of roles: who holds one of them for the government it
 * concerns. With `ofDepartment` a reviewer's department has to be the one in charge, where there is one.
 */
export type Permission =
  'anyone' | 'account' | 'resident' | 'owner' | { roles: readonly StaffRole[]; ofDepartment?: boolean };

/** What something is done to. */
export interface Target {
  /** The government that it concerns; null: none, or all. */
  lafCd: string | null;
  /** The accounts whose thing it is. */
  owners?: readonly string[];
  /** The department in charge; null: none yet. */
  department?: string | null;
}

/** Why something is not allowed, as a name that never changes. */
export type Refusal =
  | 'sign-in'
  | 'not-yours'
  | 'no-role'
  | 'other-government'
  | 'other-department'
  | 'second-factor'
  | WritingBar;

/** Whether somebody may do something to a target: null, or why not. @param viewer null: without an account */
export function refusalOf(viewer: Viewer | null, permission: Permission, target: Target): Refusal | null {
  if (permission === 'anyone') return null;
  if (viewer === null) return 'sign-in';
  if (permission === 'account') return null;
  if (viewer.bar !== null) return viewer.bar;
  if (permission === 'resident') return null;
  if (permission === 'owner') return target.owners?.includes(viewer.id) === true ? null : 'not-yours';
  return roleRefusal(viewer, permission, target);
}

/** The nearest miss is what is told: somebody who only lacks the second factor is asked for it. */
const NEARNESS: readonly Refusal[] = ['no-role', 'other-government', 'other-department', 'second-factor'];

function roleRefusal(
  viewer: Viewer,
  permission: { roles: readonly StaffRole[]; ofDepartment?: boolean },
  target: Target,
): Refusal | null {
  let nearest: Refusal = 'no-role';
  for (const grant of viewer.grants) {
    if (!permission.roles.includes(grant.role)) continue;
    const miss = missOf(grant, viewer, target, permission.ofDepartment === true);
    if (miss === null) return null;
    if (NEARNESS.indexOf(miss) > NEARNESS.indexOf(nearest)) nearest = miss;
  }
  return nearest;
}

function missOf(
  { role, lafCd, department }: RoleGrant,
  { secondFactor }: Viewer,
  target: Target,
  ofDepartment: boolean,
): Refusal | null {
  if (lafCd !== null && lafCd !== target.lafCd) return 'other-government';
  const inCharge = target.department ?? null;
  if (ofDepartment && department !== null && inCharge !== null && department !== inCharge)
    return 'other-department';
  return NEEDS_SECOND_FACTOR.includes(role) && secondFactor !== 'given' ? 'second-factor' : null;
}

/** The governments for which somebody holds one of the roles; `all` where a grant holds for every one. */
export function governmentsOf(viewer: Viewer, roles: readonly StaffRole[]): 'all' | readonly string[] {
  const codes = viewer.grants.filter(({ role }) => roles.includes(role)).map(({ lafCd }) => lafCd);
  return codes.includes(null) ? 'all' : [...new Set(codes.filter((code) => code !== null))];
}

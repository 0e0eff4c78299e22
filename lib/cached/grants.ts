import { readRegister } from '@/lib/cached/register';
import type { StaffRole } from '@/lib/domain/access/roles';
import { seoulDay } from '@/lib/domain/calendar';
import { displayName } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';

interface Grant {
  role: StaffRole;
  lafCd: string | null;
  department: string | null;
}

/** Roles with the names of their governments. */
export async function shownGrants(language: Language, grants: readonly Grant[]) {
  const register = await readRegister();
  const today = seoulDay(new Date());
  const placeOf = (lafCd: string) => {
    const government = register.find((one) => one.lafCd === lafCd);
    return government === undefined ? lafCd : displayName(government, today, language);
  };
  return grants.map(({ role, lafCd, department }) => ({
    role,
    department,
    place: lafCd === null ? null : placeOf(lafCd),
  }));
}

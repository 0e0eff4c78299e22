import { messages } from '@/lib/content/messages';
import type { StaffRole } from '@/lib/domain/access/roles';
import type { Language } from '@/lib/domain/language';

export interface ShownGrant {
  role: StaffRole;
  /** The government's name; null: of all. */
  place: string | null;
  department: string | null;
}

/** What somebody may do, in words: "수원시 도로과 검토 담당". */
export function grantsText(language: Language, grants: readonly ShownGrant[]): string {
  const { account } = messages(language);
  if (grants.length === 0) return account.roles.resident;
  return grants.map((one) => account.grant(account.roles[one.role], one.place, one.department)).join(', ');
}

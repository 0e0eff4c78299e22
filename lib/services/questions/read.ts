import { memberSitePool } from '@/lib/db/site-pool';
import { governmentsOf } from '@/lib/domain/access/permission';
import type { StaffRole, Viewer } from '@/lib/domain/access/roles';
import type { Asked, QuestionDesk } from '@/lib/domain/questions/types';
import { type DeskOf, findDesk } from '@/lib/queries/questions/desk';
import { findAsked } from '@/lib/queries/questions/one';
import { canMail } from '@/lib/services/mail/send';
import { type About, findAbout } from '@/lib/services/questions/about';

/** Questions that were asked before, on the page where one more can be asked. */
const BEFORE = 5;

export interface Asking {
  about: About;
  /** What was asked about it before. */
  asked: Asked;
  /** Whether one can ask without an account. */
  byMail: boolean;
}

/** Something that can be asked about; null where there is none such. @param about as the address says */
export async function readAsking(about: string): Promise<Asking | null> {
  const pool = memberSitePool();
  const found = await findAbout(pool, about);
  if (found === null) return null;
  return { about: found, asked: await findAsked(pool, found.beside[0] ?? '', BEFORE), byMail: canMail() };
}

/** Whose questions somebody answers and moderates; null: nobody's. */
export function deskOf(viewer: Viewer): DeskOf | null {
  if (viewer.bar !== null) return null;
  const isOperator = viewer.secondFactor === 'given' && viewer.grants.some(({ role }) => role === 'operator');
  const nation = isOperator ? [''] : [];
  const codes = (roles: readonly StaffRole[]) => [governmentsOf(viewer, roles)].flat();
  const answers = [...codes(['reviewer', 'editor']), ...nation];
  return answers.length === 0 ? null : { answers, moderates: [...codes(['editor']), ...nation] };
}

/** What an official has to do about questions. @param query `after`: where the list of what waits begins */
export async function readQuestionDesk(of: DeskOf, query: URLSearchParams): Promise<QuestionDesk> {
  const after = query.get('after') ?? '';
  return findDesk(memberSitePool(), of, /^[1-9]\d{0,8}$/.test(after) ? Number(after) : null);
}

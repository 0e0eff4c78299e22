import { memberSitePool } from '@/lib/db/site-pool';
import type { EligibilityDesk } from '@/lib/domain/eligibility/page';
import type { Language } from '@/lib/domain/language';
import { openSheet } from '@/lib/services/eligibility/codes';

/** A sheet of codes with the names of its tracks; null codes: it was shown before. Reading it takes it away. */
export async function readSheet(
  { process, tracks }: EligibilityDesk,
  { sheet: id, person, language }: { sheet: string; person: string; language: Language },
): Promise<{ tracks: readonly string[]; codes: readonly string[] | null }> {
  const sheet = await openSheet(memberSitePool(), { id, process, person });
  const names = tracks.flatMap(({ key, names: of }) =>
    sheet?.tracks.includes(key) === true ? [of[language]] : [],
  );
  return { tracks: names, codes: sheet?.codes ?? null };
}

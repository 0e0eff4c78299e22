import { readRegister } from '@/lib/cached/register';
import { seoulDay } from '@/lib/domain/calendar';
import { displayName } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';

/** Governments with their names, in the order of the codes given; unknown ones by their code. */
export async function shownGovernments(language: Language, codes: readonly string[]) {
  const register = await readRegister();
  const today = seoulDay(new Date());
  return codes.map((lafCd) => {
    const government = register.find((one) => one.lafCd === lafCd);
    return { lafCd, name: government === undefined ? lafCd : displayName(government, today, language) };
  });
}

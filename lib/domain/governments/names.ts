import type { Language } from '@/lib/domain/language';
import type { GovernmentName, GovernmentRef, IsoDate } from '@/lib/domain/governments/types';
import { upperOn, validOn } from '@/lib/domain/governments/validity';

/**
 * The name that a government bears on a day, or the nearest one that it bore.
 * @throws Error when it has none, which the register rules out
 */
export function nameOn(
  government: { lafCd: string; names: readonly GovernmentName[] },
  on: IsoDate,
): GovernmentName {
  const name = validOn(government.names, on);
  if (name === null) throw new Error(`government ${government.lafCd} has no name`);
  return name;
}

/** What English puts behind a place: "Seoul" for "Seoul Metropolitan Government", provinces with their full name. */
function englishPlace(nameEn: string): string {
  return nameEn.replace(
    / (Metropolitan (Government|City)|Special Self-Governing City|Integrated Special City)$/,
    '',
  );
}

/**
 * A name that stands for one government only, for lists and links: a lower tier always with its upper tier
 * ("서울중구", "Jung-gu, Seoul"), since 중구 alone are six. An upper tier by its own name ("서울특별시").
 */
export function displayName(government: GovernmentRef, on: IsoDate, language: Language): string {
  const name = nameOn(government, on);
  const upper = upperOn(government, on);
  if (upper === null) return language === 'ko' ? name.nameKo : name.nameEn;
  return language === 'ko' ? name.shortKo : `${name.nameEn}, ${englishPlace(nameOn(upper, on).nameEn)}`;
}

/** The name in full, for a page's heading: "서울특별시 중구", "Jung-gu, Seoul Metropolitan Government". */
export function fullName(government: GovernmentRef, on: IsoDate, language: Language): string {
  const name = nameOn(government, on);
  const upper = upperOn(government, on);
  if (upper === null) return language === 'ko' ? name.nameKo : name.nameEn;
  const upperName = nameOn(upper, on);
  return language === 'ko' ? `${upperName.nameKo} ${name.nameKo}` : `${name.nameEn}, ${upperName.nameEn}`;
}

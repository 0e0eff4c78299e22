import { displayName, type GovernmentRef, type IsoDate, nameOn } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';

/** A government as lists and links show it: its code, and the name that stands for it alone in each language. */
export interface GovernmentLink {
  lafCd: string;
  names: Record<Language, string>;
}

/** @param on the day whose names are shown */
export function governmentLink(government: GovernmentRef, on: IsoDate): GovernmentLink {
  const name = (language: Language) => displayName(government, on, language);
  return { lafCd: government.lafCd, names: { ko: name('ko'), en: name('en') } };
}

/** A government's own name, for sentences on its own page, whose heading says where it lies: "횡성군". */
export function ownName(
  { government, on }: { government: GovernmentRef; on: IsoDate },
  language: Language,
): string {
  const { nameKo, nameEn } = nameOn(government, on);
  return language === 'ko' ? nameKo : nameEn;
}

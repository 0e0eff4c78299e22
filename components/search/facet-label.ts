import { messages } from '@/lib/content/messages';
import { findField } from '@/lib/domain/fields';
import { displayName, type GovernmentRef } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import { type FacetName, NO_FIELD } from '@/lib/domain/search';

/** A facet's value in words: `080` → 사회복지, `4111000` → 경기수원시. */
export type FacetLabel = (facet: FacetName, value: string) => string;

/** @param on the day whose names of governments are shown */
export function facetLabels(
  language: Language,
  governments: readonly GovernmentRef[],
  on: string,
): FacetLabel {
  const { terms } = messages(language);
  const known = new Map(governments.map((government) => [government.lafCd, government]));
  const government = (code: string) => {
    const found = known.get(code);
    return found === undefined ? code : displayName(found, on, language);
  };
  const field = (code: string) =>
    code === NO_FIELD ? terms.fieldUnknown : (findField(code)?.[language] ?? code);
  const labels: Record<FacetName, (value: string) => string> = {
    year: (value) => terms.year(Number(value)),
    upper: government,
    government,
    field,
    account: (value) => value,
  };
  return (facet, value) => labels[facet](value);
}

import { messages } from '@/lib/content/messages';
import type { TrackRule } from '@/lib/domain/eligibility/types';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** Who may vote in a track, in words, one condition each; one sentence where nobody may. */
export function ruleTexts(language: Language, rule: TrackRule | null): string[] {
  const { counting, eligibility: text } = messages(language);
  if (rule === null) return [text.who.nobody];
  const { districts, categories } = rule;
  const names = categories.map((one) => text.categories[one]).join(', ');
  return [
    ...(rule.namedOnly === true ? [counting.namedOnly] : []),
    ageText(language, rule),
    districts.length === 0 ? text.who.anyDistrict : text.who.districts(districts.join(', ')),
    categories.length === 0 ? text.who.anyCategory : text.who.categories(names),
  ];
}

function ageText(language: Language, { leastAge: least, greatestAge: greatest, ageDay }: TrackRule): string {
  const { who } = messages(language).eligibility;
  const day = date(ageDay, language);
  if (least !== null && greatest !== null) return who.agesBetween(count(least), count(greatest), day);
  if (least !== null) return who.agesFrom(count(least), day);
  return greatest === null ? who.anyAge : who.agesTo(count(greatest), day);
}

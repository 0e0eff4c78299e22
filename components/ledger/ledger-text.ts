import { fieldName } from '@/lib/content/field-name';
import { messages } from '@/lib/content/messages';
import { percent } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { RULES } from '@/lib/domain/rules';
import type { BaseRate, Discrepancy } from '@/lib/domain/rules/ledger';

/** A field, a column or a source in words; '' where all of the subject is meant. */
export function partText({ rule, part }: Pick<Discrepancy, 'rule' | 'part'>, language: Language): string {
  if (part === '') return '';
  if (rule === 'field-total') return fieldName(part, language);
  const { ledger, relations } = messages(language);
  const names: Readonly<Record<string, string>> =
    rule === 'relation-removed-share' ? relations.names : ledger.words;
  return names[part] ?? part;
}

/** The subject in plain text, for titles: the project's name, or the government and its year, or the source. */
export function subjectText(one: Discrepancy, language: Language): string {
  const { government, year, project } = one;
  const part = partText(one, language);
  const where = [government?.names[language], year === null ? null : messages(language).terms.year(year)];
  return [project?.name, ...where, part].filter((text) => text != null && text !== '').join(', ');
}

export function ruleName(rule: Discrepancy['rule'], language: Language): string {
  return RULES[rule].name[language];
}

/** A share to the thousandth of a per cent where it is small: base rates are. Never rounded to nothing. */
export function rateText({ checked, found }: BaseRate): string {
  if (checked === 0) return '';
  if (found * 1000 >= checked * 10 || found === 0) return percent(Math.round((found * 1000) / checked));
  const share = (found * 100) / checked;
  return share < 0.001 ? '< 0.001 %' : `${share.toFixed(3)} %`;
}

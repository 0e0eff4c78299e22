import type { Messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** The texts of the tool, handed over by the page: the scripts do not carry those of the whole site. */
export type Words = Messages['recount']['tool'];

/** Puts values into the places of a text: `{count}개`. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** A rule as it is called; one that has no name yet by its technical one. */
export function ruleName(rule: string, { rules, completions }: Words): string {
  const [base = '', completion] = rule.split('+');
  const name = rules[base] ?? base;
  return completion === undefined ? name : `${name}, ${completions[completion] ?? completion}`;
}

/** What the parts of the tool share. */
export interface Shown {
  language: Language;
  words: Words;
}

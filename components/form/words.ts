import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** How a form names its fields and what was wrong with them. */
export interface ProblemWords {
  title: string;
  field: (name: string) => string;
  problem: (code: string) => string;
}

/**
 * A subject's words, over those that every form shares.
 * @param fields labels by field name
 * @param problems texts by code, of this subject
 */
export function problemWords(
  language: Language,
  fields: Readonly<Record<string, string>> = {},
  problems: Readonly<Record<string, string>> = {},
): ProblemWords {
  const { member } = messages(language);
  const shared: Readonly<Record<string, string>> = member.problems;
  return {
    title: member.problemsTitle,
    field: (name) => fields[name] ?? name,
    problem: (code) => problems[code] ?? shared[code] ?? member.problems.invalid,
  };
}

import { governmentLink } from '@/lib/domain/government-link';
import { GLOSSARY, glossaryPath } from '@/lib/domain/glossary';
import { type Government, registerOf } from '@/lib/domain/governments';
import { phrase, queryForName, shadowOf, type SuggestionsDocument } from '@/lib/domain/search';
import { type SearchReader, SearchTooSlow } from '@/lib/search/engine';
import { siteReader } from '@/lib/search/site-reader';

const GOVERNMENTS = 4;
const TERMS = 2;
const PROJECTS = 8;

/** What to offer for a text that somebody is typing. What takes too long is not offered. */
export async function suggestFor(
  text: string,
  {
    governments,
    today,
    reader = siteReader(),
  }: { governments: readonly Government[]; today: string; reader?: SearchReader },
): Promise<SuggestionsDocument> {
  const shadow = shadowOf(text);
  if (shadow === '') return { governments: [], terms: [], projects: [] };
  const { governments: codes, terms } = await reader.refer(text, governments, today);
  const register = registerOf(governments);
  const places = codes.flatMap((code) => register.get(code) ?? []).slice(0, GOVERNMENTS);
  const names = await reader.suggest(phrase(shadow), PROJECTS).catch((error: unknown) => {
    if (error instanceof SearchTooSlow) return [];
    throw error;
  });
  return {
    governments: places.map((government) => {
      const { lafCd, names: named } = governmentLink(government, today);
      return { name_ko: named.ko, name_en: named.en, page: `/g/${lafCd}` };
    }),
    terms: terms.slice(0, TERMS).flatMap((id) => {
      const term = GLOSSARY.find((one) => one.id === id);
      return term === undefined ? [] : [{ name_ko: term.ko, name_en: term.en, page: glossaryPath(id) }];
    }),
    projects: names.map(({ name, projects }) => ({
      name,
      projects,
      page: `/search?${new URLSearchParams({ q: queryForName(name) }).toString()}`,
    })),
  };
}

import { governmentLink } from '@/lib/domain/government-link';
import { findGovernments, type Government } from '@/lib/domain/governments';
import { phrase, queryForName, shadowOf, type SuggestionsDocument } from '@/lib/domain/search';
import { type SearchReader, SearchTooSlow } from '@/lib/search/engine';
import { siteReader } from '@/lib/search/site-reader';

const GOVERNMENTS = 4;
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
  if (shadow === '') return { governments: [], projects: [] };
  const places = findGovernments(governments, text, today).slice(0, GOVERNMENTS);
  const names = await reader.suggest(phrase(shadow), PROJECTS).catch((error: unknown) => {
    if (error instanceof SearchTooSlow) return [];
    throw error;
  });
  return {
    governments: places.map(({ government }) => {
      const { lafCd, names: named } = governmentLink(government, today);
      return { name_ko: named.ko, name_en: named.en, page: `/g/${lafCd}` };
    }),
    projects: names.map(({ name, projects }) => ({
      name,
      projects,
      page: `/search?${new URLSearchParams({ q: queryForName(name) }).toString()}`,
    })),
  };
}

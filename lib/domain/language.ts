export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** Korean stands at the root, English under /en. `path` begins with a slash. */
export function localPath(language: Language, path: string): string {
  if (language === 'ko') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

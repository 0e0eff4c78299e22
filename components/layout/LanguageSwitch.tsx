import { messages } from '@/lib/content/messages';
import { type Language, localPath } from '@/lib/domain/language';

const OTHER: Record<Language, Language> = { ko: 'en', en: 'ko' };

/** The way to this same page in the other language, named in that language. */
export function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  const other = OTHER[language];
  return (
    <a className="language" href={localPath(other, path)} hrefLang={other} lang={other}>
      {messages(language).layout.otherLanguage}
    </a>
  );
}

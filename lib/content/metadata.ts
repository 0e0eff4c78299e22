import type { Metadata } from 'next';
import { messages } from '@/lib/content/messages';
import { type Language, LANGUAGES, localPath } from '@/lib/domain/language';
import { readEnv } from '@/lib/env';

/** What the whole site's pages share: the name behind each title, and the word for demo data in it. */
export function siteMetadata(language: Language, demo: boolean): Metadata {
  const { common } = messages(language);
  const name = demo ? `${common.siteName} (${common.demoTitle})` : common.siteName;
  const base = readEnv().SITE_URL;
  return {
    ...(base === undefined ? {} : { metadataBase: new URL(base) }),
    title: { default: `${name} · ${common.siteTagline}`, template: `%s · ${name}` },
    description: common.siteTagline,
    icons: { icon: '/favicon.svg' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
    // Invented figures under real names are not for search engines.
    robots: demo ? { index: false, follow: false } : { index: true, follow: true },
  };
}

/**
 * The metadata of one page: its title, description, and its address in both languages.
 * @param path without language prefix, without query
 * @param title left out at the root, which carries the site's own: the layout's template does not reach its own page
 */
export function pageMetadata(
  language: Language,
  { path, title, description }: { path: string; title?: string; description: string },
): Metadata {
  const languages = Object.fromEntries(LANGUAGES.map((other) => [other, localPath(other, path)]));
  const canonical = localPath(language, path);
  const known = readEnv().SITE_URL !== undefined;
  // Without SITE_URL the site does not know its own address, and a wrong one is worse than none.
  return {
    ...(title === undefined ? {} : { title }),
    description,
    ...(known ? { alternates: { canonical, languages } } : {}),
  };
}

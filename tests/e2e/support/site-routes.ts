import { readdirSync } from 'node:fs';
import path from 'node:path';
import { splitLanguage } from '@/lib/http/routes';

const APP = path.join(import.meta.dirname, '../../../app');

/** Every route of the site by the files of the app, without language: `/participate/[id]/vote`, `/api/ballot/[id]/files/[name]`. */
export function siteRoutes(): string[] {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' });
  return files.flatMap((file) => {
    const folder = /^(.*?)(?:(?:^|\/)page\.tsx|\/route\.ts)$/.exec(file)?.[1];
    return folder === undefined ? [] : [`/${folder}`.replace(/^\/\[lang\](?=\/|$)/, '') || '/'];
  });
}

/** The route that answers an address; null: none does. Of two that fit, the one that names more of it. */
export function routeOf(routes: readonly string[], address: string): string | null {
  const { rest } = splitLanguage(address.split('?', 1)[0] ?? '');
  const fitting = routes.filter((route) => patternOf(route).test(rest));
  return fitting.sort((a, b) => (looseness(a) < looseness(b) ? -1 : 1))[0] ?? null;
}

const patternOf = (route: string) =>
  new RegExp(`^${route.replace(/\[\.\.\.\w+\]/g, '.+').replace(/\[\w+\]/g, '[^/]+')}$`);

/** Part by part: a word, one of many, any number of parts. */
const looseness = (route: string) =>
  route
    .split('/')
    .map((part) => (part.startsWith('[...') ? 2 : part.startsWith('[') ? 1 : 0))
    .join('');

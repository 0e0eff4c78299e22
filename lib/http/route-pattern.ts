import { matchRoute, splitLanguage } from '@/lib/http/routes';

/** What an address of the site is a case of. There are few, however many addresses are asked for. */
const UNMATCHED = 'unmatched';

const FILES = new Set(['/favicon.svg', '/error.css', '/robots.txt', '/sitemap.xml']);

/** Parts of a path that name one of many, by their form. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^\d{7}$/, '{code}'],
  [/^\d{4}$/, '{year}'],
  [/^\d{4}-\d\d-\d\d$/, '{date}'],
  [/^[a-z2-7]{16}$/, '{id}'],
  [/^\d{7}-\d{4}(-\d{1,2})?$/, '{process}'],
  [/^\d+$/, '{number}'],
];

/**
 * The pattern of a path as asked for, without its language: `/en/g/4272000/2026` → `/g/{code}/{year}`. What the site does
 * not have is `unmatched`, so that the patterns stay few whatever visitors ask for.
 * @param address path and query as they came
 * @param status what was answered: of what stands under `/api` only the answer tells whether it exists
 */
export function routePattern(address: string, status: number): string {
  const [path = '/', query = ''] = address.split('?', 2);
  if (path.startsWith('/_next/')) return '/_next';
  if (FILES.has(path)) return path;
  if (path.startsWith('/samples/')) return status === 404 ? UNMATCHED : '/samples';
  if (path.startsWith('/api/')) return apiPattern(path, status);
  const { rest } = splitLanguage(path);
  if (rest.startsWith('/receipt/')) return '/receipt';
  const route = matchRoute(rest, new URLSearchParams(query), new Date().getUTCFullYear() + 1);
  return route === null ? UNMATCHED : rest.split('/').map(partOf).join('/');
}

/** The first folder under `/api`: those that exist are few. */
function apiPattern(path: string, status: number): string {
  const name = /^\/api\/[a-z-]{1,30}/.exec(path)?.[0];
  return name === undefined || status === 404 ? UNMATCHED : name;
}

function partOf(part: string, index: number, path: readonly string[]): string {
  // The number of a proposal may look like a year or a code.
  if (path[index - 1] === 'proposals') return '{number}';
  return PARTS.find(([form]) => form.test(part))?.[1] ?? part;
}

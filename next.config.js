import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';
import { readEnv } from './lib/env.ts';
import { securityHeaders } from './lib/http/security-headers.ts';

/**
 * Next would let shared caches keep a page for a month and more, and an address that does not exist for a year. A page
 * may be held for seconds, then it is asked for again by its ETag; whatever is not listed is nobody's to keep.
 */
const FOR_SECONDS = 'public, max-age=0, s-maxage=10, must-revalidate';
/** A receipt as data never changes and says itself how long it may be kept: what is set here would win over that. */
const missing = [{ type: 'query', key: 'format', value: 'json|csv' }];
/** Pages that are the same for everybody. All others may be somebody's own: nobody between may keep them. */
const PUBLIC = [
  '/',
  '/:section(g|p|search|glossary)/:path*',
  '/participate',
  '/participate/:id',
  '/participate/:id/:part(proposals|opinion|winners|verify|result|ceremony)',
  '/participate/:id/proposals/:number',
  '/participate/:id/proposals/:number/:part(comments|versions)',
  '/questions',
  '/questions/:number(\\d+)',
];
const cacheHeaders = [
  { source: '/((?!api/|_next/|receipt/|en/receipt/).*)', value: 'private, no-cache' },
  ...PUBLIC.flatMap((path) => [path, path === '/' ? '/en' : `/en${path}`]).map((source) => ({
    source,
    value: FOR_SECONDS,
  })),
  ...['/receipt/:path*', '/en/receipt/:path*'].map((source) => ({ source, missing, value: FOR_SECONDS })),
].map(({ value, ...rule }) => ({ ...rule, headers: [{ key: 'Cache-Control', value }] }));

/** @returns {import('next').NextConfig} */
export default function config(/** @type {string} */ phase) {
  const development = phase === PHASE_DEVELOPMENT_SERVER;
  return {
    distDir: readEnv().GOTGAN_BUILD_DIR,
    cacheComponents: true,
    // Links are plain and nothing is prefetched. Without shells a first visit is rendered whole, into the cache, with its title in
    // the head and an ETag, and answers 500 when it fails. (`htmlLimitedBots: /.*/` would do as much for the title, but it
    // turns the page cache off.)
    partialPrefetching: false,
    poweredByHeader: false,
    // It reads files of its own beside it, and is large.
    serverExternalPackages: ['pdfkit'],
    // The proxy does it: the built-in redirect is answered without the headers below.
    skipTrailingSlashRedirect: true,
    devIndicators: false,
    // Pages rendered on a visit are kept in memory up to this many bytes, the least used go first, and never on disk:
    // half a million addresses cannot fill it. What the build made stays.
    cacheMaxMemorySize: 256 * 1024 * 1024,
    experimental: { globalNotFound: true, isrFlushToDisk: false },
    // Types are checked with the tests, not again on the machine of whoever starts the site.
    typescript: { ignoreBuildErrors: true },
    headers: () =>
      Promise.resolve([
        { source: '/:path*', headers: securityHeaders(development, readEnv().LEDGER_MIRROR_URL) },
        ...cacheHeaders,
      ]),
  };
}

import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';
import { readEnv } from './lib/env.ts';

/**
 * No third party, no frame, no plug-in. Pages come from a cache and cannot carry a nonce of their own, and the scripts that
 * Next writes into them differ from page to page, so that inline scripts have to be allowed; nothing on a page
 * comes from a visitor unescaped. Styles are files alone. Development reloads by eval and over a socket.
 * @param {boolean} development
 */
function contentSecurityPolicy(development) {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** On every answer: pages, files, redirects, errors, the API. */
const securityHeaders = (/** @type {boolean} */ development) => [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy(development) },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  {
    key: 'Permissions-Policy',
    value: 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/**
 * Next would let shared caches keep a page for a month and more, and an address that does not exist for a year. A page
 * may be held for seconds, then it is asked for again by its ETag; whatever is not listed is nobody's to keep.
 */
const PUBLIC_PAGES = [
  '/',
  '/en',
  '/:section(g|p|receipt|search)/:path*',
  '/en/:section(g|p|receipt|search)/:path*',
];
const cacheHeaders = [
  { source: '/((?!api/|_next/).*)', value: 'private, no-cache' },
  ...PUBLIC_PAGES.map((source) => ({ source, value: 'public, max-age=0, s-maxage=10, must-revalidate' })),
].map(({ source, value }) => ({ source, headers: [{ key: 'Cache-Control', value }] }));

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
    devIndicators: false,
    // Pages rendered on a visit are kept in memory up to this many bytes, the least used go first, and never on disk:
    // half a million addresses cannot fill it. What the build made stays.
    cacheMaxMemorySize: 256 * 1024 * 1024,
    experimental: { globalNotFound: true, isrFlushToDisk: false },
    // Types are checked with the tests, not again on the machine of whoever starts the site.
    typescript: { ignoreBuildErrors: true },
    headers: () =>
      Promise.resolve([{ source: '/:path*', headers: securityHeaders(development) }, ...cacheHeaders]),
  };
}

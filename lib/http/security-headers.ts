/**
 * No third party, no frame, no plug-in. Pages come from a cache and cannot carry a nonce of their own, and the scripts
 * that Next writes into them differ from page to page, so that inline scripts have to be allowed; nothing on a page
 * comes from a visitor unescaped. Styles are files alone. Development reloads by eval and over a socket.
 */
function contentSecurityPolicy(development: boolean, mirror: string | undefined): string {
  // The second host's copy of a vote's ledger, which the page where voters check their receipts asks.
  const second = mirror === undefined ? '' : ` ${new URL(mirror).origin}`;
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    `connect-src 'self'${second}${development ? ' ws:' : ''}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The headers that stand on every answer: pages, files, redirects, errors, the API.
 * @param mirror the second host of the ledgers (LEDGER_MIRROR_URL)
 */
export function securityHeaders(development = false, mirror?: string): { key: string; value: string }[] {
  return [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy(development, mirror) },
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
}

import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { readEnv } from '@/lib/env';
import { securityHeaders } from '@/lib/http/security-headers';

/**
 * Puts the security headers on what the server answers before it looks at its own rules: a malformed address, a doubled
 * slash. Node tells of each request here before anybody has begun to answer it.
 */
export function guardEveryAnswer(): void {
  const headers = securityHeaders(false, readEnv().LEDGER_MIRROR_URL);
  subscribe('http.server.request.start', (message) => {
    // The channel's documented message: { request, response, socket, server }.
    const { response } = message as { response: ServerResponse };
    for (const { key, value } of headers) response.setHeader(key, value);
  });
}

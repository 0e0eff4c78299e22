import type { Viewer } from '@/lib/domain/access/roles';

/** The routes of a vote as they are, with a cookie and headers of the test's own instead of Next's. */
export const ORIGIN = 'http://localhost:3000';

/** What `next/headers` hands out in a test; how often it was asked is counted. */
export interface AskedHeaders {
  headers: Headers;
  cookie: string | undefined;
  reads: number;
}

/** The module `next/headers` of a test. */
export const nextHeaders = (asked: AskedHeaders) => ({
  headers: () => {
    asked.reads += 1;
    return Promise.resolve(asked.headers);
  },
  cookies: () => {
    asked.reads += 1;
    return Promise.resolve({
      get: () => (asked.cookie === undefined ? undefined : { value: asked.cookie }),
    });
  },
});

/** Signs somebody in, or out. @returns the form token of their session */
export async function signIn(asked: AskedHeaders, viewer: Viewer | null): Promise<string> {
  const { sealSession } = await import('@/lib/auth/session-cookie');
  const { formToken } = await import('@/lib/auth/form-token');
  asked.cookie = viewer === null ? undefined : await sealSession(viewer.session);
  return viewer === null ? '' : formToken(viewer.session);
}

/** As a browser marks what a page of the site sends. */
export const FROM_HERE = { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN };

/** A request with JSON. */
export function jsonRequest(
  path: string,
  body: unknown,
  { method = 'POST', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Request {
  return new Request(`${ORIGIN}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Status and code of an answer. */
export async function codeOf(response: Response): Promise<[number, unknown]> {
  const body: unknown = await response.json();
  return [response.status, typeof body === 'object' && body !== null && 'code' in body ? body.code : null];
}

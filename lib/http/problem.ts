/** A failure as the API answers it: RFC 9457. */
export interface Problem {
  status: 400 | 404 | 500 | 503;
  /** What is wrong, in a few words; the same for every occurrence. */
  title: string;
  /** Which part of this request, and what helps. */
  detail: string;
}

/** The answer of a failure; nobody keeps it. */
export function problem({ status, title, detail }: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
      ...headers,
    },
  });
}

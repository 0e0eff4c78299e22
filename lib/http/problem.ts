/** One thing wrong with a request: where, and what it should be. */
export interface InvalidParameter {
  parameter: string;
  value: string;
  detail: string;
}

/** The errors that the API answers with, by their status and a title that never changes. */
const PROBLEMS = {
  'invalid-parameters': { status: 400, title: 'Parameters of the request are not of their form' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'too-slow': { status: 503, title: 'The request took too long and was stopped' },
  failed: { status: 500, title: 'The request failed' },
} as const;
export type ProblemType = keyof typeof PROBLEMS;

/**
 * An error as RFC 9457 problem details (`application/problem+json`).
 * @param instance the path that was asked for
 */
export function problemResponse(
  type: ProblemType,
  { detail, instance, errors }: { detail: string; instance: string; errors?: readonly InvalidParameter[] },
): Response {
  const { status, title } = PROBLEMS[type];
  const body = {
    type: `urn:open-gotgan:problem:${type}`,
    title,
    status,
    detail,
    instance,
    ...(errors ? { errors } : {}),
  };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(type === 'too-slow' ? { 'Retry-After': '5' } : {}),
    },
  });
}

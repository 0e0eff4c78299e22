/** One thing wrong with a request: where, and what it should be. */
export interface InvalidParameter {
  parameter: string;
  value: string;
  detail: string;
}

interface ProblemDetails {
  detail: string;
  /** The path that was asked for. */
  instance: string;
  errors?: readonly InvalidParameter[];
  /** Why something is not as it should be, each with a name that never changes. */
  reasons?: readonly { id: string; detail: string }[];
  /** Why, as a name that never changes. */
  code?: string;
  /** Of who has to wait: what is sent again with the same request, so that it counts as come now. */
  queue?: string;
}

/** The errors that the API answers with, by their status and a title that never changes. */
const PROBLEMS = {
  'invalid-parameters': { status: 400, title: 'Parameters of the request are not of their form' },
  unauthorized: { status: 401, title: 'The request carries no valid token' },
  forbidden: { status: 403, title: 'The request is not answered from there' },
  'sign-in': { status: 401, title: 'Nobody is signed in' },
  'not-taken': { status: 422, title: 'The form was not taken' },
  'too-large': { status: 413, title: 'The request is too large' },
  malformed: { status: 415, title: 'The request is not of its form' },
  'too-many': { status: 429, title: 'This was done too often' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'too-slow': { status: 503, title: 'The request took too long and was stopped' },
  'too-busy': { status: 503, title: 'Too many ask at once' },
  'not-ready': { status: 503, title: 'The portal is not ready' },
  failed: { status: 500, title: 'The request failed' },
} as const;
export type ProblemType = keyof typeof PROBLEMS;

const MORE_HEADERS: Partial<Record<ProblemType, Record<string, string>>> = {
  'too-slow': { 'Retry-After': '5' },
  'not-ready': { 'Retry-After': '5' },
  unauthorized: { 'WWW-Authenticate': 'Bearer' },
};

/**
 * An error as RFC 9457 problem details (`application/problem+json`).
 */
export function problemResponse(
  type: ProblemType,
  { detail, instance, ...members }: ProblemDetails,
): Response {
  const { status, title } = PROBLEMS[type];
  const body = {
    type: `urn:open-gotgan:problem:${type}`,
    title,
    status,
    detail,
    instance,
    ...members,
  };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...MORE_HEADERS[type],
    },
  });
}

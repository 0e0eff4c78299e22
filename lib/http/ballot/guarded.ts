import { log } from '@/lib/log';
import { problemResponse } from '@/lib/http/problem';
import { findElectionNow } from '@/lib/http/ballot/elections';
import { isProcessId } from '@/lib/http/routes';
import type { Election } from '@/lib/services/ballot/election';

/** What every address of a vote is answered with. */
const HEADERS = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };

export const ballotJson = (body: unknown): Response => Response.json(body, { headers: HEADERS });

/** Why something was not done: by a code, with the status that goes with it. */
const TYPES: Readonly<Record<string, Parameters<typeof problemResponse>[0]>> = {
  'no-vote': 'not-found',
  'sign-in': 'sign-in',
  'other-site': 'forbidden',
  'stale-form': 'forbidden',
  'too-large': 'too-large',
  'too-many-asked': 'too-many',
  unread: 'malformed',
};

/** A refusal as problem details. Its code says why; one that is not listed above is of a request that was read and not taken. */
export function refused(code: string, instance: string): Response {
  const type = TYPES[code] ?? 'not-taken';
  return problemResponse(type, { detail: `This was not done: ${code}.`, instance, code });
}

/** What an address of a vote is asked for. */
export interface Asked {
  request: Request;
  election: Election;
  /** The path, for problem details. */
  instance: string;
}

/**
 * Answers for a vote. An error is told by its kind alone: neither the vote nor a message or stack, which may hold what was sent.
 * @param name of the address, for the log
 */
export async function forVote(
  name: string,
  { request, id }: { request: Request; id: string },
  work: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  const instance = new URL(request.url).pathname;
  try {
    const election = isProcessId(id) ? await findElectionNow(id) : null;
    if (election === null) return refused('no-vote', instance);
    return await work({ request, election, instance });
  } catch (error) {
    log.error({ address: name, ...kindOf(error) }, 'a request of a vote failed');
    return problemResponse('failed', { detail: 'Try again.', instance, code: 'failed' });
  }
}

function kindOf(error: unknown): { type: string; code?: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  // The databases and the system name their errors.
  return 'code' in error && typeof error.code === 'string'
    ? { type: error.name, code: error.code }
    : { type: error.name };
}
